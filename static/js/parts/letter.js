/** Something new that everybody, or only the reader, should not miss: a question, an announcement, a note from the
 *  moderators, an answer to a request, what became of an act. It stands at the end of the talk until it is closed.
 *  @tagname d-letter
 *  @prop {{kind: "question"|"announcement"|"note"|"answer"|"done"|"refused", id, outcome, line}} letter
 *  @prop {object} words   @prop {string} lang
 *  @fires d-seen {id} */

import { _ } from "../core/words.js";
import { authored } from "../core/reading.js";
import { outcomeName } from "../core/why.js";
import { Part, define, html, nothing, run } from "./element.js";

const words = () => ({
  question: _("A question to talk about"),
  announcement: _("Announcement"),
  note: _("From the moderators, only to you"),
  answer: _("Answer to your request"),
  close: _("Close"),
});

/** The heading over a letter of this kind. */
export const letterTitle = (kind) => words()[kind];

function letterText(letter, store, lang) {
  if (letter.kind === "question" || letter.kind === "announcement") return authored(store, letter.id, lang);
  return store.notes[letter.note ?? letter.id] ?? null;
}

/** All of a letter in one line, for those who listen. */
export function letterLine(letter, store, lang) {
  const name = letterTitle(letter.kind);
  const said = [letter.line, outcomeName(letter.outcome), letterText(letter, store, lang)?.text];
  const text = said.filter(Boolean).join(" ");
  return name && text ? _("{name}: {text}", { name, text }) : name ?? text;
}

export class Letter extends Part {
  static properties = { letter: { attribute: false }, words: { attribute: false }, lang: {} };

  get ready() {
    return Boolean(this.letter && this.words);
  }

  render() {
    const { letter } = this;
    const text = letterText(letter, this.words, this.lang);
    return html`<section class="prompt announcement">
      <div class="small soft">${letterTitle(letter.kind) ?? nothing}</div>
      ${letter.line ? html`<p>${letter.line}</p>` : nothing}
      ${letter.outcome ? html`<p>${outcomeName(letter.outcome)}</p>` : nothing}
      ${text ? html`<p>${run(text.text, text.lang)}</p>` : nothing}
      <button type="button" class="quiet" @click=${() => this.tell("d-seen", { id: letter.id })}>${words().close}</button>
    </section>`;
  }
}

define("d-letter", Letter);
