/** Who is who in a room, as the reader sees them. */

import { _ } from "./words.js";

/** A member's name; the reader is "You". Nobody's words carry the name of somebody who was erased. */
export function nameOf(words, member, me) {
  if (member === me) return _("You");
  return words.members[member]?.name ?? _("Somebody who is no longer here");
}

/** A member's shape, or null. */
export function markOf(words, member) {
  return words.members[member]?.mark ?? null;
}

/** What a shape is called for those who do not see it. */
export function markName(mark) {
  const names = { diamond: _("diamond"), square: _("square"), circle: _("circle"), triangle: _("triangle") };
  return names[mark] ?? "";
}

/** What a role is called. */
export function roleName(role) {
  const names = {
    participant: _("participant"),
    moderator: _("moderator"),
    interpreter: _("interpreter"),
    observer: _("observer"),
    expert: _("expert"),
  };
  return names[role] ?? "";
}

/** What a language is called in the reader's language. */
export function languageName(lang) {
  const names = { az: _("Azerbaijani"), hy: _("Armenian"), en: _("English"), ru: _("Russian") };
  return names[lang] ?? lang;
}
