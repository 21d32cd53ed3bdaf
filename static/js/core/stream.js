/** The cursor of one stream: which event comes next, what came too early. Pure; no clock, no network.
 *
 *  Numbers decide, never arrival:   … 56 57 | 58 59 60      cursor.at = 57
 *    a batch from 58 is applied; one that ends at or before 57 is dropped; of one that overlaps, the rest is applied;
 *    one from 60 waits, and the hole is to be fetched. */

/** How many early batches are kept; what is dropped beyond that is fetched. */
const EARLY = 64;

export const FAR_BEHIND = 1000;

/** A cursor after event `at`. */
export function cursorAt(at) {
  return { at, early: [] };
}

/** Take a batch {from, events, words}. Answers {cursor, ready: batches to apply in order, gap: fetch what is missing}. */
export function receive(cursor, batch) {
  const end = batch.from + batch.events.length - 1;
  if (batch.events.length === 0 || end <= cursor.at) return { cursor, ready: [], gap: cursor.early.length > 0 };
  if (batch.from > cursor.at + 1) {
    const early = [...cursor.early, batch].sort((a, b) => a.from - b.from).slice(0, EARLY);
    return { cursor: { at: cursor.at, early }, ready: [], gap: true };
  }
  return drain({ at: cursor.at, early: [batch, ...cursor.early] });
}

function drain(cursor) {
  const ready = [];
  const early = [];
  let at = cursor.at;
  for (const batch of cursor.early) {
    const end = batch.from + batch.events.length - 1;
    if (end <= at) continue;
    if (batch.from > at + 1) {
      early.push(batch);
      continue;
    }
    ready.push({ ...batch, from: at + 1, events: batch.events.slice(at + 1 - batch.from) });
    at = end;
  }
  return { cursor: { at, early }, ready, gap: early.length > 0 };
}

/** How many events the cursor is behind a head that the server told. */
export function behind(cursor, head) {
  return Math.max(0, head - cursor.at);
}
