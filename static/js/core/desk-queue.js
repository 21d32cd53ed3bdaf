/** What waits for a moderator, one thing at a time. Pure. */

/** The things that wait, in the order in which they are shown: people at the door first (they can do nothing else
 *  meanwhile), then held messages, letters, requests to look, and hands when nobody speaks.
 *  Each is {kind, id, …}; the same id means the same thing after any change around it. */
export function deskQueue({ desk, room }, letters, queueStage) {
  const waiting = desk.waiting.length > 0 ? [{ kind: "waiting", id: "waiting", members: desk.waiting }] : [];
  const held = desk.held.map((item) => ({ kind: "held", id: item.revision, ...item }));
  const written = letters.map((letter) => ({ kind: "letter", ...letter }));
  const looks = desk.looks.map((item) => ({ kind: "look", id: item.look, ...item }));
  const hands =
    queueStage && room.floor === null && room.hands.length > 0
      ? [{ kind: "hands", id: "hands", members: room.hands }]
      : [];
  return [...waiting, ...held, ...written, ...looks, ...hands];
}

/** Who of the moderators is reading a held text just now, or null; `now` in seconds. */
export function claimedBy({ claim }, me, now) {
  return claim && claim.by !== me && claim.until > now ? claim.by : null;
}
