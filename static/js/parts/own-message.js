/** An own message that waits for a moderator, came back, or was taken out of the room.
 *  @tagname d-own
 *  @prop {object} item    {message, revision, state: held|returned|hidden, rule, outcome, reason, note}
 *  @prop {object} view    {words, lang, mends, replies, inTime, known, writes}
 *  @fires d-revise {message, revision, lang, text}   @fires d-withdraw d-erase {message} */

import "./erase-button.js";
import "./write-form.js";
import { _ } from "../core/words.js";
import { heldAsItIs, heldBecause, withReason } from "../core/why.js";
import { Part, define, html, nothing, run } from "./element.js";

const words = () => ({
  you: _("You"),
  change: _("Change"),
  back: _("Take back"),
  returned: _("Your text has come back to you with a note from the moderator. The other participants have not seen it."),
  sent: _("A moderator has sent your text back to you. The other participants have not seen it."),
  closed: _("The meeting ended before a moderator could read this. The other participants have not seen it."),
  hidden: _("A moderator took this message out of the room."),
  edit: _("Change your message"),
  save: _("Send again"),
  note: _("From the moderator"),
  more: _("More…"),
});

export class OwnMessage extends Part {
  static properties = {
    item: { attribute: false },
    view: { attribute: false },
    writing: { state: true },
  };

  get ready() {
    return Boolean(this.item && this.view);
  }

  render() {
    const { item, view } = this;
    const said = words();
    const text = item.revision && view.words.revisions[item.revision];
    const refs = { message: item.message };
    const changes = text && this.#mayChange();
    return html`<article class="msg mine ${item.state === "held" ? "held" : "returned"}" id=${item.message} tabindex="-1">
      <header><b>${said.you}</b></header>
      ${text ? html`<p>${run(text.text, text.lang)}</p>` : nothing}
      <p class="why">${this.#why(said, changes)}</p>
      ${this.#note(said)}
      <div class="from">
        ${changes
          ? html`<button type="button" class="quiet" @click=${() => { this.writing = true; }}>${said.change}</button>`
          : nothing}
        <button type="button" class="quiet" @click=${() => this.tell("d-withdraw", refs)}>${said.back}</button>
        <details class="more"><summary>${said.more}</summary>
          <d-erase @d-confirmed=${() => this.tell("d-erase", refs)}></d-erase>
        </details>
      </div>
      ${this.writing && text ? this.#write(text, said) : nothing}
    </article>`;
  }

  /** What came back of an edit can be sent again for as long as the message itself can be changed. */
  #mayChange() {
    const { item, view } = this;
    if (!view.mends || item.state === "hidden") return false;
    if (item.state === "held" || !view.known?.has(item.message)) return true;
    return view.replies && view.inTime.has(item.message);
  }

  #why(said, changes) {
    const { state, rule, outcome, reason, note } = this.item;
    if (state === "held") return changes ? heldBecause(rule) : heldAsItIs(rule);
    if (outcome === "session_closed") return said.closed;
    if (state === "returned") return note ? said.returned : said.sent;
    return reason ? withReason(said.hidden, reason) : said.hidden;
  }

  #note(said) {
    const note = this.item.note && this.view.words.notes[this.item.note];
    if (!note) return nothing;
    return html`<div class="mirror"><div class="small soft">${said.note}</div>${run(note.text, note.lang)}</div>`;
  }

  #write(text, said) {
    const { message, revision } = this.item;
    const done = () => { this.writing = false; };
    const send = (event) => {
      done();
      this.tell("d-revise", { message, revision, ...event.detail });
    };
    return html`<d-write
      .label=${said.edit} .text=${text.text} .lang=${text.lang} .langs=${this.view.writes} .save=${said.save}
      @d-written=${send} @d-cancel=${done}
    ></d-write>`;
  }
}

define("d-own", OwnMessage);
