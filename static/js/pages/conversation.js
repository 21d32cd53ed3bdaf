/** Joins the parts of a conversation to a meeting: what rooms and desks have in common. Draws on every change. */

import "../parts/below-button.js";
import "../parts/composer.js";
import "../parts/connection-line.js";
import "../parts/floor-line.js";
import "../parts/private-talk.js";
import "../parts/sheet.js";
import "../parts/stage-bar.js";
import "../parts/talk.js";
import "../parts/who-reads.js";
import { Meeting } from "../core/meeting.js";
import { reading } from "../core/reading.js";
import { mayAsk, mayMend, maySend, shutBecause, stageOf, waitsForTurn } from "../core/standing.js";
import { beginning } from "../core/text.js";
import { _ } from "../core/words.js";
import { conversationActs } from "./conversation-acts.js";
import { tellNews } from "./conversation-news.js";
import { each } from "./each.js";

const PARTS = ["talk", "composer", "floor", "connection", "below", "stage-bar", "who-reads", "private", "sheet"];

const words = () => ({
  ahead: _("You can start writing now. It will be shown when your turn comes."),
});

export class Conversation {
  constructor(boot) {
    this.boot = boot;
    this.moderates = boot.role === "moderator";
    this.meeting = new Meeting(boot);
    this.letters = [];
    this.replying = null;
    this.parts = Object.fromEntries(PARTS.map((name) => [name, [...document.querySelectorAll(`d-${name}`)]]));
    [this.sheet] = this.parts.sheet;
    [this.composer] = this.parts.composer;
    [this.talk] = this.parts.talk;
    this.meeting.addEventListener("change", () => this.draw());
    tellNews(this);
    this.answerTo(conversationActs(this));
  }

  start() {
    document.body.classList.add("live");
    this.#restoreDraft();
    this.draw();
    if (maySend(this.meeting.state, Date.now())) this.meeting.outbox.release();
    this.meeting.start();
  }

  /** Act on events of the parts: {type: (detail) => …}. */
  answerTo(acts) {
    for (const [type, act] of Object.entries(acts)) {
      document.addEventListener(type, ({ detail }) => act(detail));
    }
  }

  draw() {
    const { boot, meeting, parts } = this;
    const { values, words: store, signal } = meeting.state;
    const { room, personal } = values;
    const common = { words: store, lang: boot.lang, me: boot.me, room };
    const turn = stageOf(meeting.state)?.turn ?? "free";
    each(parts["stage-bar"], { ...common, clock: meeting.clock });
    each(parts["who-reads"], { ...common, present: signal?.present ?? {} });
    each(parts.private, { ...common, personal });
    each(parts.floor, { ...common, turn, asks: mayAsk(meeting.state, Date.now()), gives: this.moderates });
    each(parts.talk, { room, view: this.#view(), own: personal.own, letters: this.letters, outgoing: this.#outgoing() });
    each(parts.composer, this.#writing());
  }

  #view() {
    const { boot, meeting } = this;
    const { values, words: store } = meeting.state;
    return {
      words: store,
      me: boot.me,
      lang: boot.lang,
      role: boot.role,
      langs: boot.langs ?? boot.writes,
      writes: boot.writes,
      releases: values.personal.releases,
      own: values.personal.own,
      inTime: meeting.inTime(),
      mends: mayMend(meeting.state, Date.now()),
      replies: !shutBecause(meeting.state, Date.now()),
    };
  }

  #writing() {
    const { state } = this.meeting;
    const ahead = waitsForTurn(state) && state.values.room.session?.state === "open";
    return {
      shut: shutBecause(state, Date.now()),
      hint: ahead ? words().ahead : "",
      replying: this.#replied(),
      aside: !this.moderates,
      offers: !this.moderates && state.values.room.session?.mode === "open",
    };
  }

  #outgoing() {
    return this.meeting.outbox.items.filter((item) => item.lane === "message" && item.a.audience !== "desk");
  }

  #replied() {
    const message = this.message(this.replying);
    const read = message && this.read(message);
    return read ? beginning(read.text) : null;
  }

  /** A message of the room by its id. */
  message(id) {
    return this.meeting.state.values.room.messages.find((message) => message.id === id) ?? null;
  }

  /** The words of a message as the reader sees them, or null. */
  read({ revision, renderings }) {
    return reading(this.meeting.state.words, revision, renderings, this.boot.lang);
  }

  #restoreDraft() {
    const { composer, boot, meeting } = this;
    if (!composer) return;
    const draft = meeting.store.draft() ?? typedIn(composer, boot.writes[0]);
    each([composer], { langs: boot.writes, lang: boot.writes[0] });
    if (draft.text || draft.first) composer.put(draft.text, draft.lang, draft.first);
  }
}

/** What was typed before the script ran. */
function typedIn(composer, lang) {
  const text = composer.querySelector("textarea")?.value ?? "";
  return { text, lang, first: composer.querySelector('[name="confirmed"]:checked') !== null };
}
