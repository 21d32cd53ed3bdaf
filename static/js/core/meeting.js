/** One person's meeting in one page: state, connection, outbox and what is said aloud. Knows no markup; pages listen to
 *  "change", "happened" (what came, in order), "accepted", "refused" (an act the server did not take), "link" and "ended" (code). */

import { Announcer, sayIn } from "./announce.js";
import { NoAnswer, commandRequest, getJson, postJson } from "./api.js";
import { editEnds, editEndsAfter, inTime, nextEnd } from "./edit-window.js";
import { newKey } from "./key.js";
import { Outbox } from "./outbox.js";
import { nameOf } from "./people.js";
import { reading } from "./reading.js";
import { earlyOf, farthestBehind, isBehind, openState, positions, takeBatch, takeOlder } from "./room-state.js";
import { FAR_BEHIND } from "./stream.js";
import { Transport } from "./transport.js";
import { unsentStore } from "./unsent.js";

const HISTORY = 50;
const ACCEPTED = 15_000; // a sent message that its stream does not show by then was shown and went

export class Meeting extends EventTarget {
  constructor(boot) {
    super();
    this.boot = boot;
    this.state = openState(boot);
    this.clock = clockOf(boot.signal);
    this.ends = editEnds(boot.edits ?? {}, Date.now());
    this.link = "live";
    this.store = unsentStore(boot.room, boot.me);
    this.waiting = new Map();
    this.log = region("log");
    this.status = region("status");
    this.announcer = new Announcer({ say: (text) => sayIn(this.log, text), later });
    this.outbox = new Outbox({
      send: (item) => this.transport.send(item),
      store: this.store,
      now: () => Date.now(),
      later,
      random: Math.random,
      key: newKey,
      changed: () => this.#changed(),
      done: (item, answer) => this.#done(item, answer),
    });
    this.transport = new Transport(boot, {
      batch: (batch) => this.#batch(batch),
      heads: (heads) => this.#heads(heads),
      signal: (signal) => this.#signal(signal),
      edits: (left) => this.#edits(left),
      snapshot: () => this.snapshot(),
      link: (link) => this.#link(link),
      bye: (code) => this.end(code),
      positions: () => positions(this.state),
    });
  }

  start() {
    document.body.append(this.log, this.status);
    window.addEventListener("pagehide", () => this.#leaving());
    this.outbox.kick();
    this.transport.start();
    this.#watchEdits();
  }

  /** The own messages that can still be changed. */
  inTime() {
    return inTime(this.ends, Date.now());
  }

  /** Carry out an act at once; answers what became of it. */
  run(c, a) {
    return new Promise((resolve) => {
      this.waiting.set(this.outbox.add({ c, a }), resolve);
    });
  }

  /** Carry out an act that can be stopped for a while. */
  act(c, a, { wait, meta = null }) {
    return this.outbox.add({ c, a, wait, meta });
  }

  /** Send words. */
  say(c, a, options) {
    return this.outbox.add({ c, a, lane: "message", ...options });
  }

  /** Say something once to those who listen. */
  tell(text) {
    sayIn(this.status, text);
  }

  /** Put a page of older messages in front; what happens to them while the answer is on its way counts too. */
  async older() {
    const { seq } = this.#first();
    const since = [];
    const note = ({ detail }) => since.push(...detail.events);
    this.addEventListener("happened", note);
    const page = await getJson(`/room/${this.boot.room}/history?before=${seq}&limit=${HISTORY}`).catch(silent);
    this.removeEventListener("happened", note);
    if (page?.messages && this.#first().seq === seq) this.#become(takeOlder(this.state, page, since));
  }

  #first() {
    return this.state.values.room.messages[0];
  }

  /** Take the whole state anew: too far behind, or no longer let in everywhere. */
  async snapshot() {
    if (this.renewing) return;
    this.renewing = true;
    const fresh = await getJson(`/room/${this.boot.room}/snapshot`).catch(silent);
    this.renewing = false;
    if (fresh) this.#renew(fresh);
  }

  /** What was fetched meanwhile is newer than an answer that took long: a page never goes back. What came early stays. */
  #renew(fresh) {
    if (fresh.code) this.end(outFor(fresh));
    else if (!fresh.snapshots.some((snapshot) => snapshot.kind === "room")) this.end(outOf(fresh.snapshots));
    else if (!isBehind(fresh.snapshots, this.state)) {
      const early = earlyOf(this.state);
      this.#edits(fresh.edits);
      this.#become(openState({ ...this.boot, ...fresh }));
      early.forEach((batch) => this.#batch(batch) && this.transport.fetch());
    }
  }

  /** Stop everything; `code` says why. */
  end(code) {
    this.transport.stop();
    this.dispatchEvent(new CustomEvent("ended", { detail: { code } }));
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }

  #changed() {
    if (this.outbox) {
      const shown = this.outbox.items.find((item) => item.state === "sent" && isShown(item, this.state.values));
      if (shown) {
        this.outbox.settle(shown.key);
        return;
      }
    }
    this.dispatchEvent(new Event("change"));
  }

