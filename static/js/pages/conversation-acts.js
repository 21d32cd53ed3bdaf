/** What the parts of a conversation ask for, carried to the meeting. */

import { waitsForTurn } from "../core/standing.js";
import { AT_WILL } from "../core/why.js";
import { _ } from "../core/words.js";
import { each } from "./each.js";

/** How long Send, and a moderator's act, can be stopped. */
export const STOP = 5_000;

const words = () => ({
  received: _("The moderators have received it. Other participants do not see that it came from you. The answer will come here."),
  aside: _("To the moderators"),
  asideHint: _("Only the moderators will read this, and an interpreter if needed."),
  asideSend: _("Send to the moderators"),
  look: _("Ask a moderator to look"),
  lookField: _("What should they look at?"),
});

/** {event of a part: what is done} */
export function conversationActs(conversation) {
  const { meeting } = conversation;
  const { outbox } = meeting;
  return {
    "d-send": (said) => send(conversation, said),
    "d-draft": (draft) => meeting.store.saveDraft(draft.text.trim() || draft.first ? draft : null),
    "d-reply": ({ message }) => reply(conversation, message),
    "d-unreply": () => reply(conversation, null),
    "d-revise": (change) => meeting.say("message.revise", change, { wait: STOP }),
    "d-withdraw": ({ message }) => meeting.run("message.withdraw", { message }),
    "d-erase": ({ message }) => meeting.run("message.erase", { message }),
    "d-quote": ({ given, ...quote }) => meeting.run(given ? "quote.give" : "quote.take_back", quote),
    "d-render": ({ message, revision, lang, text }) =>
      meeting.say("rendering.give", { message, revision, lang, text }),
    "d-hand": ({ raised }) => meeting.run(raised ? "hand.raise" : "hand.lower", {}),
    "d-look": ({ message }) => look(conversation, message),
    "d-aside": () => aside(conversation),
    "d-older": () => meeting.older(),
    "d-below": ({ below }) => each(conversation.parts.below, { below }),
    "d-to-end": () => conversation.talk.place.toEnd(),
    "d-stop": ({ key }) => giveBack(conversation, outbox.stop(key)),
    "d-put-back": ({ key }) => giveBack(conversation, outbox.stop(key)),
    "d-confirm": ({ key }) => outbox.confirm(key),
    "d-again": ({ key }) => outbox.again(key),
  };
}

function send(conversation, { text, lang, first }) {
  const { meeting, composer } = conversation;
  const a = { audience: "room", lang, text, reply_to: conversation.replying };
  conversation.replying = null;
  const confirmed = first ? [AT_WILL] : [];
  meeting.say("message.send", a, { wait: STOP, ahead: waitsForTurn(meeting.state), confirmed });
  composer.focusField();
}

function reply(conversation, message) {
  conversation.replying = message;
  conversation.draw();
  conversation.composer.focusField();
}

/** What was stopped goes back to where it was written. */
function giveBack(conversation, item) {
  if (item?.meta?.draft) conversation.sheet.drafts.set(item.meta.draft, item.a.text ?? item.a.note);
  if (!item || item.lane !== "message" || item.a.audience === "desk") return;
  if (item.a.reply_to) conversation.replying = item.a.reply_to;
  conversation.composer.put(item.a.text, item.a.lang, item.confirmed.includes(AT_WILL));
  conversation.draw();
  conversation.composer.focusField();
}

async function aside({ boot, meeting, sheet, composer }) {
  const said = words();
  const answer = await sheet.ask({
    heading: said.aside, field: said.asideHint, send: said.asideSend,
    langs: boot.writes, lang: composer.lang, draft: "aside",
  });
  if (!answer) return;
  const a = { audience: "moderators", lang: answer.lang, text: answer.text, reply_to: null };
  meeting.say("message.send", a, { wait: STOP });
}

async function look(conversation, id) {
  const { boot, meeting, sheet } = conversation;
  const said = words();
  const message = conversation.message(id);
  const answer = await sheet.ask({
    heading: said.look, quoted: message && conversation.read(message), hint: said.asideHint,
    field: said.lookField, optional: true, limit: 1_000, send: said.look,
    langs: boot.writes, lang: boot.writes[0], draft: `look-${id}`,
  });
  if (!answer) return;
  const result = await meeting.run("look.ask", { message: id, lang: answer.lang, text: answer.text });
  if (result.became) conversation.show({ kind: "done", id: "received", line: said.received });
}
