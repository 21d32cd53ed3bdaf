/** What the moderators write to each other, and what was written to them; a folded card.
 *  @tagname d-desk-talk
 *  @prop {object} desk (messages)   @prop {object} words   @prop {string} me
 *  @prop {string[]} langs   languages the reader writes
 *  @fires d-among {text, lang}   @fires d-desk {what: "note", item: {author}} */

import "./write-form.js";
import { _ } from "../core/words.js";
import { nameOf } from "../core/people.js";
import { Part, define, html, nothing, run } from "./element.js";

const words = () => ({
  title: _("Between the moderators"),
  fresh: _("new"),
  toUs: _("To the moderators"),
  answer: _("Answer"),
  write: _("Write to the moderators"),
  send: _("Send"),
  none: _("Nobody has written yet."),
  open: _("Write"),
});

export class DeskTalk extends Part {
  static properties = {
    desk: { attribute: false },
    words: { attribute: false },
    me: {},
    langs: { attribute: false },
    writing: { state: true },
    read: { state: true }, // how many messages the reader has seen
  };

  get ready() {
    return Boolean(this.desk && this.words);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    this.read ??= this.desk.messages.at(-1)?.id ?? "";
  }

  render() {
    const said = words();
    const { messages } = this.desk;
    const fresh = (messages.at(-1)?.id ?? "") !== this.read;
    return html`<details class="card" @toggle=${this.#seen}>
      <summary>${said.title} ${fresh ? html`<span class="chip">${said.fresh}</span>` : nothing}</summary>
      ${messages.length === 0 ? html`<p class="soft">${said.none}</p>` : nothing}
      <ul class="list lines stacked">${messages.map((message) => this.#one(message, said))}</ul>
      ${this.writing ? this.#field(said) : html`<div class="acts">
        <button type="button" @click=${() => { this.writing = true; }}>${said.open}</button>
      </div>`}
    </details>`;
  }

  #one({ author, revision, audience }, said) {
    const text = this.words.revisions[revision];
    if (!text) return nothing;
    const answer = () => this.tell("d-desk", { what: "note", item: { author } });
    const toUs = audience === "moderators";
    return html`<li>
      <div class="small"><b>${nameOf(this.words, author, this.me)}</b>
        ${toUs ? html`<span class="soft">${said.toUs}</span>` : nothing}</div>
      ${run(text.text, text.lang)}
      ${toUs ? html`<button type="button" class="quiet small" @click=${answer}>${said.answer}</button>` : nothing}
    </li>`;
  }

  #field(said) {
    const send = ({ detail }) => {
      this.writing = false;
      this.tell("d-among", detail);
    };
    return html`<d-write
      .label=${said.write} .lang=${this.langs[0]} .langs=${this.langs} .save=${said.send}
      @d-written=${send} @d-cancel=${() => { this.writing = false; }}
    ></d-write>`;
  }

  #seen(event) {
    if (event.target.open) this.read = this.desk.messages.at(-1)?.id ?? "";
  }
}

define("d-desk-talk", DeskTalk);
