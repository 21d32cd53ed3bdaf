/** The one card "now": what waits for a moderator, one thing at a time, each with at most a few acts. An act can be
 *  stopped for 5 seconds; the keys 1, 2, 3 press the acts in their order, and can be switched off.
 *  @tagname d-now
 *  @prop {object[]} queue     see desk-queue.js
 *  @prop {object[]} pending   acts of the outbox that can still be stopped; meta.target names the thing
 *  @prop {object} view        {words, me, lang, langs, reads, now, message(id), read(message)}
 *  @fires d-desk {what, item}   @fires d-stop {key} */

import { _ } from "../core/words.js";
import { actName } from "../core/acts.js";
import { Part, define, html, nothing } from "./element.js";
import { cardOf } from "./now-things.js";

const words = () => ({
  title: _("Now"),
  nothing: _("Nothing is waiting for you"),
  before: _("The one before"),
  next: _("The next one"),
  stop: _("Stop"),
  stoppable: _("For 5 seconds after the press it can be stopped."),
  keys: _("Keys: 1, 2, 3"),
});

const place = (n, m) => _("{n} of {m}", { n, m });

/** The acts of the outbox that concern one thing, each with Stop. */
export function pendingLines(part, pending) {
  const { stop } = words();
  return pending.map(
    (item) => html`<div class="pending">
      <span>${item.meta?.title ?? actName(item.c)}</span>
      <button type="button" class="stop" @click=${() => part.tell("d-stop", { key: item.key })}>${stop}</button>
    </div>`,
  );
}

export class NowCard extends Part {
  static properties = {
    queue: { attribute: false },
    pending: { attribute: false },
    view: { attribute: false },
    current: { state: true }, // id of the thing that is shown
    keys: { state: true },
  };

  constructor() {
    super();
    this.keys = true;
    this.pending = [];
    this.pressed = (event) => this.#key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.pressed);
    super.disconnectedCallback();
  }

  get ready() {
    return Boolean(this.queue && this.view);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    const known = this.queue.findIndex((thing) => thing.id === this.current);
    this.index = known >= 0 ? known : Math.min(this.index ?? 0, Math.max(0, this.queue.length - 1));
    this.current = this.queue[this.index]?.id ?? null;
  }

  render() {
    const said = words();
    const thing = this.queue[this.index];
    const many = this.queue.length > 1;
    return html`
      <div class="now-head">
        <h2>${said.title}${thing ? html` <span class="soft">${place(this.index + 1, this.queue.length)}</span>` : nothing}</h2>
        ${many ? this.#step(-1, "←", said.before) : nothing} ${many ? this.#step(1, "→", said.next) : nothing}
      </div>
      ${thing ? this.#card(thing, said) : html`<section class="card"><p class="soft">${said.nothing}</p></section>`}
      ${pendingLines(this, this.pending.filter((item) => !this.#isOn(item, thing)))}
    `;
  }

  #isOn(item, thing) {
    return thing !== undefined && item.meta?.target === thing.id;
  }

  #card(thing, said) {
    const { heading, body, acts } = cardOf(thing, this.view);
    const pending = this.pending.filter((item) => this.#isOn(item, thing));
    return html`<section class="card now">
      <div class="small soft">${heading}</div>
      ${body}
      ${pending.length > 0 ? pendingLines(this, pending) : html`<div class="acts">${acts.map((act, i) => this.#act(thing, act, i))}</div>`}
      <div class="keys">
        ${said.stoppable}
        <label class="check wide-only"><input type="checkbox" .checked=${this.keys} @change=${this.#turnKeys} />
          <span>${said.keys}</span></label>
      </div>
    </section>`;
  }

  #act(thing, { what, label, off }, index) {
    const press = () => off || this.tell("d-desk", { what, item: thing });
    return html`<button
      type="button" class=${index === 0 ? "primary" : ""} data-key=${index + 1}
      aria-disabled=${off ? "true" : "false"} @click=${press}
    >${label}</button>`;
  }

  #step(by, sign, label) {
    const count = this.queue.length;
    const go = () => { this.current = this.queue[(this.index + by + count) % count].id; };
    return html`<button type="button" class="quiet" aria-label=${label} @click=${go}>${sign}</button>`;
  }

  #turnKeys(event) {
    this.keys = event.target.checked;
  }

  #key(event) {
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
    if (!this.keys || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = this.querySelector(`.card.now [data-key="${CSS.escape(event.key)}"]`);
    button?.click();
  }
}

define("d-now", NowCard);
