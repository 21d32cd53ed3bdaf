/** A client is a fold: snapshot at a position, plus the events after it. Pure; the server has the same folds.
 *  Laws are {kind: (value, refs, event) => value} with event = {kind, actor, seq}; a kind that is not among them
 *  only moves the position. */

import { BOOTH } from "./fold-booth.js";
import { DESK } from "./fold-desk.js";
import { PERSONAL } from "./fold-personal.js";
import { ROOM } from "./fold-room.js";

const LAWS = { room: ROOM, desk: DESK, booth: BOOTH, personal: PERSONAL };

/** The value after these events [kind, version, actor, refs], the first of which has number `value.at + 1`. */
export function fold(value, events) {
  return events.reduce((before, event) => step(LAWS[value.kind], before, event), value);
}

function step(laws, before, [kind, , actor, refs]) {
  const seq = before.at + 1;
  const value = { ...before, at: seq };
  return Object.hasOwn(laws, kind) ? laws[kind](value, refs, { kind, actor, seq }) : value;
}
