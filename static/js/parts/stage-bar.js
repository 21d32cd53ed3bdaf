/** The line under the bar: which stage, and how much time is left.
 *  @tagname d-stage-bar
 *  @prop {object} room      the room's value (session, stage)
 *  @prop {object} words     the words beside events
 *  @prop {string} lang      the reader's language
 *  @prop {{left_s: number|null, told: number}} clock   time left in the stage, and when that was told (ms)
 *  Without an open session it says how the meeting stands. */

import { _, ngettext } from "../core/words.js";
import { authored } from "../core/reading.js";
import { minutesLeft, secondsLeft } from "../core/time.js";
import { Part, define, html, nothing } from "./element.js";

const TICK = 15_000;

const words = () => ({
  planned: _("The meeting has not begun yet."),
  paused: _("The room is paused"),
  closed: _("The meeting has ended"),
  soon: _("Less than a minute is left"),
  over: _("The time of this stage is over"),
});

const stageOf = (number, count) => _("Stage {n} of {m}", { n: number, m: count });
const left = (minutes) => ngettext("{n} min left", "{n} min left", minutes);

export class StageBar extends Part {
  static properties = {
    room: { attribute: false },
    words: { attribute: false },
    lang: {},
    clock: { attribute: false },
  };

  connectedCallback() {
    super.connectedCallback();
    this.ticking = setInterval(() => this.requestUpdate(), TICK);
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
    super.disconnectedCallback();
  }

  get ready() {
    return Boolean(this.room && this.words);
  }

  render() {
    const { session, stage } = this.room;
    const said = words();
    if (!session || session.state === "planned") return html`<b>${said.planned}</b>`;
    if (session.state === "closed") return html`<b>${said.closed}</b>`;
    const stages = this.words.sessions[session.id]?.stages ?? [];
    const current = stages.find((known) => known.number === stage);
    return html`
      ${session.state === "paused" ? html`<span class="chip notice">${said.paused}</span>` : nothing}
      ${current ? this.#stage(current, stages.length) : nothing}
    `;
  }

  #stage(current, count) {
    const title = authored(this.words, current.title, this.lang);
    const heading = stageOf(current.number, count);
    return html`
      <b>${heading}${title ? html` · <span lang=${title.lang}>${title.text}</span>` : nothing}</b>
      ${this.#time(current)}
    `;
  }

  #time(current) {
    const seconds = secondsLeft(this.clock?.left_s, this.clock?.told, Date.now());
    if (seconds === null) return nothing;
    const total = current.minutes * 60;
    const said = words();
    const line = seconds === 0 ? said.over : seconds < 60 ? said.soon : left(minutesLeft(seconds));
    const gone = Math.round(total - Math.min(seconds, total));
    return html`<progress aria-hidden="true" max=${total} value=${gone}></progress><span>${line}</span>`;
  }
}

define("d-stage-bar", StageBar);
