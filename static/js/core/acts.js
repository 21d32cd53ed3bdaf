/** What the acts of moderators are called: on buttons, while they can be stopped, and in the list of what was done. */

import { _ } from "./words.js";

/** The name of an act, by the name of its command. */
export function actName(act) {
  const names = {
    "session.open": _("Open the meeting"),
    "session.pause": _("Pause"),
    "session.resume": _("Go on with the meeting"),
    "session.close": _("End the meeting"),
    "mode.set": _("How messages reach the room"),
    "slow_mode.set": _("Pause between one person's messages"),
    "stage.next": _("To the next stage"),
    "question.set": _("A question to talk about"),
    "announcement.post": _("Announcement"),
    "member.admit": _("Let in"),
    "member.mute": _("Read only"),
    "member.unmute": _("May write again"),
    "member.remove": _("End somebody's part in the meeting"),
    "member.readmit": _("Let back in"),
    "floor.give": _("Give the floor"),
    "floor.clear": _("End this turn"),
    "message.hide": _("Take out of the room"),
    "message.restore": _("Show in the room again"),
    "hold.show": _("Show in the room"),
    "hold.return": _("Send back to the author"),
    "hold.hide": _("Do not show"),
    "look.close": _("Request to look"),
    "note.send": _("Write privately"),
    "rendering.ask": _("Ask an interpreter"),
  };
  return names[act] ?? act;
}

/** What a mode is called. */
export function modeName(mode) {
  const names = {
    open: _("Messages are shown at once"),
    read_first: _("A moderator reads every message first"),
    read_only: _("Only the moderators write"),
  };
  return names[mode];
}
