import { farthestBehind, openState, positions, takeBatch, takeOlder } from "/static/js/core/room-state.js";
import { same } from "./check.js";

const ROOM = {
  stream: "st_r", kind: "room", at: 10, from: 1, session: null, stage: null, question: null, announcement: null,
  members: [], floor: null, hands: [], messages: [], older: false,
};
const PERSONAL = { stream: "st_p", kind: "personal", at: 3, from: 1, own: [], to_moderators: [], notes: [], sanction: null, releases: [], answers: [] };
const open = () => openState({ me: "u_1", role: "participant", snapshots: [ROOM, PERSONAL], words: {}, signal: {} });
const shown = (n) => ["message_shown", 1, "u_2", { message: `m_${n}`, revision: `v_${n}`, reply_to: null, stage: 1 }];
const batch = (from, ...events) => ({ stream: "st_r", from, events, words: { revisions: { [`v_${from}`]: { lang: "en", text: "x" } } } });

export function a_batch_moves_its_stream_and_tells_what_happened() {
  const { state, gap, happened } = takeBatch(open(), batch(11, shown(11)));

  same([positions(state), gap], [{ st_r: 11, st_p: 3 }, false]);
  same(state.values.room.messages.map(({ id, seq }) => [id, seq]), [["m_11", 11]]);
  same(state.words.revisions.v_11.text, "x");
  same(happened, [{ stream: "room", kind: "message_shown", actor: "u_2", refs: shown(11)[3], seq: 11 }]);
}

export function a_hole_is_told_and_nothing_is_shown_out_of_order() {
  const early = takeBatch(open(), batch(12, shown(12)));
  const filled = takeBatch(early.state, batch(11, shown(11)));

  same([early.gap, early.state.values.room.messages, early.state.words.revisions], [true, [], {}]);
  same(filled.state.values.room.messages.map(({ id }) => id), ["m_11", "m_12"]);
  same(filled.happened.map(({ seq }) => seq), [11, 12]);
}

export function words_of_a_batch_that_comes_again_are_not_taken() {
  const first = takeBatch(open(), batch(11, shown(11)));
  const again = takeBatch(first.state, { ...batch(11, shown(11)), words: { revisions: { v_11: { lang: "en", text: "old" } } } });

  same([again.state.words.revisions.v_11.text, again.happened], ["x", []]);
}

export function a_stream_one_does_not_read_is_ignored() {
  const { state, happened } = takeBatch(open(), { ...batch(1, shown(1)), stream: "st_x" });

  same([positions(state), happened], [{ st_r: 10, st_p: 3 }, []]);
}

export function heads_tell_how_far_one_is_behind() {
  same([farthestBehind(open(), { st_r: 12, st_p: 9 }), farthestBehind(open(), { st_r: 10, st_p: 3 }), farthestBehind(open(), {})], [6, 0, 0]);
}

export function older_messages_come_in_front_once() {
  const known = takeBatch(open(), batch(11, shown(11))).state;
  const message = (n) => ({ ...known.values.room.messages[0], id: `m_${n}`, seq: n });
  const page = { messages: [message(4), message(11)], older: true, words: { revisions: { v_4: { lang: "en", text: "y" } } } };

  const { values, words } = takeOlder(known, page);

  same([values.room.messages.map(({ id }) => id), values.room.older, words.revisions.v_4.text], [["m_4", "m_11"], true, "y"]);
}

export function what_was_taken_out_of_the_room_leaves_the_page_unless_it_came_back_at_once() {
  const said = { revisions: { v_11: { lang: "en", text: "x", message: "m_11" } } };
  const before = takeBatch(open(), { ...batch(11, shown(11)), words: said }).state;
  const hidden = ["message_hidden", 1, null, { message: "m_11", reason: null, revision: null }];
  const restored = ["message_restored", 1, null, { message: "m_11", revision: "v_11", author: "u_2" }];

  const gone = takeBatch(before, { ...batch(12, hidden), words: {} }).state;
  const back = takeBatch(before, { ...batch(12, hidden, restored), words: said }).state;

  same([gone.words.revisions, back.words.revisions], [{}, said.revisions]);
}

export function what_happened_while_older_messages_were_on_their_way_counts_for_them() {
  const before = takeBatch(open(), batch(11, shown(11))).state;
  const hidden = ["message_hidden", 1, null, { message: "m_4", reason: null, revision: null }];
  const { state, happened } = takeBatch(before, batch(12, hidden, shown(13)));
  const message = (n) => ({ ...before.values.room.messages[0], id: `m_${n}`, seq: n, revision: `v_${n}` });

  const { values } = takeOlder(state, { messages: [message(3), message(4)], older: false }, happened);

  same(values.room.messages.map(({ id, revision, state: is }) => [id, revision, is]), [
    ["m_3", "v_3", "shown"], ["m_4", null, "hidden"], ["m_11", "v_11", "shown"], ["m_13", "v_13", "shown"],
  ]);
  same(values.room.at, 13);
}

export function a_page_keeps_more_messages_than_a_snapshot_holds() {
  let state = open();
  for (let n = 11; n < 100; n += 1) state = takeBatch(state, batch(n, shown(n))).state;

  same([state.values.room.messages.length, state.values.room.older], [89, false]);
}
