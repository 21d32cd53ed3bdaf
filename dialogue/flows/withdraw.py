"""Takes a message back: its author alone can still read it; a quiet line stays where it was."""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.holding import Decision, close_held
from dialogue.flows.quoting import end_quotes
from dialogue.flows.telling import tell_all
from dialogue.interpretation.asks import close_asks
from dialogue.interpretation.renderings import forget_renderings
from dialogue.messages.events import MessageWithdrawn
from dialogue.messages.finding import Found, find_own
from dialogue.messages.releases import releases_of
from dialogue.messages.writing import forget_wordings, set_state
from dialogue.moderation.holding import newest_hold, settle
from dialogue.rooms.log import RoomLog
from dialogue.store.work import Work
from dialogue.streams.append import Appended
from dialogue.streams.kinds import Id


class WithdrawMessage(Command, frozen=True, forbid_unknown_fields=True):
    """I take this message back."""

    name: ClassVar[str] = "message.withdraw"
    message: Id


def withdraw_message(work: Work, call: Call, command: WithdrawMessage) -> Outcome:
    """Take it back, whatever had become of it; once more changes nothing.

    The ledger's line comes first, so that a restored backup does not show it again.
    """
    standing = call.standing
    found = find_own(work.db, standing.member, command.message)
    if found.state in {"withdrawn", "erased"}:
        return Outcome()
    work.kit.keys.note_erasure("withdrawn", found.id, work.now)
    return Outcome(event=take_back(work, standing, found))


def take_back(work: Work, log: RoomLog, found: Found) -> Appended:
    """Do what the ledger has a line of.

    What was fixed with a published summary stays as it was agreed to.
    """
    held = newest_hold(work.db, found.id)
    if held is not None and held.waits:
        close_held(work, log, held, found, Decision("withdrawn"))
    settle(work.db, found.id)
    end_quotes(work, found)
    fixed = [released.rendering for released in releases_of(work.db, found.id) if released.rendering]
    forget_renderings(work.db, found.id, keep=fixed)
    forget_wordings(work.db, found.id, keep=found.revision)
    close_asks(work.db, found.id)
    set_state(work.db, found.id, "withdrawn")
    return tell_all(work, log, found, MessageWithdrawn(found.id), found.author)
