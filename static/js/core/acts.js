/** What the acts of moderators are called: on buttons, while they can be stopped, and in the list of what was done. */

import { _ } from "./words.js";

/** The name of an act, by the name of its command. */
export function actName(act) {
  const names = {
    "session.open": _("Open the meeting"),
    "session.pause": _("Pause"),
    "session.resume": _("Go on with the meeting"),
    "session.close": _("End the meeting"),
    "mode.set": _("How messages are shown"),
    "slow_mode.set": _("Pause between one person's messages"),
    "stage.next": _("To the next stage"),
    "question.set": _("A question to talk about"),
    "announcement.post": _("Announcement"),
    "member.admit": _("Let in"),
    "member.mute": _("Read only"),
    "member.unmute": _("May write again"),
    "member.remove": _("End their part in this meeting"),
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

/** What was done, as the list of it says: the same sentences as on the page without a script. */
export function doneName(act) {
  const names = {
    "session.open": _("opened the meeting"),
    "session.pause": _("began a pause"),
    "session.resume": _("ended the pause"),
    "session.close": _("ended the meeting"),
    "mode.set": _("changed how messages are shown"),
    "slow_mode.set": _("changed the pause between messages"),
    "stage.next": _("opened the next stage"),
    "question.set": _("set a question"),
    "announcement.post": _("made an announcement"),
    "member.admit": _("let in"),
    "floor.give": _("gave the floor"),
    "floor.clear": _("ended a turn"),
    "message.hide": _("took a message out of the room"),
    "message.restore": _("showed a message again"),
    "hold.show": _("showed a held text"),
    "hold.return": _("sent a text back to its author"),
    "hold.hide": _("did not show a held text"),
    "rendering.ask": _("asked for a translation"),
    "look.close": _("answered a request to look"),
    "member.mute": _("set to read only"),
    "member.unmute": _("let write again"),
    "member.remove": _("ended somebody's part in the meeting"),
    "member.readmit": _("let back in"),
    "note.send": _("wrote privately"),
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
