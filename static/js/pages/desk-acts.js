/** What the parts of the desk ask for, carried to the meeting: each act can be stopped for 5 seconds, and a held text
 *  is claimed at the press, so that two moderators do not judge it at once. */

import { actName, modeName } from "../core/acts.js";
import { languageName, nameOf } from "../core/people.js";
import { reasonName } from "../core/why.js";
import { _ } from "../core/words.js";
import { STOP } from "./conversation-acts.js";

const REASONS = ["hurtful", "names_someone", "off_stage", "rules", "other"];

const words = () => ({
  reason: _("Name the reason"),
  note: _("Only this person will read it, and the moderators."),
  returnHint: _("A note for the author: what to change, and why."),
  answer: _("An answer to the person who asked; it may stay empty."),
  which: _("Which language?"),
  whom: _("Whom?"),
  send: _("Send"),
  doIt: _("Do it"),
  closeHint: _("Held messages go back to their authors. This cannot be undone"),
});

const titled = (act, what) => _("{act}: {what}", { act, what });

/** {event: what is done}; `desk` is {conversation, authored, letters, draw}. */
export function deskActs(desk) {
  const { meeting, boot } = desk.conversation;
  return {
    "d-desk": ({ what, item }) => ACTS[what.split(" ")[0]](new Desk(desk), item, what.split(" ")[1]),
    "d-take-out": ({ message }) => ACTS.out(new Desk(desk), { message }),
    "d-restore": ({ message }) => new Desk(desk).later("message.restore", { message }, message),
    "d-want-rendering": (wish) => meeting.run("rendering.ask", wish),
    "d-give": ({ member }) => new Desk(desk).later("floor.give", { member }, "hands", member),
    "d-clear": () => new Desk(desk).later("floor.clear", {}, "hands"),
    "d-among": ({ text, lang }) =>
      meeting.say("message.send", { audience: "desk", lang: lang ?? boot.writes[0], text, reply_to: null }),
  };
}

/** Short ways to ask and to act. */
class Desk {
  constructor(page) {
    this.page = page;
    this.conversation = page.conversation;
    this.meeting = page.conversation.meeting;
    this.boot = page.conversation.boot;
  }

  /** An act that can be stopped; `target` is the thing on the card it belongs to, `what` names it further. Words of a
   *  stopped act are in the sheet again under `draft`. */
  later(c, a, target, what = null, draft = null) {
    const named = this.meeting.state.words.members[what] ? nameOf(this.meeting.state.words, what, this.boot.me) : what;
    const title = named ? titled(actName(c), named) : actName(c);
    this.meeting.act(c, a, { wait: STOP, meta: { target, title, draft } });
  }

  claim({ message }) {
    return this.meeting.run("hold.claim", { message });
  }

  ask(asked) {
    return this.conversation.sheet.ask({ langs: this.boot.writes, lang: this.boot.writes[0], ...asked });
  }

  async reason(heading, more = {}) {
    const said = words();
    const choices = REASONS.map((reason) => [reason, reasonName(reason)]);
    const answer = await this.ask({ heading, choose: said.reason, choices, send: said.doIt, stop: true, ...more });
    return answer?.choice ?? null;
  }
}

