import { mayAsk, mayMend, maySend, mutedFor, shutBecause, stageOf, waitsForTurn } from "/static/js/core/standing.js";
import { useCatalogue } from "/static/js/core/words.js";
import { same } from "./check.js";

const STAGES = [{ number: 1, title: "t_1", minutes: 20, turn: "queue" }, { number: 2, title: "t_2", minutes: 20, turn: "free" }];

function state({ role = "participant", session = {}, sanction = null, stage = 2, floor = null } = {}) {
  useCatalogue({});
  const open = session === null ? null : { id: "s_1", state: "open", mode: "open", slow_mode: 0, ...session };
  return {
    me: "u_1",
    role,
    words: { sessions: { s_1: { stages: STAGES } } },
    values: { room: { session: open, stage, floor, hands: [] }, personal: { sanction } },
  };
}

export function in_an_open_meeting_one_may_write() {
  same([shutBecause(state(), 0), maySend(state(), 0)], ["", true]);
}

export function each_obstacle_has_its_sentence() {
  const found = [
    state({ session: null }),
    state({ session: { state: "planned" } }),
    state({ session: { state: "paused" } }),
    state({ session: { state: "closed" } }),
    state({ session: { mode: "read_only" } }),
    state({ role: "observer" }),
  ].map((one) => shutBecause(one, 0));

  same(found, [
    "The meeting has not begun yet.",
    "The meeting has not begun yet.",
    "The room is paused",
    "The meeting has ended",
    "Only the moderators can write now",
    "You read here. You can write to the moderators.",
  ]);
}

export function moderators_write_in_a_pause_and_in_reading_time() {
  const found = [{ state: "paused" }, { mode: "read_only" }].map((session) => shutBecause(state({ role: "moderator", session }), 0));

  same(found, ["", ""]);
}

export function what_waits_can_be_changed_in_a_pause_but_not_by_who_reads_only() {
  const found = [
    state(),
    state({ session: { state: "paused" } }),
    state({ session: { state: "closed" } }),
    state({ session: null }),
    state({ session: { mode: "read_only" } }),
    state({ role: "moderator", session: { mode: "read_only" } }),
    state({ sanction: { kind: "muted", until: 600, reason: "rules" } }),
  ].map((one) => mayMend(one, 0));

  same(found, [true, true, false, false, false, true, false]);
}

export function reading_only_ends_by_the_clock() {
  const muted = state({ sanction: { kind: "muted", until: 600, reason: "rules" } });

  same([0, 541_000, 600_000].map((now) => mutedFor(muted, now)), [10, 1, null]);
  same([mayAsk(muted, 0), mayAsk(muted, 600_000)], [false, true]);
}

export function reading_only_to_the_end_has_no_minutes() {
  same(mutedFor(state({ sanction: { kind: "muted", until: null, reason: "rules" } }), 0), "end");
}

export function in_a_queue_one_waits_for_the_turn() {
  same([
    waitsForTurn(state({ stage: 1 })),
    waitsForTurn(state({ stage: 1, floor: "u_1" })),
    waitsForTurn(state({ stage: 2 })),
    waitsForTurn(state({ stage: 1, role: "moderator" })),
  ], [true, false, false, false]);
}

export function the_stage_is_the_one_of_the_agenda() {
  same([stageOf(state({ stage: 1 })).title, stageOf(state({ stage: null })), stageOf(state({ session: null }))], ["t_1", null, null]);
}
