/** Where the reader stands in the room now: the stage, whose turn it is, whether one may write and why not. Pure but
 *  for the words. The server decides; this only spares people a refusal. */

import { readsOnly } from "./why.js";
import { _ } from "./words.js";

const SPEAKERS = ["participant", "expert"];

const words = () => ({
  listens: _("You read here. You can write to the moderators."),
  planned: _("The meeting has not begun yet."),
  paused: _("The room is paused"),
  closed: _("The meeting has ended"),
  readOnly: _("Only the moderators can write now"),
});

/** The stage that is open, as the agenda has it, or null. */
export function stageOf({ values, words: store }) {
  const stages = store.sessions[values.room.session?.id]?.stages ?? [];
  return stages.find((stage) => stage.number === values.room.stage) ?? null;
}

/** Whether somebody who speaks here has to wait for their turn. */
export function waitsForTurn(state) {
  const { room } = state.values;
  return SPEAKERS.includes(state.role) && stageOf(state)?.turn === "queue" && room.floor !== state.me;
}

/** Minutes of reading only that are left, "end" to the end of the meeting, null for somebody who may write. */
export function mutedFor({ values }, now) {
  const { sanction } = values.personal;
  if (sanction?.kind !== "muted") return null;
  if (sanction.until === null) return "end";
  const minutes = Math.ceil((sanction.until * 1_000 - now) / 60_000);
  return minutes > 0 ? minutes : null;
}

/** Whether the reader may ask to speak. */
export function mayAsk(state, now) {
  return SPEAKERS.includes(state.role) && mutedFor(state, now) === null;
}

/** Whether the reader may give other words to what waits or came back. */
export function mayMend(state, now) {
  const { session } = state.values.room;
  if (session?.state !== "open" && session?.state !== "paused") return false;
  return state.role === "moderator" || (session.mode !== "read_only" && mutedFor(state, now) === null);
}

/** Why the reader cannot write to the room now, or "". */
export function shutBecause(state, now) {
  const { session } = state.values.room;
  const muted = mutedFor(state, now);
  const said = words();
  if (state.role !== "moderator" && !SPEAKERS.includes(state.role)) return said.listens;
  if (!session || session.state === "planned") return said.planned;
  if (session.state === "closed") return said.closed;
  if (state.role === "moderator") return "";
  if (muted !== null) return readsOnly(muted === "end" ? null : muted);
  if (session.state === "paused") return said.paused;
  return session.mode === "read_only" ? said.readOnly : "";
}

/** Whether what the reader sends now would go to the room at once. */
export function maySend(state, now) {
  return !shutBecause(state, now) && !waitsForTurn(state);
}
