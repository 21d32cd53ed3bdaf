/** A sheet that asks one thing and answers with it: to the moderators, a note, a reason, leaving.
 *  @tagname d-sheet
 *  ask({heading, hint, quoted, field, langs, lang, choices, choose, send, stop, draft}) -> Promise
 *    answers {text, lang, choice}, or null when closed. `quoted` is {text, lang}; `choices` is [[value, label], …];
 *    `field` is the label of the text, none for a plain question; `draft` names the purpose: what was typed for it
 *    is there again when the sheet opens the next time. */

import { keyed } from "../../vendor/lit/directives/keyed.js";
import { _ } from "../core/words.js";
import { HIDDEN } from "../core/hide.js";
import { languageName } from "../core/people.js";
import { MESSAGE_POINTS, points } from "../core/text.js";
import { Part, define, html, nothing, run } from "./element.js";

const words = () => ({
  cancel: _("Cancel"),
  lang: _("Language of the text"),
  empty: _("Write something first."),
  reason: _("Name the reason"),
});
const tooLong = (n, max) => _("Your text is too long: {n} of {max} characters", { n, max });

export class Sheet extends Part {
  static properties = {
    asked: { state: true },
    mistake: { state: true },
  };

  constructor() {
    super();
    this.drafts = new Map();
    this.turn = 0;
  }

  async ask(asked) {
    this.#answer(null);
    this.asked = asked;
    this.turn += 1; // a new form: the field of the last one would keep what was typed there, for another reader
    this.mistake = null;
    await this.updateComplete;
    const dialog = this.querySelector("dialog");
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  render() {
    return html`<dialog class="sheet" aria-labelledby="sheet-heading" @close=${this.#closed}>
      ${this.asked ? keyed(this.turn, this.#form(this.asked, words())) : nothing}
    </dialog>`;
  }

  #form(asked, said) {
    return html`<form method="dialog" @submit=${this.#submit}>
      <h2 id="sheet-heading">${asked.heading}</h2>
      ${asked.quoted ? html`<div class="original">${run(asked.quoted.text, asked.quoted.lang)}</div>` : nothing}
      ${asked.hint ? html`<p class="soft">${asked.hint}</p>` : nothing}
      ${asked.choices ? this.#choices(asked) : nothing} ${asked.field ? this.#field(asked, said) : nothing}
      <div class="foot">
        <p class="mistake" id="sheet-mistake" role="alert">${this.mistake ?? nothing}</p>
        <div class="acts">
          <button type="button" @click=${() => this.querySelector("dialog").close()}>${said.cancel}</button>
          <button class=${asked.stop ? "stop" : "primary"}>${asked.send}</button>
        </div>
      </div>
    </form>`;
  }

  #choices({ choose, choices }) {
    return html`<fieldset class="pick">
      <legend>${choose}</legend>
      ${choices.map(
        ([value, label]) => html`<label><input type="radio" name="choice" value=${value} /><span>${label}</span></label>`,
      )}
    </fieldset>`;
  }

  #field({ field, langs, lang, draft }, said) {
    return html`
      <label class="ask"><span>${field}</span>
        <textarea
          class="field" name="text" rows="3" aria-describedby="sheet-mistake" .value=${this.drafts.get(draft) ?? ""}
          @input=${(event) => draft && this.drafts.set(draft, event.target.value)}
        ></textarea></label>
      ${langs?.length > 1
        ? html`<label class="ask"><span>${said.lang}</span><select class="field" name="lang">
            ${langs.map((one) => html`<option value=${one} ?selected=${one === lang}>${languageName(one)}</option>`)}
          </select></label>`
        : nothing}
    `;
  }

  #submit(event) {
    event.preventDefault();
    const { asked } = this;
    const data = new FormData(event.target);
    const text = String(data.get("text") ?? "").trim();
    const choice = data.get("choice");
    this.mistake = this.#fault(asked, text, choice);
    if (this.mistake) return;
    this.drafts.delete(asked.draft);
    this.#answer({ text, lang: data.get("lang") ?? asked.lang, choice });
    this.querySelector("dialog").close("done");
  }

  #fault(asked, text, choice) {
    const count = points(text);
    const limit = asked.limit ?? MESSAGE_POINTS;
    if (asked.choices && !choice) return words().reason;
    if (asked.field && !asked.optional && count === 0) return words().empty;
    return count > limit ? tooLong(count, limit) : null;
  }

  #closed(event) {
    if (event.target.returnValue !== HIDDEN) this.#answer(null);
  }

  #answer(answer) {
    this.resolve?.(answer);
    this.resolve = null;
  }
}

define("d-sheet", Sheet);
