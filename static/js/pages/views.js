/** On a phone the desk shows one of two: what waits, or the conversation, at its end. */

export function views(toEnd) {
  const frame = document.querySelector(".room[data-view]");
  const buttons = [...document.querySelectorAll(".views button[data-view]")];
  buttons.forEach((button) =>
    button.addEventListener("click", () => {
      frame.dataset.view = button.dataset.view;
      buttons.forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      if (button.dataset.view === "talk") toEnd();
      else window.scrollTo({ top: 0, behavior: "instant" });
    }),
  );
}
