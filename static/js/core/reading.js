/** Which words of a message a reader sees: their own language where it exists, else the original. Pure. */

/** {text, lang, how, original: {text, lang} | null}, or null when the words may not be read.
 *  `how` is null for an original, else human, checked or machine; `original` stands beside a rendering. */
export function reading(words, revision, renderings, lang) {
  const original = revision && words.revisions[revision];
  if (!original) return null;
  if (original.lang === lang) return { text: original.text, lang, how: null, original: null };
  const rendered = lastIn(lang, renderings.map((id) => words.renderings[id]));
  if (!rendered) return { text: original.text, lang: original.lang, how: null, original: null };
  return { text: rendered.text, lang, how: rendered.how, original: { text: original.text, lang: original.lang } };
}

/** The ids of all known renderings of a wording, for texts whose renderings no fold lists. */
export function renderingsOf(words, revision) {
  return Object.keys(words.renderings).filter((id) => words.renderings[id].revision === revision);
}

/** Languages of `langs` in which a wording does not stand yet. */
export function missingIn(words, revision, renderings, langs) {
  const original = words.revisions[revision];
  const there = new Set(renderings.map((id) => words.renderings[id]?.lang));
  return langs.filter((lang) => original && lang !== original.lang && !there.has(lang));
}

/** An authored text in the reader's language, else in the first one it has: {text, lang} or null. */
export function authored(words, id, lang) {
  const texts = id && words.texts[id];
  if (!texts) return null;
  const found = texts[lang] ? lang : Object.keys(texts).find((other) => texts[other]);
  return found ? { text: texts[found], lang: found } : null;
}

function lastIn(lang, renderings) {
  return renderings.filter((rendering) => rendering?.lang === lang).at(-1);
}
