/** What references point at: texts, names, renderings. They come beside events and are merged into one value;
 *  null takes an entry away. Pure: the value is never changed, a new one is made. */

export const NO_WORDS = Object.freeze({
  revisions: {}, renderings: {}, texts: {}, members: {}, notes: {}, looks: {}, sessions: {},
});

/** The words with more words merged in. */
export function mergeWords(words, more) {
  if (!more) return words;
  const merged = { ...words };
  for (const [table, entries] of Object.entries(more)) {
    merged[table] = mergeTable(words[table] ?? {}, entries ?? {});
  }
  return merged;
}

function mergeTable(table, entries) {
  const merged = { ...table, ...entries };
  for (const [id, entry] of Object.entries(entries)) {
    if (entry === null) delete merged[id];
  }
  return merged;
}
