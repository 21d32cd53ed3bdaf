/** Where one writes. Enter makes a new line, Ctrl+Enter sends; the draft is kept by the page.
 *  @tagname d-composer
 *  @prop {string[]} langs    languages the reader writes
 *  @prop {string} lang       the one chosen
 *  @prop {string} hint       a sentence above the field (writing ahead)
 *  @prop {string} shut       why nobody may write here now; the field gives way to it and keeps its text
 *  @prop {string} replying   the beginning of the message this answers, or null
 *  @prop {boolean} offers    whether one may ask that a moderator reads it first; counts for the next message alone
 *  @prop {string} send       the button; `aside` whether "To the moderators…" is offered
 *  @fires d-send {text, lang, first}  @fires d-draft {text, lang, first}  @fires d-unreply  @fires d-aside */

import { _ } from "../core/words.js";
import { languageName } from "../core/people.js";
import { MESSAGE_POINTS, points } from "../core/text.js";
import { Part, define, html, nothing } from "./element.js";

const NEAR = 200; // from here on the count is shown

const words = () => ({
  write: _("Write in your language"),
  send: _("Send"),
  aside: _("To the moderators…"),
  lang: _("Language of what you write"),
  first: _("Ask a moderator to read this first"),
  more: _("More…"),
  unreply: _("Stop answering"),
});

const replyTo = (beginning) => _("Answer to: {text}", { text: beginning });
const counted = (n, max) => _("{n} of {max} characters", { n, max });
const tooLong = (n, max) => _("Your text is too long: {n} of {max} characters", { n, max });

export class Composer extends Part {
  static properties = {
    langs: { attribute: false },
    lang: {},
    hint: {},
    shut: {},
    replying: {},
    label: {},
    aside: { type: Boolean },
    offers: { type: Boolean },
    extras: { attribute: false },
    text: { state: true },
    first: { state: true },
    tools: { state: true },
  };

  constructor() {
    super();
    this.text = "";
    this.first = false;
    this.aside = true;
    this.extras = [];
  }

  get ready() {
    return Boolean(this.langs);
  }

  /** Put words into the field: a draft from before, or what came back; what stands there already stays first. */
  put(text, lang, first = false) {
    this.text = this.text.trim() ? `${this.text.trim()}\n\n${text}` : text;
    this.first ||= first;
    if (this.langs?.includes(lang)) this.lang = lang;
    this.#drafted();
  }

  async focusField() {
    await this.updateComplete;
    this.querySelector("textarea")?.focus();
  }

  render() {
    const said = words();
    const asideButton = this.aside
      ? html`<button type="button" @click=${() => this.tell("d-aside")}>${said.aside}</button>`
      : nothing;
    if (this.shut) return html`<div class="shut row"><span class="grow">${this.shut}</span>${asideButton}</div>`;
    const count = points(this.text);
    const label = this.label ?? said.write;
    return html`<form class="compose ${this.tools ? "more" : ""} ${count > 0 ? "begun" : ""}" @submit=${this.#submit}>
      ${this.hint ? html`<p class="hint" id="composer-hint">${this.hint}</p>` : nothing}
      ${this.replying ? this.#replyBar(said) : nothing}
      <textarea
        rows="1" lang=${this.lang} aria-label=${label} placeholder=${label} enterkeyhint="enter"
        aria-describedby="composer-hint composer-count" .value=${this.text}
        @input=${this.#input} @keydown=${this.#key}
      ></textarea>
      <button
        type="button" class="more-tools quiet" aria-expanded=${this.tools ? "true" : "false"} aria-label=${said.more}
        @click=${() => { this.tools = !this.tools; }}
      >…</button>
      <div class="tools">
        ${asideButton}
        ${this.extras.map(([type, detail, name]) => html`<button
          type="button" class="wide-only" @click=${() => this.tell(type, detail)}
        >${name}</button>`)}
        ${this.langs.length > 1 ? this.#choice(said) : nothing}
        ${this.offers || this.first ? this.#asking(said) : nothing}
        <span class="count ${count > MESSAGE_POINTS ? "over" : ""}" id="composer-count">${this.#count(count)}</span>
      </div>
      <button class="primary send">${said.send}</button>
    </form>`;
  }

  #count(count) {
    if (count > MESSAGE_POINTS) return tooLong(count, MESSAGE_POINTS);
    return count > MESSAGE_POINTS - NEAR ? counted(count, MESSAGE_POINTS) : nothing;
  }

  #choice(said) {
    return html`<select aria-label=${said.lang} @change=${this.#choose}>
      ${this.langs.map((one) => html`<option value=${one} ?selected=${one === this.lang}>${languageName(one)}</option>`)}
    </select>`;
  }

  #asking(said) {
    return html`<label class="ask-first"><input
      type="checkbox" .checked=${this.first} @change=${this.#ask}
    /><span>${said.first}</span></label>`;
  }

  #replyBar(said) {
    return html`<div class="reply-bar">
      <span>${replyTo(this.replying)}</span>
      <button type="button" class="quiet" @click=${() => this.tell("d-unreply")}>${said.unreply}</button>
    </div>`;
  }

  #input(event) {
    this.text = event.target.value;
    this.#drafted();
  }

  #choose(event) {
    this.lang = event.target.value;
    this.#drafted();
  }

  #ask(event) {
    this.first = event.target.checked;
    this.#drafted();
  }

  #key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#submit(event);
  }

  #drafted() {
    this.tell("d-draft", { text: this.text, lang: this.lang, first: this.first });
  }

  #submit(event) {
    event.preventDefault();
    const text = this.text.trim();
    const count = points(text);
    if (count === 0 || count > MESSAGE_POINTS) {
      this.querySelector("textarea").focus();
      return;
    }
    const { lang, first } = this;
    this.text = "";
    this.first = false;
    this.tools = false;
    this.tell("d-send", { text, lang, first });
    this.#drafted();
  }
}

define("d-composer", Composer);
