"""What happens to a room and to who is in it."""

from dialogue.rooms.vocabulary import Mode, Role
from dialogue.streams.kinds import Event, Id, Whole, happens


@happens("waiting_room_opened")
class WaitingRoomOpened(Event, frozen=True, forbid_unknown_fields=True):
    """The next meeting's waiting room opened; whoever is not staff comes in anew."""

    session: Id


@happens("session_opened")
class SessionOpened(Event, frozen=True, forbid_unknown_fields=True):
    """A meeting began."""

    session: Id
    mode: Mode


@happens("session_paused")
class SessionPaused(Event, frozen=True, forbid_unknown_fields=True):
    """Only moderators write until it goes on."""


@happens("session_resumed")
class SessionResumed(Event, frozen=True, forbid_unknown_fields=True):
    """The meeting goes on."""


@happens("session_closed")
class SessionClosed(Event, frozen=True, forbid_unknown_fields=True):
    """A meeting ended for good."""

    session: Id


@happens("mode_set")
class ModeSet(Event, frozen=True, forbid_unknown_fields=True):
    """How messages reach the room changed."""

    mode: Mode


@happens("slow_mode_set")
class SlowModeSet(Event, frozen=True, forbid_unknown_fields=True):
    """The pause between one person's messages changed."""

    seconds: Whole


@happens("stage_opened")
class StageOpened(Event, frozen=True, forbid_unknown_fields=True):
    """The agenda went on to a stage."""

    session: Id
    stage: Whole


@happens("member_waiting")
class MemberWaiting(Event, frozen=True, forbid_unknown_fields=True):
    """Someone came into the waiting room."""

    member: Id


@happens("member_admitted")
class MemberAdmitted(Event, frozen=True, forbid_unknown_fields=True):
    """Someone was let in."""

    member: Id
    role: Role


@happens("member_changed")
class MemberChanged(Event, frozen=True, forbid_unknown_fields=True):
    """Someone's name, mark or languages changed."""

    member: Id


@happens("member_gone")
class MemberGone(Event, frozen=True, forbid_unknown_fields=True):
    """Someone is no longer in the room; the room is not told why."""

    member: Id


@happens("hand_raised")
class HandRaised(Event, frozen=True, forbid_unknown_fields=True):
    """Someone asked to speak."""

    member: Id


@happens("hand_lowered")
class HandLowered(Event, frozen=True, forbid_unknown_fields=True):
    """Someone no longer asks to speak."""

    member: Id


@happens("floor_given")
class FloorGiven(Event, frozen=True, forbid_unknown_fields=True):
    """It is someone's turn."""

    member: Id


@happens("floor_cleared")
class FloorCleared(Event, frozen=True, forbid_unknown_fields=True):
    """It is nobody's turn."""


@happens("announcement_posted")
class AnnouncementPosted(Event, frozen=True, forbid_unknown_fields=True):
    """The moderators said something to all."""

    text: Id


@happens("question_set")
class QuestionSet(Event, frozen=True, forbid_unknown_fields=True):
    """There is a new question to talk about."""

    text: Id
