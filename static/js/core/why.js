/** Sentences for what rules and errors mean: every refusal names its rule in the reader's language. */

import { _, ngettext } from "./words.js";
import { MESSAGE_POINTS } from "./text.js";

/** The rule by which a text waits because its writer wanted that: it goes beside a message as confirmed. */
export const AT_WILL = "asked_by_author";

/** Why something was not taken, from an answer {code, data}. */
export function whyNot({ code, data = {} }) {
  if (code === "declined") return declined(data);
  const sentences = {
    ask: () => asks(data.rule),
    conflict: () => conflicts(data),
    forbidden: () => forbidden(data),
    missing: () => _("This is no longer here."),
    invalid: () => _("Something in it cannot be taken as it is."),
    too_large: () => tooLong(data),
    too_many: () => slower(data),
    busy: () => _("There is a lot going on here just now. Try again in a minute."),
    unavailable: () => _("It could not be kept just now. Try again in a minute."),
    signed_out: () => _("You are no longer signed in. What you wrote is kept on this page."),
  };
  return sentences[code]?.() ?? _("Something went wrong. Nothing was lost");
}

/** What a rule asks before something is sent. */
export function asks(rule) {
  if (rule === "small_place") {
    return _("You named a small place. In a small group people could recognise you by it. Send it anyway?");
  }
  return _(
    "There is a phone number or a link in the text; someone could be recognised by it. If you send it as it is, a moderator will read it first.",
  );
}

/** Why a message waits for a moderator, for its author. */
export function heldBecause(rule) {
  if (rule === "word") {
    return _("There is a word here that may hurt someone, so a moderator will read it first. You decide whether to change it or keep it.");
  }
  if (rule === AT_WILL) {
    return _("You asked a moderator to read this first. For now only you and the moderators see it. You can change it or take it back.");
  }
  return _("A moderator reads this first. For now only you and the moderators see it. You can change it or take it back.");
}

/** The same for an author who cannot change it now: what is said beside it is what can be pressed. */
export function heldAsItIs(rule) {
  if (rule === "word") {
    return _("There is a word here that may hurt someone, so a moderator will read it first. You can take it back.");
  }
  if (rule === AT_WILL) {
    return _("You asked a moderator to read this first. For now only you and the moderators see it. You can take it back.");
  }
  return _("A moderator reads this first. For now only you and the moderators see it. You can take it back.");
}

/** Why a message waits, for a moderator. */
export function ruleName(rule) {
  const names = {
    word: _("a word from the list"),
    contact: _("a phone number, an address or a link"),
    small_place: _("a small place"),
    flood: _("many messages in a short time"),
    repetition: _("the same text again"),
    length: _("a long text"),
    read_first: _("a moderator reads everything first"),
    asked_by_author: _("the author asks you to read it first"),
    mode: _("a moderator reads everything first"),
  };
  return names[rule] ?? "";
}

/** A moderator's reason. */
export function reasonName(reason) {
  const names = {
    hurtful: _("It may hurt someone"),
    names_someone: _("Someone could be recognised by it"),
    off_stage: _("It does not belong to this stage"),
    rules: _("It goes against our rules"),
    other: _("Another reason"),
  };
  return names[reason] ?? "";
}

/** What moderators did, and their reason after it. */
export function withReason(what, reason) {
  // Translators: two whole sentences; "what" has its full stop, "why" has none yet
  return _("{what} {why}.", { what, why: reasonName(reason) });
}

/** What became of a request to look. */
export function outcomeName(outcome) {
  const names = {
    stays: _("A moderator has looked: the message stays."),
    hidden: _("A moderator has looked: the message was taken out of the room."),
    talked: _("A moderator has looked and talked with the author."),
    other: _("A moderator has looked."),
  };
  return names[outcome] ?? "";
}

function conflicts({ why }) {
  if (why === "window") {
    return _("The time for changing this message is over. You can take it back and write it anew.");
  }
  return _("Somebody was faster: this has changed in the meantime.");
}

const slower = ({ wait_s: wait = 1 }) => _("Slow down: you can write again in {n} s", { n: Math.ceil(wait) });

function tooLong({ n, max = MESSAGE_POINTS, unit }) {
  if (!n || unit === "bytes") return _("Your text is too long.");
  return _("Your text is too long: {n} of {max} characters", { n, max });
}

function declined(data) {
  const { rule, mode } = data;
  const sentences = {
    mode: () => (mode === "paused" ? _("The room is paused") : _("Only the moderators can write now")),
    muted: () => _("You can only read for now. You can still write to the moderators."),
    slow_mode: () => slower(data),
    flood: () => slower(data),
    floor: () => _("It is not your turn yet. What you wrote is kept here."),
    length: () => tooLong(data),
    repetition: () => _("You have just written the same thing."),
  };
  return sentences[rule]?.() ?? _("A rule of this room does not allow this now.");
}

function forbidden({ why, state }) {
  if (why === "room" && state === "closed") return _("The meeting has ended");
  if (why === "room" && state === "paused") return _("The room is paused");
  if (why === "room") return _("The meeting has not begun yet.");
  return _("You cannot do this now.");
}

/** How long somebody may only read, as a sentence; `left` is in minutes, null to the end of the meeting. */
export function readsOnly(left) {
  if (left === null) return _("You can only read until the end of this meeting. You can still write to the moderators.");
  return ngettext(
    "You can only read for {n} more minute. You can still write to the moderators.",
    "You can only read for {n} more minutes. You can still write to the moderators.",
    left,
  );
}
