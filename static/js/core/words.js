/** Words of the interface in the reader's language, from the gettext catalogue that the server sends as JSON.
 *  A catalogue is {messages: {msgid: text | [plural forms]}, plural: "az" | "hy" | "en" | "ru", formats: {…}};
 *  what it lacks shows as its msgid. Values go into braces; a name or a number is never inflected. */

/** Which form of a plural a whole number takes; Intl may lack az and hy, so the rules stand here. */
const PLURALS = {
  az: (n) => (n === 1 ? 0 : 1),
  en: (n) => (n === 1 ? 0 : 1),
  hy: (n) => (n > 1 ? 1 : 0),
  ru: (n) => {
    if (n % 10 === 1 && n % 100 !== 11) return 0;
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2;
  },
};
const LIST = { two: "{0}, {1}", start: "{0}, {1}", middle: "{0}, {1}", end: "{0}, {1}" };

let catalogue = { messages: {}, plural: "en", formats: {} };

/** Words from now on come from this catalogue. */
export function useCatalogue(next) {
  catalogue = { messages: next.messages ?? {}, plural: next.plural ?? "en", formats: next.formats ?? {} };
}

/** Fetch a catalogue; without it the page still works, in English. */
export async function loadWords(url) {
  try {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (answer.ok) useCatalogue(await answer.json());
  } catch {
    useCatalogue({});
  }
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values?.[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : String(value);
  });
}

/** A sentence by its English msgid. */
export function _(msgid, values) {
  const found = catalogue.messages[msgid];
  return fill(typeof found === "string" && found ? found : msgid, values);
}

/** A sentence that counts; `{n}` in it is the number. */
export function ngettext(one, many, n, values) {
  const forms = catalogue.messages[one];
  const rule = PLURALS[catalogue.plural] ?? PLURALS.en;
  const found = Array.isArray(forms) ? forms[rule(Math.abs(n))] : undefined;
  return fill(found || (n === 1 ? one : many), { n, ...values });
}

/** A whole number as the reader's language groups it. */
export function number(n) {
  const { group = "", group_from: from = 10000 } = catalogue.formats;
  const digits = String(n);
  return Math.abs(n) < from ? digits : digits.replace(/\B(?=(\d{3})+$)/g, group);
}

/** Several names as one list: "a, b and c". */
export function list(items) {
  const forms = { ...LIST, ...catalogue.formats.list };
  const join = (form, left, right) => form.replace("{0}", () => left).replace("{1}", () => right);
  if (items.length < 2) return items[0] ?? "";
  if (items.length === 2) return join(forms.two, items[0], items[1]);
  const last = join(forms.end, items[items.length - 2], items[items.length - 1]);
  const between = items.slice(1, -2).reduceRight((rest, item) => join(forms.middle, item, rest), last);
  return join(forms.start, items[0], between);
}
