/** Hide: a blank page at once, by a button and by itself in the background; the place is kept. And idleness: a page
 *  that was in the background for too long signs out. Nobody is thrown out for listening. */

import { _ } from "./words.js";

/** What a sheet's `returnValue` is when it was only hidden and will be shown again. */
export const HIDDEN = "hidden";

const words = () => ({
  hidden: _("The screen is hidden. Your place is kept; others see no change. Tap to return."),
});

/** Blank the page on `hide()`; with `byItself` also whenever it goes to the background. */
export function hiding({ byItself }) {
  const blank = document.createElement("div");
  blank.className = "blank";
  const back = document.createElement("button");
  back.type = "button";
  back.className = "cover";
  blank.append(back);
  let before = null;

  function hide() {
    if (blank.isConnected) return;
    before = {
      focus: document.activeElement,
      sheets: [...document.querySelectorAll("dialog[open]")],
      parts: [...document.body.children].filter((part) => part !== blank),
    };
    before.sheets.forEach((sheet) => sheet.close(HIDDEN)); // an open one would keep the way back out of reach
    before.parts.forEach((part) => cover(part, true)); // not taken away: what is scrolled keeps its place
    back.textContent = words().hidden;
    document.body.append(blank);
    back.focus();
  }

  function show() {
    blank.remove();
    before.parts.forEach((part) => cover(part, false));
    before.sheets.forEach((sheet) => sheet.showModal());
    before.focus?.focus?.({ preventScroll: true });
  }

  back.addEventListener("click", show);
  if (byItself) document.addEventListener("visibilitychange", () => document.hidden && hide());
  return { hide, show };
}

function cover(part, covered) {
  part.inert = covered;
  part.classList.toggle("covered", covered);
}

/** Call `leave` once the page has been in the background for `seconds`. */
export function idling(seconds, leave) {
  let since = null;
  let timer = 0;
  const check = () => {
    if (since !== null && Date.now() - since >= seconds * 1_000) leave();
  };
  document.addEventListener("visibilitychange", () => {
    check();
    clearTimeout(timer);
    since = document.hidden ? Date.now() : null;
    if (document.hidden) timer = setTimeout(check, seconds * 1_000);
  });
}
