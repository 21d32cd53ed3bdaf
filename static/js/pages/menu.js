/** The menu in the bar, on every page: what is chosen there works at once; Escape, a press elsewhere and going on
 *  with the keyboard close it, so that it stands in nobody's way. */

import { choosing } from "./appearance.js";

function closing(menu) {
  const elsewhere = (place) => menu.open && !menu.contains(place);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && elsewhere(relatedTarget)) menu.open = false;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (elsewhere(target)) menu.open = false;
  });
}

document.querySelectorAll(".langs").forEach((menu) => {
  choosing(menu);
  closing(menu);
});
