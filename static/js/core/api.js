/** Requests to our own server: JSON in, JSON out, the CSRF token in a header. A refusal is an answer {code, data};
 *  only silence and a server that cannot speak are errors. */

export class NoAnswer extends Error {}

async function ask(url, options) {
  let answer;
  try {
    answer = await fetch(url, { credentials: "same-origin", cache: "no-store", redirect: "manual", ...options });
  } catch {
    throw new NoAnswer();
  }
  if (answer.type === "opaqueredirect") return { code: "signed_out", data: {} };
  try {
    return await answer.json();
  } catch {
    throw new NoAnswer();
  }
}

/** Read something. */
export function getJson(url) {
  return ask(url, { headers: { Accept: "application/json" } });
}

/** Send a body; `keepalive` lets it outlive the page. */
export function postJson(url, csrf, body, { keepalive = false } = {}) {
  const headers = { Accept: "application/json", "Content-Type": "application/json", "X-CSRF-Token": csrf };
  return ask(url, { method: "POST", headers, body: JSON.stringify(body), keepalive });
}

/** Send fields as a form does, from a page that may be left meanwhile. */
export function postForm(url, csrf, fields) {
  const headers = { Accept: "application/json", "X-CSRF-Token": csrf };
  return ask(url, { method: "POST", headers, body: new URLSearchParams(fields), keepalive: true });
}

/** The address and body of a command as an HTTP request. */
export function commandRequest(room, { c, key, a, confirmed }) {
  return { url: `/room/${room}/${c}`, body: { key, a, confirmed } };
}

/** The address that answers with what comes after these positions. */
export function eventsUrl(room, positions) {
  return `/room/${room}/events?${new URLSearchParams(positions)}`;
}
