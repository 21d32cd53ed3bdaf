/** How messages reach the room: the mode, and the pause between one person's messages; a folded card.
 *  @tagname d-pace
 *  @prop {object} room     the room's value (session)
 *  @fires d-desk {what: "mode", item: {mode}}   @fires d-desk {what: "slow", item: {seconds}}
 *  @fires d-desk {what: "question"|"announcement"} */

import { live } from "../../vendor/lit/directives/live.js";
import { _, ngettext } from "../core/words.js";
import { actName, modeName } from "../core/acts.js";
import { Part, define, html, nothing } from "./element.js";

const MODES = ["open", "read_first", "read_only"];
const PAUSES = [0, 10, 30, 60, 120];

const words = () => ({
  title: _("How the talk goes"),
  none: _("No pause"),
});

/** What moderators may say to all beside messages: [command without its verb, label]. */
export const authoredLabels = () => [
  ["question", _("A question to talk about…")],
  ["announcement", _("Announcement…")],
];

const seconds = (n) => ngettext("{n} second", "{n} seconds", n);

export class Pace extends Part {
  static properties = { room: { attribute: false } };

  get ready() {
    return Boolean(this.room);
  }

  render() {
    const { session } = this.room;
    const said = words();
    const runs = session?.state === "open" || session?.state === "paused";
    return html`<details class="card">
      <summary>${said.title}</summary>
      <div class="stack tight">
        ${runs ? this.#selects(session, said) : nothing}
        <div class="acts narrow-only">
          ${authoredLabels().map(([what, label]) => this.#button(what, label))}
        </div>
      </div>
    </details>`;
  }

  #selects(session, said) {
    const mode = (event) => this.tell("d-desk", { what: "mode", item: { mode: event.target.value } });
    const slow = (event) => this.tell("d-desk", { what: "slow", item: { seconds: Number(event.target.value) } });
    return html`<div class="controls">
      <label>${actName("mode.set")}
        <select .value=${live(session.mode)} @change=${mode}>
          ${MODES.map((one) => html`<option value=${one} ?selected=${one === session.mode}>${modeName(one)}</option>`)}
        </select></label>
      <label>${actName("slow_mode.set")}
        <select .value=${live(String(session.slow_mode))} @change=${slow}>
          ${PAUSES.map(
            (one) => html`<option value=${one} ?selected=${one === session.slow_mode}>${one ? seconds(one) : said.none}</option>`,
          )}
        </select></label>
    </div>`;
  }

  #button(what, label) {
    return html`<button type="button" @click=${() => this.tell("d-desk", { what, item: {} })}>${label}</button>`;
  }
}

define("d-pace", Pace);
