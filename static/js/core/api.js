/** Requests to our own server: JSON in, JSON out, the CSRF token in a header. A refusal is an answer {code, data};
 *  only silence and a server that cannot speak are errors. */

/** As long as the socket waits for an ack. Silence is measured, not the whole answer: what comes drop by drop over a
 *  slow line is waited for, and a request on a line that has died holds up nothing else for ever. */
export const SILENCE = 10_000;

export class NoAnswer extends Error {}

async function ask(url, options) {
  const patience = patient();
  try {
    const { signal } = patience;
    const how = { credentials: "same-origin", cache: "no-store", redirect: "manual", signal, ...options };
    const answer = await fetch(url, how);
    if (answer.type === "opaqueredirect") return { code: "signed_out", data: {} };
    return await new Response(answer.body?.pipeThrough(patience.renewed())).json();
  } catch {
    throw new NoAnswer();
  } finally {
    patience.end();
  }
}

/** Runs out after so long a silence; renewed by whatever comes. */
function patient() {
  const ended = new AbortController();
  let timer = null;
  const renew = () => {
    clearTimeout(timer);
    timer = setTimeout(() => ended.abort(), SILENCE);
  };
  const transform = (chunk, through) => {
    renew();
    through.enqueue(chunk);
  };
  renew();
  return { signal: ended.signal, renewed: () => new TransformStream({ transform }), end: () => clearTimeout(timer) };
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
