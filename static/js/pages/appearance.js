/** Text size, light and dark: the page changes at once and stays where it is, with all that was typed; the server
 *  is told, so that the next page looks the same. Without a connection it is told when there is one again, or, as a
 *  last try, when the page goes. */

import { NoAnswer, postForm } from "../core/api.js";

const AGAIN = 5_000;
let again = null;

/** Have the buttons of `[data-chooses]` in the menu work on this page. */
export function choosing(menu) {
  menu.querySelectorAll("[data-chooses] button").forEach((button) =>
    button.addEventListener("click", (event) => {
      event.preventDefault();
      choose(button);
      tell(menu.dataset.csrf);
    }),
  );
  ["online", "pagehide"].forEach((type) =>
    window.addEventListener(type, () => {
      if (again) tell(menu.dataset.csrf);
    }),
  );
}

function choose(button) {
  const { name, value } = button;
  document.documentElement.dataset[name] = value;
  button
    .closest("[data-chooses]")
    .querySelectorAll("button")
    .forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
}

/** Both at once: of two presses on a slow line, the second does not know yet what came of the first. */
function tell(csrf) {
  clearTimeout(again);
  again = null;
  const { theme, size } = document.documentElement.dataset;
  postForm("/appearance", csrf, { theme, size }).catch((fault) => {
    if (!(fault instanceof NoAnswer)) throw fault;
    again ??= setTimeout(tell, AGAIN, csrf);
  });
}
