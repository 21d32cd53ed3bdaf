/** The fold of a room: its session, who is in it, the floor, and its messages. Pure.
 *  A value may carry `keep`, how many messages it holds; a snapshot holds the last 50. */

import { WINDOW, changed, lastOf } from "./fold-list.js";

const GONE = { author: null, revision: null, renderings: [] };
const STATES = { session_paused: "paused", session_resumed: "open", session_closed: "closed" };
const STAYS = ["moderator", "interpreter"];

const message = (value, id, more) => ({ ...value, messages: changed(value.messages, "id", id, more) });
const noHand = (value, member) => value.hands.filter((hand) => hand !== member);
const rendered = (known, { rendering, replaces }) =>
  [...new Set([...known, rendering])].filter((id) => id !== replaces).sort();
const went = (value, refs, { kind }) => message(value, refs.message, { ...GONE, state: kind.slice("message_".length) });

/** Renderings with a new one, which may take the place of one in the same language. */
const given = (renderings, { rendering, replaces }) =>
  [...new Set([...renderings, rendering])].filter((id) => id !== replaces).sort();

function turned(value, _refs, { kind }) {
  const state = STATES[kind];
  const ended = state === "closed" ? { floor: null, hands: [] } : {};
  return { ...value, session: { ...value.session, state }, ...ended };
}

export const ROOM = {
  waiting_room_opened: (value, { session }) => ({
    ...value,
    session: { id: session, state: "planned", mode: "open", slow_mode: 0 },
    stage: null,
    floor: null,
    hands: [],
    members: value.members.map((member) => ({ ...member, gone: member.gone || !STAYS.includes(member.role) })),
  }),
  session_opened: (value, { session, mode }) => ({
    ...value,
    session: { id: session, state: "open", mode, slow_mode: 0 },
  }),
  session_paused: turned,
  session_resumed: turned,
  session_closed: turned,
  mode_set: (value, { mode }) => ({ ...value, session: { ...value.session, mode } }),
  slow_mode_set: (value, { seconds }) => ({ ...value, session: { ...value.session, slow_mode: seconds } }),
  stage_opened: (value, { stage }) => ({ ...value, stage, floor: null, hands: [] }),
  question_set: (value, { text }) => ({ ...value, question: text }),
  announcement_posted: (value, { text }) => ({ ...value, announcement: text }),
  member_admitted(value, refs) {
    const known = { id: refs.member, role: refs.role, gone: false };
    if (value.members.some((member) => member.id === refs.member)) {
      return { ...value, members: changed(value.members, "id", refs.member, known) };
    }
    return { ...value, members: [...value.members, known] };
  },
  member_gone: (value, { member }) => ({
    ...value,
    members: changed(value.members, "id", member, { gone: true }),
    hands: noHand(value, member),
    floor: value.floor === member ? null : value.floor,
  }),
  hand_raised: (value, { member }) => ({ ...value, hands: [...value.hands, member] }),
  hand_lowered: (value, { member }) => ({ ...value, hands: noHand(value, member) }),
  floor_given: (value, { member }) => ({ ...value, floor: member, hands: noHand(value, member) }),
  floor_cleared: (value) => ({ ...value, floor: null }),
  message_shown(value, refs, { actor, seq }) {
    const shown = {
      id: refs.message,
      seq,
      author: actor,
      revision: refs.revision,
      reply_to: refs.reply_to,
      stage: refs.stage,
      state: "shown",
      changed: false,
      renderings: [],
    };
    const messages = [...value.messages, shown];
    const kept = lastOf(messages, value.keep ?? WINDOW);
    return { ...value, messages: kept, older: value.older || kept.length < messages.length };
  },
  message_revised: (value, refs) =>
    message(value, refs.message, { revision: refs.revision, changed: true, renderings: [] }),
  message_withdrawn: went,
  message_hidden: went,
  message_erased: went,
  message_restored: (value, refs) =>
    message(value, refs.message, { author: refs.author, revision: refs.revision, state: "shown", renderings: [] }),
  rendering_given: (value, refs) => ({
    ...value,
    messages: value.messages.map((known) =>
      known.id === refs.message && known.revision === refs.revision
        ? { ...known, renderings: rendered(known.renderings, refs) }
        : known,
    ),
  }),
};
