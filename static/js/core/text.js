/** What people write: its length as the server counts it, and its shape. Pure. */

export const MESSAGE_POINTS = 2_000;
export const AUTHORED_POINTS = 1_000;

/** The length in code points of the text as it will be stored. */
export function points(text) {
  return [...text.normalize("NFC").trim()].length;
}

/** The beginning of a text, for one line. */
export function beginning(text, count = 80) {
  const all = [...text.replace(/\s+/g, " ")];
  return all.length > count ? `${all.slice(0, count).join("")}…` : all.join("");
}
