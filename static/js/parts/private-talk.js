/** What is between the reader and the moderators: own words to them, their notes, answers to requests.
 *  @tagname d-private
 *  @prop {object} personal   the personal stream's value
 *  @prop {object} words      @prop {string} lang */

import { _ } from "../core/words.js";
import { outcomeName } from "../core/why.js";
import { Part, define, html, nothing, run } from "./element.js";

const words = () => ({
  title: _("Between you and the moderators"),
  you: _("You"),
  them: _("The moderators"),
});

export class PrivateTalk extends Part {
  static properties = { personal: { attribute: false }, words: { attribute: false }, lang: {} };

  get ready() {
    return Boolean(this.personal && this.words);
  }

  render() {
    const { to_moderators: mine, notes, answers } = this.personal;
    if (mine.length + notes.length + answers.length === 0) return nothing;
    const said = words();
    return html`<h2>${said.title}</h2>
      <ul class="list stacked">
        ${mine.map(({ revision }) => this.#line(said.you, this.words.revisions[revision]))}
        ${notes.map((note) => this.#line(said.them, this.words.notes[note]))}
        ${answers.map(({ outcome, note }) => this.#line(said.them, this.words.notes[note], outcomeName(outcome)))}
      </ul>`;
  }

  #line(who, text, outcome = "") {
    if (!text && !outcome) return nothing;
    return html`<li><span class="soft small">${who}</span> ${outcome} ${text ? run(text.text, text.lang) : nothing}</li>`;
  }
}

define("d-private", PrivateTalk);
