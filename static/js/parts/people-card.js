/** The people in the room, each with what a moderator may do: write privately, read only for a time, lift it, give
 *  the floor, end their part, let back in. Moderators are not acted on here.
 *  @tagname d-people
 *  @prop {object} room   @prop {object} desk (sanctions)   @prop {object} words   @prop {string} me
 *  @prop {string[]} away   members on a short break
 *  @fires d-desk {what: "note"|"mute"|"unmute"|"remove"|"readmit"|"floor", item: {author|member, minutes}} */

import { _, ngettext } from "../core/words.js";
import { actName } from "../core/acts.js";
import { markOf, nameOf, roleName } from "../core/people.js";
import { Part, define, html, nothing, shape } from "./element.js";

const MINUTES = [5, 10, 30];

const words = () => ({
  title: _("People"),
  more: _("More…"),
  away: _("taking a short break"),
  muted: _("read only"),
  removed: _("their part has ended"),
  toEnd: _("Read only: to the end of the meeting"),
  lift: _("May write again"),
  remove: _("End their part in this meeting"),
  floor: _("Give the floor"),
});

const mute = (n) => ngettext("Read only: {n} min", "Read only: {n} min", n);

export class PeopleCard extends Part {
  static properties = {
    room: { attribute: false },
    desk: { attribute: false },
    words: { attribute: false },
    me: {},
    away: { attribute: false },
  };

  get ready() {
    return Boolean(this.room && this.desk && this.words);
  }

  render() {
    const said = words();
    const sanctions = new Map(this.desk.sanctions.map((sanction) => [sanction.member, sanction]));
    const shown = this.room.members.filter(({ id, gone }) => !gone || sanctions.get(id)?.kind === "removed");
    return html`<details class="card">
      <summary>${said.title} <span class="soft">${shown.length}</span></summary>
      ${shown.map((member) => this.#person(member, sanctions.get(member.id), said))}
    </details>`;
  }

  #person({ id, role }, sanction, said) {
    const state = sanction ? said[sanction.kind] : this.away?.includes(id) ? said.away : null;
    return html`<div class="person">
      <header>
        ${shape(markOf(this.words, id))}<b>${nameOf(this.words, id, this.me)}</b>
        <span class="soft small">${roleName(role)}</span>
        ${state ? html`<span class="chip ${sanction ? "notice" : ""}">${state}</span>` : nothing}
      </header>
      ${role === "moderator" ? nothing : this.#acts(id, role, sanction, said)}
    </div>`;
  }

  #acts(member, role, sanction, said) {
    const removed = sanction?.kind === "removed";
    const speaks = role === "participant" || role === "expert";
    return html`<details class="more"><summary>${said.more}</summary><div class="acts">
      ${this.#act("note", actName("note.send"), { author: member })}
      ${removed ? this.#act("readmit", actName("member.readmit"), { member }) : nothing}
      ${speaks && !removed ? this.#speaking(member, sanction, said) : nothing}
      ${removed ? nothing : this.#act("remove", said.remove, { member }, "stop")}
    </div></details>`;
  }

  #speaking(member, sanction, said) {
    if (sanction) return this.#act("unmute", said.lift, { member });
    return html`
      ${this.#act("floor", said.floor, { member })}
      ${MINUTES.map((minutes) => this.#act("mute", mute(minutes), { member, minutes }))}
      ${this.#act("mute", said.toEnd, { member, minutes: null })}
    `;
  }

  #act(what, label, item, look = "") {
    return html`<button type="button" class=${look} @click=${() => this.tell("d-desk", { what, item })}>${label}</button>`;
  }
}

define("d-people", PeopleCard);
