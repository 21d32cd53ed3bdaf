"""Takes a planned meeting off the calendar."""

from dialogue.flows.office.authority import in_session, note_act
from dialogue.rooms.planning import cancel_session as cancel
from dialogue.store.work import Work


def cancel_session(work: Work, account: str, session: str) -> str:
    """Return the room whose meeting it was; one whose waiting room is open is no longer cancelled here."""
    desk = in_session(work.db, account, "session.cancel", session)
    cancel(work, desk.meeting)
    note_act(work, desk.programme, account, "session.cancel", session)
    return desk.room.id
