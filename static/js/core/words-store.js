/** What references point at: texts, names, renderings. They come beside events and are merged into one value;
 *  null takes an entry away. Pure: the value is never changed, a new one is made.
 *
 *  What somebody said may be read in one stream and not in another: the desk reads what was hidden from the room. So
 *  null takes such an entry away for its own stream alone, or the order of arrival would decide what is read. */

export const NO_WORDS = Object.freeze({
  revisions: {}, renderings: {}, texts: {}, members: {}, notes: {}, looks: {}, sessions: {}, readBy: {},
});
const SAID = new Set(["revisions", "renderings"]);

/** The words with more words merged in, as they may be read in a stream; "" for what came without one. */
export function mergeWords(words, more, stream = "") {
  if (!more) return words;
  const merged = { ...words, readBy: { ...words.readBy } };
  for (const [table, entries] of Object.entries(more)) {
    merged[table] = { ...words[table] };
    for (const [id, entry] of Object.entries(entries ?? {})) {
      const others = SAID.has(table) ? (words.readBy[id] ?? []).filter((one) => one !== stream) : [];
      if (entry !== null) merged[table][id] = entry;
      else if (others.length === 0) delete merged[table][id];
      if (SAID.has(table) && stream) merged.readBy[id] = entry === null ? others : [...others, stream];
    }
  }
  return merged;
}

/** The words without those of messages that went: what was taken out of the room leaves open pages too. */
export function forgetMessages(words, messages, stream) {
  const nulls = (table, goes) => Object.fromEntries(Object.keys(table).filter(goes).map((id) => [id, null]));
  const revisions = nulls(words.revisions, (id) => messages.has(words.revisions[id].message));
  const renderings = nulls(words.renderings, (id) => Object.hasOwn(revisions, words.renderings[id].revision));
  return mergeWords(words, { revisions, renderings }, stream);
}
