/** The words of a message as the reader sees them: in their own language with its label and the original one tap
 *  away, else the original with the name of its language. Templates, used by message.js and the desk. */

import { _ } from "../core/words.js";
import { languageName } from "../core/people.js";
import { html, nothing, run } from "./element.js";

const words = () => ({
  human: _("Translated by an interpreter"),
  checked: _("Checked by an interpreter"),
  machine: _("Machine translation, not checked"),
  original: _("Original"),
  close: _("Close the original"),
});

const writtenIn = (language) => _("Original: {language}", { language });

/** How a text came to stand in this language, or null for a text in the reader's own. */
export function labelOf(read, lang) {
  if (read.how) return words()[read.how];
  return read.lang === lang ? null : writtenIn(languageName(read.lang));
}

/** The paragraph itself. */
export function textOf(read) {
  return html`<p>${run(read.text, read.lang)}</p>`;
}

/** The button that opens the original, where there is one. */
export function originalButton(read, open, toggle) {
  if (!read.original) return nothing;
  const { original, close } = words();
  return html`<button type="button" class="quiet" aria-expanded=${open ? "true" : "false"} @click=${toggle}>
    ${open ? close : original}
  </button>`;
}

/** The original below the rendering. */
export function originalOf(read) {
  return html`<div class="original">
    <div class="small soft">${writtenIn(languageName(read.original.lang))}</div>
    ${run(read.original.text, read.original.lang)}
  </div>`;
}
