/** The way to the next stage, beside the line of the stage.
 *  @tagname d-next-stage
 *  @prop {object} room   @prop {object} words   @prop {string} lang
 *  @fires d-desk {what: "stage"} */

import { _ } from "../core/words.js";
import { actName } from "../core/acts.js";
import { authored } from "../core/reading.js";
import { Part, define, html, nothing } from "./element.js";

const named = (title) => _("To the next stage: {title}", { title });

export class NextStage extends Part {
  static properties = { room: { attribute: false }, words: { attribute: false }, lang: {} };

  get ready() {
    return Boolean(this.room && this.words);
  }

  render() {
    const { session, stage } = this.room;
    const stages = this.words.sessions[session?.id]?.stages ?? [];
    const next = stages.find(({ number }) => number > (stage ?? 0));
    if (!next || (session.state !== "open" && session.state !== "paused")) return nothing;
    const title = authored(this.words, next.title, this.lang)?.text;
    return html`<button type="button" class="quiet" @click=${() => this.tell("d-desk", { what: "stage", item: {} })}>
      ${title ? named(title) : actName("stage.next")}
    </button>`;
  }
}

define("d-next-stage", NextStage);
