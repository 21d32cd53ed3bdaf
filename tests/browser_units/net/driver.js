/** A network that does what a test says: the socket and the requests of a page that has the real meeting in it. */

const OPENED = '0{"sid":"e","upgrades":[],"pingInterval":600000,"pingTimeout":600000,"maxPayload":16384}';

const TURNS = 6; // of the page's loop, until an answer has been read
const net = { count: 0 };
const asked = () => net.asked.map(({ id, url }) => [id, url]);

class Wire {
  constructor() {
    net.socket = this;
    this.readyState = 0;
    queueMicrotask(() => {
      this.readyState = 1;
      this.onopen?.({});
      this.hear(OPENED);
    });
  }

  send(text) {
    if (!text.startsWith("40")) return;
    setTimeout(() => {
      this.hear('40{"sid":"s"}');
      net.knocked = true;
    });
  }

  hear(data) {
    this.onmessage?.({ data });
  }

  close() {
    this.readyState = 3;
  }
}

window.WebSocket = Wire;
window.fetch = (url) => new Promise((resolve, reject) => net.asked.push({ id: net.count++, url, resolve, reject }));

/** Open a meeting at some snapshots. */
export async function open(boot) {
  const { Meeting } = await import("/static/js/core/meeting.js");
  Object.assign(net, { socket: null, knocked: false, asked: [], happened: [], ended: null });
  net.meeting = new Meeting(boot);
  net.meeting.addEventListener("happened", ({ detail }) => net.happened.push(...detail.events));
  net.meeting.addEventListener("ended", ({ detail }) => (net.ended = detail.code));
  net.meeting.start();
  await until(() => net.knocked);
  return asked();
}

/** Have the page ask for older messages. */
export function older() {
  net.meeting.older();
  return asked();
}

/** Have the page hear a packet. */
export async function hear(packet) {
  net.socket.hear(packet);
  await settled();
  return asked();
}

/** Answer a request; null is a line that broke. */
export async function answer(id, body) {
  const { resolve, reject } = net.asked.find((one) => one.id === id);
  net.asked = net.asked.filter((one) => one.id !== id);
  if (body === null) reject(new TypeError("cut"));
  else resolve(new Response(JSON.stringify(body)));
  for (let turn = 0; turn < TURNS; turn += 1) await settled();
  return asked();
}

/** What the page knows now, and what happened there in the order in which it did. */
export function known() {
  const { values, words } = net.meeting.state;
  const happened = net.happened.map(({ stream, seq }) => [stream, seq]);
  return { values, revisions: words.revisions, happened, ended: net.ended };
}

/** Close the page. */
export function close() {
  net.meeting.transport.stop();
  document.body.replaceChildren();
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

async function until(true_) {
  while (!true_()) await settled();
}