const ACTS = {
  async admit(desk, { members }) {
    desk.later("member.admit", { members }, "waiting");
  },
  async "admit-some"(desk, { members }) {
    const { words: store } = desk.meeting.state;
    const choices = members.map((member) => [member, nameOf(store, member, desk.boot.me)]);
    const said = words();
    const answer = await desk.ask({ heading: actName("member.admit"), choose: said.whom, choices, send: actName("member.admit") });
    if (answer) desk.later("member.admit", { members: [answer.choice] }, "waiting", answer.choice);
  },
  show(desk, item) {
    desk.claim(item);
    desk.later("hold.show", { message: item.message, revision: item.revision }, item.id);
  },
  async return(desk, item) {
    desk.claim(item);
    const heading = actName("hold.return");
    const draft = `return-${item.id}`;
    const answer = await desk.ask({ heading, field: words().returnHint, limit: 1_000, send: heading, draft });
    if (!answer) return;
    const a = { message: item.message, revision: item.revision, note: answer.text, lang: answer.lang };
    desk.later("hold.return", a, item.id, null, draft);
  },
  async refuse(desk, item) {
    desk.claim(item);
    const reason = await desk.reason(actName("hold.hide"));
    const refs = { message: item.message, revision: item.revision };
    if (reason) desk.later("hold.hide", { ...refs, reason }, item.id);
  },
  async out(desk, { message }) {
    const shown = desk.conversation.message(message);
    const quoted = shown && desk.conversation.read(shown);
    const reason = await desk.reason(actName("message.hide"), { quoted });
    if (reason) desk.later("message.hide", { message, reason }, message);
  },
  async note(desk, item) {
    const name = nameOf(desk.meeting.state.words, item.author, desk.boot.me);
    const draft = `note-${item.author}`;
    const heading = titled(actName("note.send"), name);
    const answer = await desk.ask({ heading, field: words().note, limit: 1_000, send: words().send, draft });
    if (!answer) return;
    const a = { member: item.author, lang: answer.lang, text: answer.text };
    desk.later("note.send", a, item.id ?? null, item.author, draft);
    if (item.kind === "letter") ACTS.seen(desk, item);
  },
  async rendering(desk, item) {
    const from = desk.meeting.state.words.revisions[item.revision]?.lang;
    const langs = (desk.boot.langs ?? desk.boot.writes).filter((lang) => lang !== from);
    const choices = langs.map((lang) => [lang, languageName(lang)]);
    const send = actName("rendering.ask");
    const answer = await desk.ask({ heading: send, choose: words().which, choices, send });
    if (!answer) return;
    desk.meeting.run("rendering.ask", { message: item.message, revision: item.revision, lang: answer.choice });
  },
  seen(desk, item) {
    desk.page.letters = desk.page.letters.filter(({ id }) => id !== item.id);
    desk.page.draw();
  },
  stays: (desk, item) => closeLook(desk, item, "stays"),
  talked: (desk, item) => closeLook(desk, item, "talked"),
  async "look-hide"(desk, item) {
    const reason = await desk.reason(actName("message.hide"));
    if (!reason) return;
    desk.later("message.hide", { message: item.message, reason }, item.message);
    closeLook(desk, item, "hidden");
  },
  find(desk, { message }) {
    document.querySelector('.views [data-view="talk"]')?.click();
    desk.conversation.talk.find(message);
  },
  give: (desk, _item, member) => desk.later("floor.give", { member }, "hands", member),
  floor: (desk, { member }) => desk.later("floor.give", { member }, "hands", member),
  async mute(desk, { member, minutes }) {
    const reason = await desk.reason(actName("member.mute"));
    if (reason) desk.later("member.mute", { member, minutes, reason }, member, member);
  },
  unmute: (desk, { member }) => desk.later("member.unmute", { member }, member, member),
  async remove(desk, { member }) {
    const reason = await desk.reason(actName("member.remove"));
    if (reason) desk.later("member.remove", { member, reason }, member, member);
  },
  readmit: (desk, { member }) => desk.later("member.readmit", { member }, member, member),
  async session(desk, { c, session }) {
    if (c === "session.close") {
      const sure = await desk.ask({ heading: actName(c), hint: words().closeHint, send: actName(c), stop: true });
      if (!sure) return;
    }
    desk.later(c, c === "session.open" ? { session } : {}, "session");
  },
  stage: (desk) => desk.later("stage.next", {}, "session"),
  mode: (desk, { mode }) => desk.later("mode.set", { mode }, "session", modeName(mode)),
  slow: (desk, { seconds }) => desk.later("slow_mode.set", { seconds }, "session"),
  question: (desk) => authored(desk, "question.set"),
  announcement: (desk) => authored(desk, "announcement.post"),
};

async function closeLook(desk, item, outcome) {
  const draft = `look-${item.id}`;
  const answer = await desk.ask({
    heading: actName("look.close"), field: words().answer, optional: true, limit: 1_000, send: words().send,
    draft,
  });
  if (!answer) return;
  desk.later("look.close", { look: item.look, outcome, lang: answer.lang, text: answer.text }, item.id, null, draft);
}

async function authored(desk, c) {
  const { boot } = desk;
  const heading = actName(c);
  const text = await desk.page.authored.ask({ heading, langs: boot.langs ?? boot.writes, lang: boot.lang, send: words().send });
  if (text) desk.later(c, { text }, "session");
}
