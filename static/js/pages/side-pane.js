/** On a phone the side opens as a sheet over the talk; Escape and its own link close it. */

export function sidePane() {
  const side = document.getElementById("side");
  const opener = document.querySelector(".side-opener");
  if (!side || !opener) return;
  opener.setAttribute("aria-expanded", "false");

  function turn(open) {
    side.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
    (open ? side : opener).focus({ preventScroll: true });
  }

  opener.addEventListener("click", (event) => {
    event.preventDefault();
    turn(true);
  });
  side.addEventListener("keydown", (event) => event.key === "Escape" && side.classList.contains("open") && turn(false));
  side.querySelectorAll('a[href="#main"]').forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      turn(false);
    }),
  );
}
