/** Who speaks, who asked, and asking to speak.
 *  @tagname d-floor
 *  @prop {object} room      the room's value (floor, hands, session)
 *  @prop {object} words     the words beside events
 *  @prop {string} me
 *  @prop {string} turn      the stage's turn rule: free or queue
 *  @prop {boolean} asks     whether the reader may ask to speak
 *  @prop {boolean} gives    whether the reader gives the floor
 *  @fires d-hand {raised: boolean}   @fires d-give {member}   @fires d-clear */

import { _ } from "../core/words.js";
import { nameOf } from "../core/people.js";
import { Part, define, html, nothing } from "./element.js";
import { namesOf } from "./who-reads.js";

const words = () => ({
  mine: _("It is your turn."),
  nobody: _("Nobody has the floor now"),
  ask: _("Ask to speak"),
  stop: _("Stop asking to speak"),
  clear: _("End this turn"),
});

const speaking = (name) => _("Speaking: {name}", { name });
const next = (names) => _("Next: {names}", { names });
const giveTo = (name) => _("Give the floor: {name}", { name });

export class FloorLine extends Part {
  static properties = {
    room: { attribute: false },
    words: { attribute: false },
    me: {},
    turn: {},
    asks: { type: Boolean },
    gives: { type: Boolean },
  };

  get ready() {
    return Boolean(this.room && this.words);
  }

  render() {
    const { floor, hands, session } = this.room;
    const queue = this.turn === "queue" && session?.state === "open";
    if (!queue && !floor && hands.length === 0) return nothing;
    const said = words();
    const who = floor === this.me ? said.mine : floor ? speaking(nameOf(this.words, floor, this.me)) : said.nobody;
    return html`<div class="turn">
      <b>${who}</b>
      ${hands.length > 0 ? html`<span class="next">${next(namesOf(this.words, hands, this.me))}</span>` : nothing}
      ${this.asks && session?.state === "open" ? this.#asking(said) : nothing}
      ${this.gives ? this.#giving(said) : nothing}
    </div>`;
  }

  #asking(said) {
    const { floor, hands } = this.room;
    if (floor === this.me) return nothing;
    const raised = hands.includes(this.me);
    return html`<button type="button" class="end" @click=${() => this.tell("d-hand", { raised: !raised })}>
      ${raised ? said.stop : said.ask}
    </button>`;
  }

  #giving(said) {
    const { floor, hands } = this.room;
    const [first] = hands;
    return html`
      ${first
        ? html`<button type="button" class="quiet" @click=${() => this.tell("d-give", { member: first })}>
            ${giveTo(nameOf(this.words, first, this.me))}
          </button>`
        : nothing}
      ${floor
        ? html`<button type="button" class="quiet" @click=${() => this.tell("d-clear")}>${said.clear}</button>`
        : nothing}
    `;
  }
}

define("d-floor", FloorLine);
