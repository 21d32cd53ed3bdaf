/** One message of the room, with its label and what the reader may do with it.
 *  @tagname d-message
 *  @prop {object} message   an item of the room's messages, state "shown"
 *  @prop {object} view      {words, me, lang, role, langs, writes, releases, own, replies, inTime: Set, known: Map}
 *  @fires d-reply d-look d-find {message}       @fires d-revise {message, revision, lang, text}
 *  @fires d-withdraw d-erase {message}          @fires d-quote {message, revision, lang, given}
 *  @fires d-take-out {message}                  @fires d-want-rendering {message, revision, lang}
 *  @fires d-render {message, revision, lang, text} */

import { _ } from "../core/words.js";
import { markOf, nameOf } from "../core/people.js";
import { reading } from "../core/reading.js";
import { beginning } from "../core/text.js";
import { Part, define, html, nothing, shape } from "./element.js";
import { labelOf, originalButton, originalOf, textOf } from "./message-text.js";
import { moreActs } from "./message-acts.js";

const words = () => ({
  reply: _("Reply"),
  more: _("More…"),
  changed: _("changed"),
  inRoom: _("In the room"),
  gone: _("A message that is no longer here"),
  earlier: _("An earlier message"),
  edit: _("Change your message"),
  save: _("Save changes"),
});

const stageName = (n) => _("Stage {n}", { n });
const renderTitle = (language) => _("Write it in: {language}", { language });

export class Message extends Part {
  static properties = {
    message: { attribute: false },
    view: { attribute: false },
    original: { state: true },
    writing: { state: true }, // null, "edit", or {title, lang} of a rendering
  };

  get ready() {
    return Boolean(this.message && this.view);
  }

  render() {
    const { message, view } = this;
    const said = words();
    const read = reading(view.words, message.revision, message.renderings, view.lang);
    const mine = message.author === view.me;
    return html`<article class="msg ${mine ? "mine" : ""}" id=${message.id} tabindex="-1">
      ${this.#header(message)} ${message.reply_to ? this.#replied(said) : nothing}
      ${read ? textOf(read) : nothing}
      <div class="from">
        ${this.#labels(read, mine, said).map((label) => html`<span>${label}</span>`)}
        ${read ? originalButton(read, this.original, () => { this.original = !this.original; }) : nothing}
        ${view.replies
          ? html`<button type="button" class="quiet" @click=${() => this.tell("d-reply", { message: message.id })}>
              ${said.reply}
            </button>`
          : nothing}
        ${read
          ? html`<details class="more" @toggle=${() => this.firstElementChild.scrollIntoView({ block: "nearest" })}>
              <summary>${said.more}</summary>${moreActs(this, mine, read)}
            </details>`
          : nothing}
      </div>
      ${read?.original && this.original ? originalOf(read) : nothing} ${this.writing ? this.#write(read, said) : nothing}
    </article>`;
  }

  #header({ author, stage }) {
    const { words: known, me } = this.view;
    return html`<header>
      ${shape(markOf(known, author))}<b>${nameOf(known, author, me)}</b>
      ${stage === null ? nothing : html`<span class="soft small">${stageName(stage)}</span>`}
    </header>`;
  }

  #labels(read, mine, said) {
    const how = read ? labelOf(read, this.view.lang) : null;
    return [mine ? said.inRoom : null, how, this.message.changed ? said.changed : null].filter(Boolean);
  }

  #replied(said) {
    const { known, words: store, me, lang } = this.view;
    const target = known.get(this.message.reply_to);
    if (!target) return html`<span class="reply">${said.earlier}</span>`;
    const read = target.state === "shown" && reading(store, target.revision, target.renderings, lang);
    if (!read) return html`<span class="reply">${said.gone}</span>`;
    const find = () => this.tell("d-find", { message: target.id });
    return html`<button type="button" class="reply" @click=${find}>
      <b>${nameOf(store, target.author, me)}</b> <span lang=${read.lang}>${beginning(read.text)}</span>
    </button>`;
  }

  /** Called from the further acts. */
  write(what) {
    this.writing = what;
    this.querySelector(".more").open = false;
  }

  #write(read, said) {
    const { id, revision } = this.message;
    const done = () => { this.writing = null; };
    const send = (event, type) => {
      done();
      this.tell(type, { message: id, revision, ...event.detail });
    };
    const original = read.original ?? read;
    if (this.writing === "edit") {
      return html`<d-write
        .label=${said.edit} .text=${original.text} .lang=${original.lang} .save=${said.save}
        @d-written=${(event) => send(event, "d-revise")} @d-cancel=${done}
      ></d-write>`;
    }
    return html`<d-write
      .label=${renderTitle(this.writing.title)} .lang=${this.writing.lang} .save=${said.save}
      @d-written=${(event) => send(event, "d-render")} @d-cancel=${done}
    ></d-write>`;
  }
}

define("d-message", Message);
