/** The page of the desk: the conversation beside what waits for a moderator. */

import "../parts/authored-sheet.js";
import "../parts/booth.js";
import "../parts/desk-talk.js";
import "../parts/made-list.js";
import "../parts/next-stage.js";
import "../parts/now-card.js";
import "../parts/people-card.js";
import "../parts/session-acts.js";
import { deskQueue } from "../core/desk-queue.js";
import { hiding } from "../core/hide.js";
import { stageOf } from "../core/standing.js";
import { _ } from "../core/words.js";
import { authoredLabels } from "../parts/pace.js";
import { readBoot } from "./boot.js";
import { Conversation } from "./conversation.js";
import { deskActs } from "./desk-acts.js";
import { each } from "./each.js";
import { switching } from "./language.js";
import { leaving } from "./leaving.js";
import { sidePane } from "./side-pane.js";
import { views } from "./views.js";

const PARTS = ["now", "session", "next-stage", "pace", "people", "desk-talk", "made", "booth", "authored"];
const STOPPABLE = new Set(["waiting", "queued", "retry"]);

const boot = await readBoot();
const conversation = new Conversation(boot);
const { meeting } = conversation;
const parts = Object.fromEntries(PARTS.map((name) => [name, [...document.querySelectorAll(`d-${name}`)]]));
const desk = { conversation, authored: parts.authored[0], letters: [], draw, label: _("Write to all") };

function draw() {
  const { values, words, signal } = meeting.state;
  const common = { ...values, words, lang: boot.lang, me: boot.me };
  const queue = deskQueue(values, desk.letters, stageOf(meeting.state)?.turn === "queue");
  const pending = meeting.outbox.items.filter((item) => item.lane === "act" && item.wait > 0 && STOPPABLE.has(item.state));
  const view = {
    ...common,
    langs: boot.langs ?? boot.writes,
    reads: boot.reads ?? [...new Set([boot.lang, ...boot.writes])],
    now: Date.now() / 1_000,
    message: (id) => conversation.message(id),
    read: (message) => conversation.read(message),
  };
  each(parts.now, { queue, pending, view });
  each([...parts.session, ...parts["next-stage"], ...parts.pace, ...parts.made], common);
  each([conversation.composer], {
    label: desk.label,
    extras: authoredLabels().map(([what, label]) => ["d-desk", { what, item: {} }, label]),
  });
  each(parts.people, { ...common, away: signal?.away ?? [] });
  each(parts.booth, { folded: true });
  each([...parts["desk-talk"], ...parts.booth], { ...common, langs: boot.writes, writes: boot.writes });
}

meeting.addEventListener("change", draw);
meeting.addEventListener("happened", ({ detail }) => {
  const written = detail.events.filter(
    ({ stream, kind, refs }) => stream === "desk" && kind === "message_shown" && refs.audience === "moderators",
  );
  const letters = written.map(({ actor, refs }) => ({ id: refs.message, author: actor, revision: refs.revision }));
  if (letters.length === 0) return;
  desk.letters = [...desk.letters, ...letters];
  draw();
});
conversation.answerTo(deskActs(desk));
conversation.start();
draw();
views(() => conversation.talk.place.toEnd());
sidePane();
switching(boot);
leaving(conversation, hiding({ byItself: false }));
