import { EDIT_WINDOW, editEnds, editEndsAfter, inTime, nextEnd } from "/static/js/core/edit-window.js";
import { same } from "./check.js";

const shown = (message, actor, stream = "room") => ({ stream, kind: "message_shown", actor, refs: { message } });

export function what_the_server_told_counts_from_then_on() {
  const ends = editEnds({ m_1: 540, m_2: 0 }, 1_000);

  same([[...inTime(ends, 1_000)], [...inTime(ends, 540_999)], [...inTime(ends, 541_000)]], [["m_1"], ["m_1"], []]);
}

export function an_own_message_that_is_shown_has_all_of_the_time() {
  const events = [shown("m_1", "u_1"), shown("m_2", "u_2"), shown("m_3", "u_1", "personal")];

  const ends = editEndsAfter({}, events, "u_1", 5_000);

  same(ends, { m_1: 5_000 + 1_000 * EDIT_WINDOW });
}

export function what_is_over_is_forgotten() {
  same(editEndsAfter({ m_1: 5_000, m_2: 5_001 }, [], "u_1", 5_000), { m_2: 5_001 });
}

export function the_page_wakes_when_the_next_time_is_over() {
  const ends = { m_1: 4_000, m_2: 9_000, m_3: 7_000 };

  same([nextEnd(ends, 5_000), nextEnd(ends, 9_000)], [2_000, null]);
}
