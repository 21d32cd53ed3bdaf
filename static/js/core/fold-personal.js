/** The fold of one person's own stream: what waits or came back, notes, sanction, releases, answers. Pure. */

import { changed, without } from "./fold-list.js";

const BACK = ["returned", "hidden", "session_closed"];

const went = (value, { message }) => ({
  ...value,
  own: without(value.own, "message", message),
  to_moderators: without(value.to_moderators, "message", message),
  releases: without(value.releases, "message", message),
});

const sanctioned = (value, refs, { kind }) => ({
  ...value,
  sanction: { kind, until: refs.until ?? null, reason: refs.reason },
});

const lifted = (value) => ({ ...value, sanction: null });

const same = (a, b) => a.message === b.message && a.revision === b.revision && a.lang === b.lang;
const order = (a, b) => (a.revision + a.lang < b.revision + b.lang ? -1 : 1);

function quoted(value, refs, { kind }) {
  const item = { message: refs.message, revision: refs.revision, lang: refs.lang };
  const kept = value.releases.filter((known) => !same(known, item));
  return { ...value, releases: kind === "quote_given" ? [...kept, item].sort(order) : kept };
}

export const PERSONAL = {
  message_held(value, { message, revision, rule }) {
    const item = { message, revision, state: "held", rule, outcome: null, reason: null, note: null };
    return { ...value, own: [...without(value.own, "message", message), item] };
  },
  message_revised: (value, { message, revision }) => ({
    ...value,
    own: changed(value.own, "message", message, { revision }),
  }),
  hold_closed(value, { revision, outcome, reason, note }) {
    if (!BACK.includes(outcome)) return { ...value, own: without(value.own, "revision", revision) };
    const state = outcome === "hidden" ? "hidden" : "returned";
    return { ...value, own: changed(value.own, "revision", revision, { state, outcome, reason, note }) };
  },
  message_hidden(value, { message, revision, reason }) {
    const item = { message, revision, state: "hidden", rule: null, outcome: null, reason, note: null };
    return { ...value, own: [...without(value.own, "message", message), item] };
  },
  message_restored: (value, { message }) => ({ ...value, own: without(value.own, "message", message) }),
  message_withdrawn: went,
  message_erased: went,
  message_shown: (value, { message, revision }) => ({
    ...value,
    to_moderators: [...value.to_moderators, { message, revision }],
  }),
  note_received: (value, { note }) => ({ ...value, notes: [...value.notes, note] }),
  muted: sanctioned,
  removed: sanctioned,
  unmuted: lifted,
  readmitted: lifted,
  quote_given: quoted,
  quote_taken_back: quoted,
  look_answered: (value, { look, outcome, note }) => ({
    ...value,
    answers: [...value.answers, { look, outcome, note }],
  }),
};
