/** Until when own messages can still be changed: {message: moment in ms}. The server tells the seconds that are left;
 *  what is shown meanwhile gets all of them. Pure. */

export const EDIT_WINDOW = 600;

/** The moments from what the server told at `now`. */
export function editEnds(left, now) {
  return Object.fromEntries(Object.entries(left).map(([message, seconds]) => [message, now + 1_000 * seconds]));
}

/** The moments after events that came at `now`; ends that have passed are forgotten. */
export function editEndsAfter(ends, events, me, now) {
  const mine = events.filter(({ stream, kind, actor }) => stream === "room" && kind === "message_shown" && actor === me);
  const fresh = mine.map(({ refs }) => [refs.message, now + 1_000 * EDIT_WINDOW]);
  return Object.fromEntries([...Object.entries(ends).filter(([, end]) => end > now), ...fresh]);
}

/** The messages that can be changed at `now`. */
export function inTime(ends, now) {
  return new Set(Object.keys(ends).filter((message) => ends[message] > now));
}

/** How long until the next one no longer can, or null. */
export function nextEnd(ends, now) {
  const left = Object.values(ends).map((end) => end - now).filter((ms) => ms > 0);
  return left.length > 0 ? Math.min(...left) : null;
}
