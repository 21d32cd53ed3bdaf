/** Who reads here: how many of each role, and the names with their marks; nobody enters unannounced.
 *  @tagname d-who-reads
 *  @prop {object} room     the room's value (members)
 *  @prop {object} words    the words beside events
 *  @prop {object} present  how many of each role are here now
 *  @prop {string} me
 *  @prop {boolean} short   only the line of numbers */

import { _, list, ngettext } from "../core/words.js";
import { markOf, nameOf, roleName } from "../core/people.js";
import { Part, define, html, nothing, shape } from "./element.js";

const words = () => ({
  title: _("Who reads here"),
  noObservers: _("no observers"),
  you: _("you"),
});

const counts = () => ({
  participant: (n) => ngettext("{n} participant", "{n} participants", n),
  expert: (n) => ngettext("{n} expert", "{n} experts", n),
  moderator: (n) => ngettext("{n} moderator", "{n} moderators", n),
  interpreter: (n) => ngettext("{n} interpreter", "{n} interpreters", n),
  observer: (n) => ngettext("{n} observer", "{n} observers", n),
});

/** "12 participants, 2 moderators, 2 interpreters, no observers" */
export function presentLine(present) {
  const many = counts();
  const said = Object.keys(many).filter((role) => present[role] > 0).map((role) => many[role](present[role]));
  if (!present.observer) said.push(words().noObservers);
  return said.join(", ");
}

export class WhoReads extends Part {
  static properties = {
    room: { attribute: false },
    words: { attribute: false },
    present: { attribute: false },
    me: {},
    short: { type: Boolean },
  };

  get ready() {
    return Boolean(this.room && this.words && this.present);
  }

  render() {
    const line = presentLine(this.present);
    if (this.short) return html`${line}`;
    const here = this.room.members.filter((member) => !member.gone);
    const { title } = words();
    return html`
      <h2>${title}</h2>
      <p>${line}</p>
      <ul class="list">${here.map((member) => this.#member(member))}</ul>
    `;
  }

  #member({ id, role }) {
    const mark = markOf(this.words, id);
    const title = role === "participant" ? nothing : html`<span class="soft small">${roleName(role)}</span>`;
    return html`<li>
      ${mark ? shape(mark) : html`<span class="mark none"></span>`}<span>${nameOf(this.words, id, this.me)}</span>${title}
    </li>`;
  }
}

define("d-who-reads", WhoReads);

/** Names as one list; the reader is "you". */
export const namesOf = (store, members, me) =>
  list(members.map((member) => (member === me ? words().you : nameOf(store, member, me))));
