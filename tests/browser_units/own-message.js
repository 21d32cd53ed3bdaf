/** An own message that came back says who or what sent it back. */

import "../../static/js/parts/own-message.js";
import { same } from "./check.js";

const back = { message: "m_1", revision: "v_1", state: "returned", rule: "word", reason: null };
const words = { revisions: { v_1: { lang: "en", text: "A cup" } }, notes: { n_1: { lang: "en", text: "A saucer?" } } };

async function drawn(item, mends = true) {
  const part = document.createElement("d-own");
  Object.assign(part, { item, view: { words, mends, writes: ["en"] } });
  document.body.append(part);
  await part.updateComplete;
  return part;
}

async function why(item) {
  return (await drawn(item)).querySelector(".why").textContent;
}

export async function what_came_back_says_whether_a_moderator_did_it_with_a_note_or_without_or_the_meeting_ended() {
  const said = [
    await why({ ...back, outcome: "returned", note: "n_1" }),
    await why({ ...back, outcome: "returned", note: null }),
    await why({ ...back, outcome: "session_closed", note: null }),
  ];

  same(said, [
    "Your text has come back to you with a note from the moderator. The other participants have not seen it.",
    "A moderator has sent your text back to you. The other participants have not seen it.",
    "The meeting ended before a moderator could read this. The other participants have not seen it.",
  ]);
}

export async function what_waits_says_of_the_buttons_beside_it_only_those_that_are_there() {
  const waits = ["word", "asked_by_author", "read_first"].map((rule) => ({ ...back, state: "held", rule }));
  const buttons = (part) => [...part.querySelectorAll(".from > button")].map((button) => button.textContent);

  const free = await Promise.all(waits.map((item) => drawn(item)));
  const muted = await Promise.all(waits.map((item) => drawn(item, false)));

  same(free.map(buttons), waits.map(() => ["Change", "Take back"]));
  same(free.map((part) => /change it/.test(part.querySelector(".why").textContent)), [true, true, true]);
  same(muted.map(buttons), waits.map(() => ["Take back"]));
  same(muted.map((part) => part.querySelector(".why").textContent), [
    "There is a word here that may hurt someone, so a moderator will read it first. You can take it back.",
    "You asked a moderator to read this first. For now only you and the moderators see it. You can take it back.",
    "A moderator reads this first. For now only you and the moderators see it. You can take it back.",
  ]);
}
