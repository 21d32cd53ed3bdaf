/** What is on its way to the server. Each command keeps its key for ever, so that sending it again changes nothing.
 *
 *    waiting ──5 s──► queued ──► sending ──► sent (until the stream shows it)
 *      │ Stop            ▲  ▲       ├──► retry ──1-30 s──► queued       no answer, busy
 *      ▼                 │  │       ├──► ask (a rule asks first)        confirm ──► queued
 *    given back        ahead old    └──► refused (the text is kept)
 *
 *  One command is in flight at a time; messages keep their order. Messages survive a reload, acts do not. */

const LATE = 20 * 60_000;
const BACKOFF = { least: 1_000, most: 30_000 };
const TRANSIENT = new Set(["busy", "unavailable"]);
const BLOCKS = new Set(["waiting", "queued", "sending", "retry"]);

export class Outbox {
  /** Ports: send(item) -> Promise<answer>; store {load, save}; now() and later(ms, fn) -> cancel; random(); key();
   *  changed() after every change; done(item, answer) when a command was accepted or refused. */
  constructor(ports) {
    this.ports = ports;
    this.items = ports.store.load().map((kept) => ({ tries: 0, due: 0, ...kept, state: afterReload(kept.state) }));
    this.busy = false;
    this.wake = null;
  }

  /** Take a command on its way; `wait` is how long it can be stopped, `ahead` keeps it until release(), `confirmed`
   *  goes with it each time. */
  add({ c, a, lane = "act", wait = 0, ahead = false, meta = null, confirmed = [] }) {
    const now = this.ports.now();
    const state = ahead ? "ahead" : wait > 0 ? "waiting" : "queued";
    const item = { key: this.ports.key(), c, a, lane, wait, meta, state, due: now + wait, written: now };
    this.items = [...this.items, { ...item, confirmed, tries: 0, answer: null }];
    this.#turn();
    return item.key;
  }

  /** Take a command back before it leaves; answers it, or null when it has left already. */
  stop(key) {
    const item = this.items.find((known) => known.key === key);
    if (!item || item.state === "sending" || item.state === "sent") return null;
    this.#drop(key);
    return item;
  }

  /** Send what a rule, or its age, made the page ask about. */
  confirm(key) {
    this.#change(key, (item) => ({
      state: "queued",
      written: this.ports.now(),
      confirmed: item.state === "ask" ? [...item.confirmed, item.answer.data.rule] : item.confirmed,
    }));
  }

  /** Try a refused command again, under the same key. */
  again(key) {
    this.#change(key, () => ({ state: "queued", tries: 0 }));
  }

  /** Forget a command that was sent and is shown by its stream now. */
  settle(key) {
    this.#drop(key);
  }

  /** Let go what was written ahead. */
  release() {
    const wait = (item) => ({ state: "waiting", due: this.ports.now() + item.wait, written: this.ports.now() });
    this.items = this.items.map((item) => (item.state === "ahead" ? { ...item, ...wait(item) } : item));
    this.#turn();
  }

  /** The connection is back: what waits for another try goes now. */
  kick() {
    this.items = this.items.map((item) => (item.state === "retry" ? { ...item, state: "queued" } : item));
    this.#turn();
  }

  /** What has to leave at once because the page is closing: messages only. */
  leaving() {
    return this.items.filter((item) => item.lane === "message" && BLOCKS.has(item.state));
  }

  /** Forget everything, here and in the browser. */
  wipe() {
    this.items = [];
    this.#turn();
  }

  #drop(key) {
    this.items = this.items.filter((item) => item.key !== key);
    this.#turn();
  }

  #change(key, change) {
    this.items = this.items.map((item) => (item.key === key ? { ...item, ...change(item) } : item));
    this.#turn();
  }

  #turn() {
    this.ports.store.save(this.items.filter((item) => item.lane === "message" && item.state !== "sent"));
    this.ports.changed();
    this.#pump();
  }

  #pump() {
    this.wake?.();
    this.wake = null;
    const now = this.ports.now();
    const ready = (item) => item.state === "queued" || (isTimed(item) && item.due <= now);
    const free = (item, index) => !this.items.slice(0, index).some((other) => blocks(other, item));
    const next = this.busy ? undefined : this.items.find((item, index) => ready(item) && free(item, index));
    if (next && isLate(next, now)) this.#change(next.key, () => ({ state: "old" }));
    else if (next) this.#send(next);
    else this.#sleep(now);
  }

  #sleep(now) {
    const dues = this.items.filter((item) => isTimed(item) && item.due > now).map((item) => item.due - now);
    if (dues.length > 0) this.wake = this.ports.later(Math.min(...dues), () => this.#pump());
  }

  async #send(item) {
    this.busy = true;
    this.#change(item.key, () => ({ state: "sending" }));
    let answer = null;
    try {
      answer = await this.ports.send(item);
    } catch {
      answer = null;
    }
    this.busy = false;
    this.#answered(item, answer);
  }

  #answered(item, answer) {
    if (answer?.became) {
      if (item.lane === "message") this.#change(item.key, () => ({ state: "sent", answer }));
      else this.#drop(item.key);
      this.ports.done(item, answer);
    } else if (answer === null || TRANSIENT.has(answer.code)) {
      this.#retry(item, this.ports.random() * Math.min(BACKOFF.most, BACKOFF.least * 2 ** item.tries));
    } else if (answer.code === "too_many") {
      this.#retry(item, 1_000 * (answer.data?.wait_s ?? 1));
    } else {
      this.#change(item.key, () => ({ state: answer.code === "ask" ? "ask" : "refused", answer }));
      this.ports.done(item, answer);
    }
  }

  #retry(item, delay) {
    this.#change(item.key, ({ tries }) => ({ state: "retry", tries: tries + 1, due: this.ports.now() + delay }));
  }
}

const afterReload = (state) => (BLOCKS.has(state) ? "queued" : state);
const isTimed = (item) => item.state === "waiting" || item.state === "retry";
const isLate = (item, now) => item.lane === "message" && now - item.written > LATE;

function blocks(other, item) {
  if (other.lane !== item.lane || !BLOCKS.has(other.state)) return false;
  return item.lane === "message" || other.state !== "waiting";
}
