/** On a phone the desk shows one of two: what waits, or the conversation. */

export function views() {
  const frame = document.querySelector(".room[data-view]");
  const buttons = [...document.querySelectorAll(".views button[data-view]")];
  buttons.forEach((button) =>
    button.addEventListener("click", () => {
      frame.dataset.view = button.dataset.view;
      buttons.forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      const { scrollHeight } = document.documentElement;
      window.scrollTo({ top: button.dataset.view === "talk" ? scrollHeight : 0, behavior: "instant" });
    }),
  );
}
