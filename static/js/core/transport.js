/** Keeps a page and its room together: over a socket, and over plain HTTP where that does not work.
 *
 *  A socket that failed twice, or said no hello in 10 s, gives way to asking every 3 s (30 s in the background);
 *  it is tried again every 60 s. Whatever comes, the numbers decide: see stream.js. */

import { NoAnswer, commandRequest, eventsUrl, getJson, postJson } from "./api.js";
import { dial } from "./socket.js";

const AGAIN = 60_000;
const GRACE = 2_000; // a blink of the network is no news to anybody
const HIDDEN = 30_000;
const VISIBLE = 3_000;
const FAILURES = 2;
const ENDED = new Set(["removed", "signed_out", "gone", "waiting"]);

export class Transport {
  /** `page` is {room, csrf, build}; `on` is {batch, heads, signal, edits, bye, snapshot, link, positions}:
   *  heads answers whether something is missing, link is told "live", "polling" or "lost". */
  constructor(page, on) {
    this.page = page;
    this.on = on;
    this.link = "starting";
    this.failures = 0;
    this.silent = 0;
    this.timers = {};
    this.everLive = false;
    this.stopped = false;
  }

  start() {
    window.addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.#hurry());
    this.#dial();
  }

  stop() {
    this.stopped = true;
    Object.values(this.timers).forEach(clearTimeout);
    this.socket?.close();
  }

  /** Carry a command and answer what became of it; rejects with NoAnswer. */
  async send(command) {
    if (this.link === "live") {
      try {
        const answer = await this.socket.send(command);
        this.silent = 0;
        return answer;
      } catch (fault) {
        this.silent += 1;
        if (this.silent >= FAILURES) this.socket?.close();
        throw fault;
      }
    }
    const { url, body } = commandRequest(this.page.room, command);
    const answer = await postJson(url, this.page.csrf, body);
    this.fetch();
    return answer;
  }

  /** Ask for what is missing; asked while asking, it asks once more. */
  async fetch() {
    if (this.stopped) return;
    if (this.fetching) {
      this.again = true;
      return;
    }
    this.fetching = true;
    this.again = false;
    try {
      await this.#take(await getJson(eventsUrl(this.page.room, this.on.positions())));
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
      if (this.link !== "live") this.#turn("lost");
    } finally {
      this.fetching = false;
    }
    if (this.again) this.fetch();
  }

  async #take(answer) {
    if (this.stopped) return;
    if (answer.code === "missing" || answer.code === "forbidden" || answer.snapshot) {
      this.on.snapshot();
      return;
    }
    if (answer.code) {
      if (ENDED.has(answer.code)) this.#bye({ code: answer.code });
      return;
    }
    answer.batches.forEach((batch) => this.on.batch(batch));
    if (answer.edits) this.on.edits(answer.edits);
    if (answer.signal) this.on.signal(answer.signal);
    if (this.on.heads(answer.heads) && answer.batches.length > 0) this.again = true;
    if (this.link === "live") return;
    const wasLost = this.link === "lost";
    if (this.failures >= FAILURES || wasLost) this.#turn("polling");
    if (wasLost && this.everLive) this.#dial();
  }

  #dial() {
    clearTimeout(this.timers.dial);
    if (this.stopped || this.socket) return;
    this.socket = dial(this.page, {
      hello: (hello) => this.#hello(hello),
      events: (batch) => this.on.batch(batch) && this.fetch(),
      heads: ({ heads }) => this.on.heads(heads) && this.fetch(),
      signal: (signal) => this.on.signal(signal),
      bye: (bye) => this.#bye(bye),
      closed: (silent) => this.#closed(silent),
    });
  }

  #hello(hello) {
    this.failures = 0;
    this.silent = 0;
    this.everLive = true;
    clearTimeout(this.timers.poll);
    clearTimeout(this.timers.grace);
    this.#turn("live");
    const heads = Object.fromEntries(hello.streams.map((stream) => [stream.id, stream.head]));
    if (this.on.heads(heads)) this.fetch();
  }

  #closed(silent) {
    this.socket = null;
    if (this.stopped) return;
    const wasLive = this.link === "live";
    if (wasLive) {
      this.link = "starting";
      this.timers.grace = setTimeout(() => this.link === "starting" && this.#turn("lost"), GRACE);
    }
    this.failures += silent ? FAILURES : 1;
    if (this.failures >= FAILURES) {
      this.#poll(0);
      this.#dialIn(AGAIN);
    } else {
      this.#dialIn(wasLive ? Math.random() * 1_000 : 500 + Math.random() * 1_000);
    }
  }

  #bye({ code, retry_s: retry = 0 }) {
    if (ENDED.has(code)) {
      this.stop();
      this.on.bye(code);
      return;
    }
    if (code === "too_many") this.failures = FAILURES; // enough sockets elsewhere: this page asks over HTTP
    this.socket?.close();
    if (code !== "too_many") this.#dialIn((retry + Math.random() * 10) * 1_000);
  }

  #dialIn(delay) {
    clearTimeout(this.timers.dial);
    this.timers.dial = setTimeout(() => this.#dial(), delay);
  }

  #poll(delay) {
    clearTimeout(this.timers.poll);
    this.timers.poll = setTimeout(async () => {
      await this.fetch();
      if (!this.stopped && this.link !== "live") this.#poll(document.hidden ? HIDDEN : VISIBLE);
    }, delay);
  }

  #hurry() {
    if (this.stopped || this.link === "live") return;
    if (this.failures >= FAILURES) this.#poll(0);
    if (this.link === "lost") this.#dial();
  }

  #turn(link) {
    if (this.link === link) return;
    this.link = link;
    this.on.link(link);
  }
}
