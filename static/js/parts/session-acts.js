/** Opening, pausing and ending the meeting, in the bar of the desk.
 *  @tagname d-session
 *  @prop {object} room     the room's value (session)
 *  @fires d-desk {what: "session", item: {c}} */

import { actName } from "../core/acts.js";
import { Part, define, html, nothing } from "./element.js";

const OFFERED = {
  planned: ["session.open"],
  open: ["session.pause", "session.close"],
  paused: ["session.resume", "session.close"],
  closed: [],
};

export class SessionActs extends Part {
  static properties = { room: { attribute: false } };

  get ready() {
    return Boolean(this.room);
  }

  render() {
    const { session } = this.room;
    if (!session) return nothing;
    return OFFERED[session.state].map(
      (c) => html`<button
        type="button" class=${c === "session.open" || c === "session.resume" ? "primary" : ""}
        @click=${() => this.tell("d-desk", { what: "session", item: { c, session: session.id } })}
      >${actName(c)}</button>`,
    );
  }
}

define("d-session", SessionActs);
