/** What comes to a conversation from outside and should not be missed: letters, turns, the connection, the end. */

import "../parts/ended.js";
import { maySend } from "../core/standing.js";
import { whyNot } from "../core/why.js";
import { _ } from "../core/words.js";
import { connectionWords } from "../parts/connection-line.js";
import { letterLine } from "../parts/letter.js";
import { each } from "./each.js";

const BACK = 6_000; // how long "the connection is back" stays on screen
const GONE = ".room, .stageline, .views, .side-opener, .bar .grow > *, dialog"; // all that tells of the room
const STAYS = ["moderator", "interpreter"];

const words = () => ({
  received: _("The moderators have received it. Other participants do not see that it came from you. The answer will come here."),
  turn: _("It is your turn."),
  session_opened: _("The meeting has begun."),
  session_paused: _("The room is paused"),
  session_resumed: _("The meeting goes on."),
  session_closed: _("The meeting has ended"),
});

const LETTERS = {
  question_set: ({ text }) => ({ kind: "question", id: text }),
  announcement_posted: ({ text }) => ({ kind: "announcement", id: text }),
  note_received: ({ note }) => ({ kind: "note", id: note }),
  look_answered: ({ look, outcome, note }) => ({ kind: "answer", id: look, outcome, note }),
};

/** Listen for news and show them; gives the conversation `show(letter)`. */
export function tellNews(conversation) {
  const { meeting } = conversation;
  conversation.show = (letter) => show(conversation, letter);
  conversation.answerTo({ "d-seen": ({ id }) => put(conversation, without(conversation, id)) });
  meeting.addEventListener("happened", ({ detail }) => detail.events.forEach((event) => happened(conversation, event)));
  meeting.addEventListener("link", ({ detail }) => linked(conversation, detail.lost));
  meeting.addEventListener("ended", ({ detail }) => ended(conversation, detail.code));
  meeting.addEventListener("accepted", ({ detail }) => accepted(conversation, detail.item));
  meeting.addEventListener("refused", ({ detail }) =>
    show(conversation, { kind: "refused", id: detail.item.key, line: whyNot(detail.answer) }),
  );
}

const without = ({ letters }, id) => letters.filter((letter) => letter.id !== id);

function put(conversation, letters) {
  conversation.letters = letters;
  conversation.draw();
}

function show(conversation, letter) {
  put(conversation, [...without(conversation, letter.id), letter]);
  conversation.meeting.tell(letterLine(letter, conversation.meeting.state.words, conversation.boot.lang));
}

function happened(conversation, { stream, kind, refs }) {
  const { boot, meeting, moderates } = conversation;
  const letter = LETTERS[kind]?.(refs);
  if (letter && !(moderates && stream === "room")) show(conversation, letter);
  if (stream === "personal" && kind === "removed") meeting.end("removed");
  if (stream !== "room") return;
  const said = words();
  if (kind === "floor_given" && refs.member === boot.me) meeting.tell(said.turn);
  else if (said[kind]) meeting.tell(said[kind]);
  if (maySend(meeting.state, Date.now())) meeting.outbox.release();
  if (kind === "waiting_room_opened" && !STAYS.includes(boot.role)) window.location.assign("/wait");
}

function accepted(conversation, { c, a }) {
  if (c === "message.send" && a.audience === "moderators" && !conversation.moderates) {
    show(conversation, { kind: "done", id: "received", line: words().received });
  }
}

function linked(conversation, lost) {
  const { connection } = conversation.parts;
  const line = connectionWords();
  clearTimeout(conversation.backTimer);
  each(connection, { link: lost ? "lost" : "back" });
  conversation.meeting.tell(lost ? line.lost : line.back);
  if (!lost) conversation.backTimer = setTimeout(() => each(connection, { link: "live" }), BACK);
}

function ended(conversation, code) {
  if (code === "waiting") {
    window.location.assign("/wait");
    return;
  }
  const part = document.createElement("d-ended");
  part.code = code;
  document.querySelectorAll(GONE).forEach((shown) => shown.remove());
  document.querySelector(".bar").after(part);
}
