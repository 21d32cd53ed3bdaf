"""The entry that an act of staff leaves."""

from typing import Literal

from dialogue.streams.kinds import Event, Id, happens

Act = Literal[
    "session.open",
    "session.pause",
    "session.resume",
    "session.close",
    "mode.set",
    "slow_mode.set",
    "stage.next",
    "question.set",
    "announcement.post",
    "member.admit",
    "floor.give",
    "floor.clear",
    "message.hide",
    "message.restore",
    "hold.show",
    "hold.return",
    "hold.hide",
    "rendering.ask",
    "programme.create",
    "programme.change",
    "communities.change",
    "rules.change",
    "words.change",
    "person.appoint",
    "person.dismiss",
    "room.create",
    "session.plan",
    "session.move",
    "session.cancel",
    "agenda.change",
    "seat.add",
    "seat.link",
    "seat.sheet",
    "seat.revoke",
    "seat.renew",
    "seat.close",
    "text.write",
    "summary.prepare",
    "summary.publish",
    "summary.file",
    "person.freeze",
    "person.erase",
    "room.erase",
    "staff.add",
    "staff.close",
    "staff.open",
    "staff.sign_in",
    "totp.waived",
]
ActReason = Literal["hurtful", "names_someone", "off_stage", "rules", "other", "demo"]


@happens("act_recorded")
class ActRecorded(Event, frozen=True, forbid_unknown_fields=True):
    """A member of staff did something."""

    act: Act
    target: Id | None = None
    reason: ActReason | None = None
