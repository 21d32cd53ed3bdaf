/** The fold of the desk: who waits, what is held, what was asked, sanctions, talk and acts. Pure. */

import { changed, lastOf, without } from "./fold-list.js";

const HOLD_ACTS = { shown: "hold.show", returned: "hold.return", hidden: "hold.hide" };

const acted = (value, refs, { actor, seq }, act, target) =>
  actor === null || act === undefined
    ? value
    : { ...value, acts: lastOf([...value.acts, { seq, actor, act, target, reason: refs.reason ?? null }]) };
const waitsNot = (value, member) => value.waiting.filter((known) => known !== member);

function sanctioned(value, refs, event, act, sanction) {
  const member = refs.member;
  const all = [...without(value.sanctions, "member", member), { member, ...sanction, reason: refs.reason }];
  const sanctions = all.sort((a, b) => (a.member < b.member ? -1 : 1));
  return acted({ ...value, sanctions }, refs, event, act, member);
}

function lifted(value, refs, event, act) {
  const sanctions = without(value.sanctions, "member", refs.member);
  return acted({ ...value, sanctions }, refs, event, act, refs.member);
}

const went = (value, { message }) => ({
  ...value,
  held: without(value.held, "message", message),
  messages: changed(value.messages, "id", message, { author: null, revision: null }),
});

export const DESK = {
  act_recorded(value, refs, event) {
    const waiting = refs.act === "member.admit" ? waitsNot(value, refs.target) : value.waiting;
    return acted({ ...value, waiting }, refs, event, refs.act, refs.target);
  },
  note_sent: (value, refs, event) => acted(value, refs, event, "note.send", refs.member),
  member_waiting: (value, { member }) => ({ ...value, waiting: [...waitsNot(value, member), member] }),
  member_gone: (value, { member }) => ({
    ...value,
    waiting: waitsNot(value, member),
    sanctions: without(value.sanctions, "member", member),
  }),
  message_held(value, { message, revision, rule, lang }, { actor }) {
    const item = { message, revision, author: actor, rule, lang, claim: null };
    return { ...value, held: [...without(value.held, "message", message), item] };
  },
  message_revised: (value, { message, revision, lang }) => ({
    ...value,
    held: changed(value.held, "message", message, { revision, lang, claim: null }),
  }),
  hold_claimed: (value, { message, until }, { actor }) => ({
    ...value,
    held: changed(value.held, "message", message, { claim: { by: actor, until } }),
  }),
  hold_closed(value, refs, event) {
    const held = without(value.held, "revision", refs.revision);
    return acted({ ...value, held }, refs, event, HOLD_ACTS[refs.outcome], refs.message);
  },
  message_shown(value, { message, revision, audience }, { actor }) {
    const shown = { id: message, author: actor, revision, audience };
    return { ...value, messages: lastOf([...value.messages, shown]) };
  },
  message_withdrawn: went,
  message_erased: went,
  look_asked: (value, { look, message }, { actor }) => ({
    ...value,
    looks: [...value.looks, { look, message, asker: actor }],
  }),
  look_closed: (value, refs, event) =>
    acted({ ...value, looks: without(value.looks, "look", refs.look) }, refs, event, "look.close", refs.look),
  member_muted: (value, refs, event) =>
    sanctioned(value, refs, event, "member.mute", { kind: "muted", until: refs.until }),
  member_removed: (value, refs, event) =>
    sanctioned({ ...value, waiting: waitsNot(value, refs.member) }, refs, event, "member.remove", {
      kind: "removed",
      until: null,
    }),
  member_unmuted: (value, refs, event) => lifted(value, refs, event, "member.unmute"),
  member_readmitted: (value, refs, event) => lifted(value, refs, event, "member.readmit"),
};
