/** The conversation: the question, the messages in their order, what is the reader's own and not in the room, and the
 *  way to what is older and newer. Keeps the reader's place: at the end it follows, elsewhere it stays.
 *  @tagname d-talk
 *  @prop {object} room       the room's value
 *  @prop {object} view       see d-message; `known` is filled in here
 *  @prop {object[]} own      items of the personal stream
 *  @prop {object[]} outgoing items of the outbox, lane "message", audience "room"
 *  @prop {object[]} letters  see d-letter
 *  @fires d-older   @fires d-restore {message}   @fires d-below {below: boolean}   and those of the parts inside */

import "./letter.js";
import "./message.js";
import "./outgoing-message.js";
import "./own-message.js";
import { repeat } from "../../vendor/lit/directives/repeat.js";
import { _ } from "../core/words.js";
import { authored } from "../core/reading.js";
import { Part, define, html, nothing, run } from "./element.js";
import { letterTitle } from "./letter.js";
import { Place } from "./place.js";

const words = () => ({
  label: _("The conversation"),
  empty: _("Nobody has written yet."),
  older: _("Older messages"),
  withdrawn: _("A message was taken back by its author"),
  hidden: _("A message was taken out of the room by the moderators"),
  erased: _("A message was erased"),
  restore: _("Show in the room again"),
});

export class Talk extends Part {
  static properties = {
    room: { attribute: false },
    view: { attribute: false },
    own: { attribute: false },
    outgoing: { attribute: false },
    letters: { attribute: false },
  };

  constructor() {
    super();
    this.own = [];
    this.outgoing = [];
    this.letters = [];
    this.place = new Place(this, (below) => this.tell("d-below", { below }));
    this.addEventListener("d-find", (event) => this.find(event.detail.message));
  }

  get ready() {
    return Boolean(this.room && this.view);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    this.place.before();
  }

  updated(changed) {
    const waits = [this.outgoing, this.own, this.letters].map((list) => list.length).join();
    const last = this.room.messages.at(-1)?.seq ?? 0;
    this.place.after({ last, waits, first: changed.get("room") === undefined && changed.has("room") });
  }

  connectedCallback() {
    super.connectedCallback();
    this.place.enter();
  }

  disconnectedCallback() {
    this.place.leave();
    super.disconnectedCallback();
  }

  /** Show one message and put the focus on it. */
  find(id) {
    const target = this.querySelector(`#${CSS.escape(id)}`);
    target?.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
  }

  render() {
    const said = words();
    const { room, own, outgoing, letters } = this;
    this.view.known = new Map(room.messages.map((message) => [message.id, message]));
    const none = room.messages.length + own.length + outgoing.length === 0;
    return html`
      ${this.#authored("question", room.question)} ${this.#authored("announcement", room.announcement)}
      ${room.older
        ? html`<button type="button" class="older quiet" @click=${() => this.tell("d-older")}>${said.older}</button>`
        : nothing}
      ${none ? html`<p class="empty">${said.empty}</p>` : nothing}
      <ul class="messages" role="list" aria-label=${said.label}>
        ${repeat(room.messages, (message) => message.id, (message) => html`<li>${this.#one(message, said)}</li>`)}
        ${repeat(own, (item) => item.message, (item) => html`<li><d-own .item=${item} .view=${this.view}></d-own></li>`)}
        ${repeat(outgoing, (item) => item.key, (item) => html`<li><d-outgoing .item=${item}></d-outgoing></li>`)}
        ${repeat(letters, (letter) => letter.id, (letter) => html`<li>
          <d-letter .letter=${letter} .words=${this.view.words} .lang=${this.view.lang}></d-letter>
        </li>`)}
      </ul>
    `;
  }

  #authored(kind, id) {
    const text = authored(this.view.words, id, this.view.lang);
    if (!text) return nothing;
    return html`<section class="prompt ${kind}">
      <div class="small soft">${letterTitle(kind)}</div>${run(text.text, text.lang)}
    </section>`;
  }

  #one(message, said) {
    if (message.state === "shown") return html`<d-message .message=${message} .view=${this.view}></d-message>`;
    const restores = message.state === "hidden" && this.view.role === "moderator";
    const restore = () => this.tell("d-restore", { message: message.id });
    return html`<div class="quietline" id=${message.id} tabindex="-1">
      ${said[message.state]}
      ${restores ? html`<button type="button" class="quiet" @click=${restore}>${said.restore}</button>` : nothing}
    </div>`;
  }
}

define("d-talk", Talk);
