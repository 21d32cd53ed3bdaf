/** What a page knows of its room: the folded value of each stream, the cursors, the words, the signal. Pure. */

import { fold } from "./fold.js";
import { behind, cursorAt, receive } from "./stream.js";
import { NO_WORDS, forgetMessages, mergeWords } from "./words-store.js";

const GOES = ["message_hidden", "message_withdrawn", "message_erased"];

/** The state from the snapshots a page starts with, or takes anew. */
export function openState({ me, role, snapshots, words, signal }) {
  const state = { me, role, kinds: {}, cursors: {}, values: {}, words: mergeWords(NO_WORDS, words), signal };
  for (const snapshot of snapshots) {
    state.kinds[snapshot.stream] = snapshot.kind;
    state.cursors[snapshot.stream] = cursorAt(snapshot.at);
    state.values[snapshot.kind] = snapshot.kind === "room" ? { ...snapshot, keep: Infinity } : snapshot;
  }
  return state;
}

/** Take a batch. Answers {state, gap, happened: [{stream, kind, actor, refs, seq}]} in the order of the numbers. */
export function takeBatch(state, batch) {
  const kind = state.kinds[batch.stream];
  if (!kind) return { state, gap: false, happened: [] };
  const { cursor, ready, gap } = receive(state.cursors[batch.stream], batch);
  let value = state.values[kind];
  let words = state.words;
  const happened = [];
  for (const part of ready) {
    value = fold(value, part.events);
    words = forgetMessages(mergeWords(words, part.words, kind), goneBy(kind, part.events), kind);
    part.events.forEach(([name, , actor, refs], index) => {
      happened.push({ stream: kind, kind: name, actor, refs, seq: part.from + index });
    });
  }
  const values = { ...state.values, [kind]: value };
  return { state: { ...state, values, words, cursors: { ...state.cursors, [batch.stream]: cursor } }, gap, happened };
}

/** The messages that are gone after these events, for who reads this stream: elsewhere some still may read them. */
function goneBy(stream, events) {
  const goes = stream === "room" ? GOES : ["message_erased"];
  const last = new Map(events.filter(([, , , { message }]) => message).map(([kind, , , { message }]) => [message, kind]));
  return new Set([...last.keys()].filter((message) => goes.includes(last.get(message))));
}

/** How far this state is behind the heads that the server told, stream by stream: the largest distance. */
export function farthestBehind(state, heads) {
  const distances = Object.keys(state.kinds).map((stream) => behind(state.cursors[stream], heads[stream] ?? 0));
  return Math.max(0, ...distances);
}

/** Whether snapshots were taken before what this state knows of one of their streams. */
export function isBehind(snapshots, state) {
  return snapshots.some(({ stream, at }) => at < (state.cursors[stream]?.at ?? 0));
}

/** The batches that came too early and wait for what lies before them. */
export function earlyOf(state) {
  return Object.values(state.cursors).flatMap(({ early }) => early);
}

/** The position of each stream, for asking what comes after. */
export function positions(state) {
  return Object.fromEntries(Object.entries(state.cursors).map(([stream, cursor]) => [stream, cursor.at]));
}

/** The state with a page of older messages in front; `since` is what happened after they were asked for. */
export function takeOlder(state, page, since = []) {
  const { room } = state.values;
  const known = new Set(room.messages.map((message) => message.id));
  const fresh = page.messages.filter((message) => !known.has(message.id));
  const ids = new Set(fresh.map((message) => message.id));
  const events = since
    .filter(({ stream, refs }) => stream === "room" && ids.has(refs.message))
    .map(({ kind, actor, refs }) => [kind, 1, actor, refs]);
  const messages = [...fold({ ...room, messages: fresh }, events).messages, ...room.messages];
  const values = { ...state.values, room: { ...room, messages, older: page.older } };
  return { ...state, values, words: mergeWords(state.words, page.words) };
}
