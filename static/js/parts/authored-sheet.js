/** A sheet for one text in several languages: an announcement, a question. Languages left empty stay missing; the
 *  reader's own comes first.
 *  @tagname d-authored
 *  ask({heading, langs, lang, send}) -> Promise of {lang: text, …}, or null when closed */

import { _ } from "../core/words.js";
import { HIDDEN } from "../core/hide.js";
import { languageName } from "../core/people.js";
import { AUTHORED_POINTS, points } from "../core/text.js";
import { Part, define, html, nothing } from "./element.js";

const words = () => ({
  cancel: _("Cancel"),
  empty: _("Write something first."),
  hint: _("Write it in as many languages as you can. Who reads another language sees the first one that is there."),
});
const tooLong = (n, max) => _("Your text is too long: {n} of {max} characters", { n, max });

export class AuthoredSheet extends Part {
  static properties = { asked: { state: true }, mistake: { state: true } };

  async ask(asked) {
    this.asked = asked;
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
    return html`<dialog class="sheet" aria-labelledby="authored-heading" @close=${this.#closed}>
      ${this.asked ? this.#form(words()) : nothing}
    </dialog>`;
  }

  #form(said) {
    const { heading, langs, lang, send } = this.asked;
    const order = [lang, ...langs.filter((one) => one !== lang)];
    return html`<form method="dialog" @submit=${this.#submit}>
      <h2 id="authored-heading">${heading}</h2>
      <p class="soft small">${said.hint}</p>
      <div class="text-in">
        ${order.map(
          (one) => html`<label class="ask"><span>${languageName(one)}</span>
            <textarea class="field" name=${one} lang=${one} rows="2" aria-describedby="authored-mistake"></textarea></label>`,
        )}
      </div>
      <div class="foot">
        <p class="mistake" id="authored-mistake" role="alert">${this.mistake ?? nothing}</p>
        <div class="acts">
          <button type="button" @click=${() => this.querySelector("dialog").close()}>${said.cancel}</button>
          <button class="primary">${send}</button>
        </div>
      </div>
    </form>`;
  }

  #submit(event) {
    event.preventDefault();
    const written = [...new FormData(event.target)].map(([lang, text]) => [lang, String(text).trim()]);
    const texts = Object.fromEntries(written.filter(([, text]) => text));
    const longest = Math.max(0, ...Object.values(texts).map(points));
    this.mistake = longest === 0 ? words().empty : longest > AUTHORED_POINTS ? tooLong(longest, AUTHORED_POINTS) : null;
    if (this.mistake) return;
    event.target.reset();
    this.#answer(texts);
    this.querySelector("dialog").close("done");
  }

  #closed(event) {
    if (event.target.returnValue !== HIDDEN) this.#answer(null);
  }

  #answer(texts) {
    this.resolve?.(texts);
    this.resolve = null;
  }
}

define("d-authored", AuthoredSheet);
