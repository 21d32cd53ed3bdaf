/** A short break: the button that begins or ends it, or, above the composer, a line for as long as it lasts.
 *  @tagname d-break
 *  @prop {boolean} away     whether the reader takes one now
 *  @prop {boolean} offers   whether one can be begun now
 *  @prop {boolean} line     whether this is the line
 *  @fires d-break {away: boolean} */

import { _ } from "../core/words.js";
import { Part, define, html, nothing } from "./element.js";

const words = () => ({
  take: _("Taking a short break"),
  back: _("I am back"),
  away: _("You are taking a short break."),
  kept: _("Only the moderators know. Your place and your hand are kept."),
});

/** What is said once when a break begins or ends. */
export function breakLine(away) {
  const said = words();
  return away ? `${said.away} ${said.kept}` : _("The moderators see that you are back.");
}

export class ShortBreak extends Part {
  static properties = {
    away: { attribute: false },
    offers: { attribute: false },
    line: { type: Boolean },
  };

  get ready() {
    return this.away !== undefined;
  }

  render() {
    const said = words();
    if (this.line) return this.away ? this.#line(said) : nothing;
    if (this.away) return this.#button(said.back, false);
    return this.offers ? this.#button(said.take, true) : nothing;
  }

  #line(said) {
    return html`<div class="turn away">
      <b>${said.away}</b><span class="next">${said.kept}</span>${this.#button(said.back, false, "end")}
    </div>`;
  }

  #button(label, away, look = "") {
    return html`<button type="button" class=${look} @click=${() => this.tell("d-break", { away })}>${label}</button>`;
  }
}

define("d-break", ShortBreak);
