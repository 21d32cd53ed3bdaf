/** What was done, by whom, the newest first; a folded card.
 *  @tagname d-made
 *  @prop {object} desk (acts)   @prop {object} words   @prop {string} me */

import { _ } from "../core/words.js";
import { doneName } from "../core/acts.js";
import { nameOf } from "../core/people.js";
import { reasonName } from "../core/why.js";
import { Part, define, html, nothing } from "./element.js";

const words = () => ({ title: _("What was done"), none: _("Nothing has been done here yet.") });

export class MadeList extends Part {
  static properties = { desk: { attribute: false }, words: { attribute: false }, me: {} };

  get ready() {
    return Boolean(this.desk && this.words);
  }

  render() {
    const said = words();
    const acts = [...this.desk.acts].reverse();
    return html`<details class="card">
      <summary>${said.title}</summary>
      ${acts.length === 0 ? html`<p class="soft">${said.none}</p>` : nothing}
      <ul class="list lines stacked made small" tabindex="0" aria-label=${said.title}>${acts.map((act) => this.#one(act))}</ul>
    </details>`;
  }

  #one({ actor, act, target, reason }) {
    const whom = this.words.members[target] ? nameOf(this.words, target, this.me) : null;
    const line = [doneName(act), whom, reasonName(reason)].filter(Boolean).join(" · ");
    return html`<li><b>${nameOf(this.words, actor, this.me)}</b> <span>${line}</span></li>`;
  }
}

define("d-made", MadeList);
