import { claimedBy, deskQueue } from "/static/js/core/desk-queue.js";
import { same } from "./check.js";

const held = (revision) => ({ message: `m_${revision}`, revision, author: "u_2", rule: "word", lang: "en", claim: null });
const desk = { waiting: ["u_8", "u_9"], held: [held("v_1"), held("v_2")], looks: [{ look: "k_1", message: "m_5", asker: "u_3" }] };
const room = { floor: null, hands: ["u_4"] };
const letter = { id: "m_7", author: "u_5", revision: "v_7" };

export function things_wait_in_one_order() {
  const found = deskQueue({ desk, room }, [letter], true).map(({ kind, id }) => [kind, id]);

  same(found, [["waiting", "waiting"], ["held", "v_1"], ["held", "v_2"], ["letter", "m_7"], ["look", "k_1"], ["hands", "hands"]]);
}

export function hands_wait_only_where_turns_are_given_and_nobody_speaks() {
  const kinds = (floor, queue) => deskQueue({ desk: { waiting: [], held: [], looks: [] }, room: { ...room, floor } }, [], queue);

  same([kinds("u_1", true), kinds(null, false), kinds(null, true).length], [[], [], 1]);
}

export function a_claim_counts_while_it_lasts_and_for_others() {
  const claim = { by: "u_1", until: 100 };

  same([
    claimedBy({ claim }, "u_2", 99),
    claimedBy({ claim }, "u_2", 100),
    claimedBy({ claim }, "u_1", 99),
    claimedBy({ claim: null }, "u_2", 0),
  ], ["u_1", null, null, null]);
}
