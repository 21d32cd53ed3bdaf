/** A small form for words in one language: to change a message, to answer, to write it in another language.
 *  @tagname d-write
 *  @prop {string} label     what is written here
 *  @prop {string} hint      a sentence below the label
 *  @prop {string} text      what stands in the field at first
 *  @prop {string} lang      its language, and the choice made first
 *  @prop {string[]} langs   languages to choose from; one or none shows no choice
 *  @prop {string} save      the button
 *  @prop {number} limit     code points
 *  @fires d-written {text, lang}   @fires d-cancel */

import { _ } from "../core/words.js";
import { languageName } from "../core/people.js";
import { MESSAGE_POINTS, points } from "../core/text.js";
import { Part, define, html, nothing } from "./element.js";

const words = () => ({ cancel: _("Cancel"), lang: _("Language of the text"), empty: _("Write something first.") });
const tooLong = (n, max) => _("Your text is too long: {n} of {max} characters", { n, max });

let made = 0;

export class WriteForm extends Part {
  static properties = {
    label: {},
    hint: {},
    text: {},
    lang: {},
    langs: { attribute: false },
    save: {},
    limit: { type: Number },
    mistake: { state: true },
    chosen: { state: true },
  };

  constructor() {
    super();
    this.limit = MESSAGE_POINTS;
    this.number = ++made;
  }

  firstUpdated() {
    this.querySelector("textarea").focus({ preventScroll: true });
    this.scrollIntoView({ block: "center" });
  }

  render() {
    const said = words();
    const field = `write-${this.number}`;
    const lang = this.chosen ?? this.lang;
    return html`<form class="stack tight" @submit=${this.#submit}>
      <label for=${field}>${this.label}</label>
      ${this.hint ? html`<p class="small soft">${this.hint}</p>` : nothing}
      <textarea
        class="field" id=${field} rows="3" lang=${lang} .defaultValue=${this.text ?? ""}
        aria-invalid=${this.mistake ? "true" : "false"} aria-describedby="${field}-mistake"
      ></textarea>
      <p class="mistake" id="${field}-mistake" role="alert">${this.mistake ?? nothing}</p>
      ${this.langs?.length > 1 ? this.#choice(said, lang) : nothing}
      <div class="acts">
        <button class="primary">${this.save}</button>
        <button type="button" @click=${() => this.tell("d-cancel")}>${said.cancel}</button>
      </div>
    </form>`;
  }

  #choice(said, lang) {
    return html`<label class="ask"><span>${said.lang}</span>
      <select class="field" @change=${(event) => { this.chosen = event.target.value; }}>
        ${this.langs.map((one) => html`<option value=${one} ?selected=${one === lang}>${languageName(one)}</option>`)}
      </select></label>`;
  }

  #submit(event) {
    event.preventDefault();
    const text = this.querySelector("textarea").value.trim();
    const count = points(text);
    this.mistake = count === 0 ? words().empty : count > this.limit ? tooLong(count, this.limit) : null;
    if (!this.mistake) this.tell("d-written", { text, lang: this.chosen ?? this.lang });
  }
}

define("d-write", WriteForm);
