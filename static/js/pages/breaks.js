/** A short break: only the desk is told; place and hand are kept. It ends when its taker says so, or does anything. */

import { breakLine } from "../parts/short-break.js";
import { each } from "./each.js";

const OFFERED = ["planned", "open", "paused"];

export function breaks(conversation) {
  const { boot, meeting } = conversation;
  const parts = [...document.querySelectorAll("d-break")];
  let before = null;

  function draw() {
    const { values, signal } = meeting.state;
    const away = signal?.away?.includes(boot.me) ?? false;
    each(parts, { away, offers: OFFERED.includes(values.room.session?.state) });
    if (before !== null && before !== away) meeting.tell(breakLine(away));
    before = away;
  }

  conversation.answerTo({ "d-break": ({ away }) => turn(meeting, away) });
  meeting.addEventListener("change", draw);
  draw();
}

/** The button that was pressed goes with the break: whoever presses it stands in the room again. */
async function turn(meeting, away) {
  const { became } = await meeting.run(away ? "break.take" : "break.end", {});
  if (!became) return;
  document.querySelector(".side.open .side-closer")?.click();
  document.getElementById("main").focus({ preventScroll: true });
}