  #batch(batch) {
    const { state, gap, happened } = takeBatch(this.state, batch);
    this.state = state;
    this.ends = editEndsAfter(this.ends, happened, this.boot.me, Date.now());
    this.#watchEdits();
    happened.forEach((event) => this.#aloud(event));
    this.#changed();
    if (happened.length > 0) this.dispatchEvent(new CustomEvent("happened", { detail: { events: happened } }));
    return gap;
  }

  #aloud({ stream, kind, actor, refs }) {
    if (stream !== "room" || kind !== "message_shown" || actor === this.boot.me) return;
    const { messages } = this.state.values.room;
    const message = messages.find(({ id }) => id === refs.message);
    const read = message && reading(this.state.words, message.revision, message.renderings, this.boot.lang);
    if (read) this.announcer.message(nameOf(this.state.words, actor, this.boot.me), read.text);
  }

  #heads(heads) {
    const distance = farthestBehind(this.state, heads);
    if (distance <= FAR_BEHIND) return distance > 0;
    this.snapshot();
    return false;
  }

  /** The server told all of them: what it left out has been shown for too long. */
  #edits(left) {
    this.ends = editEnds(left, Date.now());
    this.#watchEdits();
    this.#changed();
  }

  #watchEdits() {
    clearTimeout(this.editTimer);
    const left = nextEnd(this.ends, Date.now());
    if (left === null) return;
    this.editTimer = setTimeout(() => {
      this.#changed();
      this.#watchEdits();
    }, left);
  }

  #signal(signal) {
    this.clock = clockOf(signal);
    this.#become({ ...this.state, signal });
  }

  #link(link) {
    const lost = link === "lost";
    if (lost !== (this.link === "lost")) this.dispatchEvent(new CustomEvent("link", { detail: { lost } }));
    this.link = link;
    if (!lost) this.outbox.kick();
    this.#changed();
  }

  #done(item, answer) {
    const resolve = this.waiting.get(item.key);
    this.waiting.delete(item.key);
    resolve?.(answer);
    if (answer.code === "signed_out") this.end("signed_out");
    if (answer.became) this.dispatchEvent(new CustomEvent("accepted", { detail: { item, answer } }));
    if (answer.became && item.lane === "message") setTimeout(() => this.outbox.settle(item.key), ACCEPTED);
    if (!answer.became && item.lane === "act") {
      this.outbox.settle(item.key);
      this.dispatchEvent(new CustomEvent("refused", { detail: { item, answer } }));
    }
  }

  #leaving() {
    for (const item of this.outbox.leaving()) {
      const { url, body } = commandRequest(this.boot.room, item);
      postJson(url, this.boot.csrf, body, { keepalive: true }).catch(() => null);
    }
  }
}

/** No answer is no fault here: the next head, or the person, asks again. */
function silent(fault) {
  if (fault instanceof NoAnswer) return null;
  throw fault;
}

const clockOf = (signal) => ({ left_s: signal?.left_s ?? null, told: Date.now() });

/** Why somebody whose page lacks the room is out of it. */
function outOf(snapshots) {
  const personal = snapshots.find((snapshot) => snapshot.kind === "personal");
  return personal?.sanction?.kind === "removed" ? "removed" : "waiting";
}

/** The same for a page that is refused altogether. */
function outFor({ code, data }) {
  if (code === "forbidden") return ["removed", "gone"].includes(data.state) ? data.state : "waiting";
  return code === "missing" ? "gone" : code;
}

/** Whether a sent message stands in the stream it went to; a change shows in its place at once. */
function isShown({ c, a, answer }, { room, desk, personal }) {
  if (c !== "message.send") return true;
  const { message, seq, became } = answer;
  if (a.audience === "desk") return !desk || desk.at >= seq;
  if (a.audience === "moderators") return personal.to_moderators.some((item) => item.message === message);
  return became === "held" ? personal.own.some((item) => item.message === message) : room.at >= seq;
}

function later(ms, act) {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

function region(role) {
  const made = document.createElement("div");
  made.className = "visually-hidden";
  made.setAttribute("role", role);
  made.setAttribute("aria-live", "polite");
  return made;
}
