/** An own message that came back says who or what sent it back. */

import "../../static/js/parts/own-message.js";
import { same } from "./check.js";

const back = { message: "m_1", revision: "v_1", state: "returned", rule: "word", reason: null };
const words = { revisions: { v_1: { lang: "en", text: "A cup" } }, notes: { n_1: { lang: "en", text: "A saucer?" } } };

async function why(item) {
  const part = document.createElement("d-own");
  Object.assign(part, { item, view: { words, mends: true, writes: ["en"] } });
  document.body.append(part);
  await part.updateComplete;
  return part.querySelector(".why").textContent;
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
