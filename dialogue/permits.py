"""Who may do what, when: one table for commands, one for pages; nothing else says so.

Letters: P participant, E expert, O observer, I interpreter, M moderator. A command that is
not here cannot be carried out, a page that is not here cannot be opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Final, Literal

from dialogue.kernel.clock import epoch
from dialogue.kernel.errors import Declined, Forbidden
from dialogue.rooms.standing import Standing, within_after_close
from dialogue.rooms.vocabulary import MemberState, Role

ROLES: Final[dict[str, Role]] = {
    "P": "participant",
    "E": "expert",
    "O": "observer",
    "I": "interpreter",
    "M": "moderator",
}
ALWAYS: Final = "planned open paused closed"
IN_ROOM: Final[frozenset[MemberState]] = frozenset({"admitted"})
ANYONE_ONCE: Final[frozenset[MemberState]] = frozenset({"waiting", "admitted", "away", "removed", "gone"})


@dataclass(frozen=True, slots=True)
class Permit:
    """By role, the states of the room in which the command is allowed."""

    cells: Mapping[Role, frozenset[str]]
    members: frozenset[MemberState] = field(default=IN_ROOM)
    when_muted: bool = False
    soon_after_close: bool = False  # when closed, only within `limits.AFTER_CLOSE`

    def check(self, standing: Standing, now: datetime) -> None:
        """Return if it is allowed; raise `Forbidden` or `Declined` with the reason if not."""
        if standing.member_state not in self.members:
            raise Forbidden(why="state", state=standing.member_state)
        states = self.cells.get(standing.role)
        if states is None:
            raise Forbidden(why="role")
        if standing.room_state not in states:
            raise Forbidden(why="room", state=standing.room_state)
        if (
            self.soon_after_close
            and standing.room_state == "closed"
            and not within_after_close(standing, now)
        ):
            raise Forbidden(why="room", state="closed")
        if not self.when_muted and standing.muted(now):
            until = epoch(standing.muted_until) if standing.muted_until else 0
            raise Declined("muted", until=until)


def _may(*cells: tuple[str, str]) -> dict[Role, frozenset[str]]:
    allowed: dict[Role, frozenset[str]] = {}
    for letters, states in cells:
        for letter in letters:
            role = ROLES[letter]
            allowed[role] = allowed.get(role, frozenset()) | frozenset(states.split())
    return allowed


_MODERATES = Permit(_may(("M", "open paused")), when_muted=True)
_WHOLE_MEETING = Permit(_may(("M", "planned open paused")), when_muted=True)
_LOOKS_AFTER = Permit(_may(("M", ALWAYS)), when_muted=True)
_HELPS_READING = Permit(_may(("IM", ALWAYS)), when_muted=True)
_OWN = Permit(_may(("PEOIM", f"none {ALWAYS}")), ANYONE_ONCE, when_muted=True)
_TO_STAFF = Permit(_may(("PEOI", ALWAYS)), when_muted=True, soon_after_close=True)
_AMONG_STAFF = Permit(_may(("M", ALWAYS)), when_muted=True, soon_after_close=True)
_HAND = Permit(_may(("PE", "open")))

COMMANDS: Final[dict[str, Permit]] = {
    "message.send": Permit(_may(("PEM", "open"), ("M", "paused"))),
    "message.send:moderators": _TO_STAFF,
    "message.send:desk": _AMONG_STAFF,
    "message.revise": Permit(_may(("PEM", "open paused"))),
    "message.withdraw": _OWN,
    "message.erase": _OWN,
    "message.hide": _LOOKS_AFTER,
    "message.restore": _LOOKS_AFTER,
    "quote.give": _OWN,
    "quote.take_back": _OWN,
    "mine.erase_all": _OWN,
    "look.ask": _TO_STAFF,
    "look.close": _LOOKS_AFTER,
    "note.send": _AMONG_STAFF,
    "hand.raise": _HAND,
    "hand.lower": _HAND,
    "floor.give": _MODERATES,
    "floor.clear": _MODERATES,
    "hold.claim": _MODERATES,
    "hold.show": _MODERATES,
    "hold.return": _MODERATES,
    "hold.hide": _MODERATES,
    "mode.set": _MODERATES,
    "slow_mode.set": _MODERATES,
    "stage.next": _MODERATES,
    "question.set": _MODERATES,
    "announcement.post": _WHOLE_MEETING,
    "member.admit": _WHOLE_MEETING,
    "member.mute": _WHOLE_MEETING,
    "member.unmute": _WHOLE_MEETING,
    "member.remove": _WHOLE_MEETING,
    "member.readmit": _WHOLE_MEETING,
    "member.describe": Permit(
        _may(("PEO", "none planned open paused")), frozenset({"waiting", "admitted", "away"}), when_muted=True
    ),
    # what is so already is done: two moderators may press at the same moment
    "session.open": Permit(_may(("M", "planned open")), when_muted=True),
    "session.pause": _MODERATES,
    "session.resume": _MODERATES,
    "session.close": Permit(_may(("M", "open paused closed")), when_muted=True),
    "rendering.ask": _LOOKS_AFTER,
    "rendering.give": _HELPS_READING,
    "break.take": Permit(_may(("PEO", "planned open paused")), when_muted=True),
    "break.end": Permit(_may(("PEO", ALWAYS)), when_muted=True),
}

OfficeRole = Literal["staff", "organiser", "moderator"]
_STAFF: Final[frozenset[OfficeRole]] = frozenset({"staff"})  # anybody who is signed in with both
_ORGANISES: Final[frozenset[OfficeRole]] = frozenset({"organiser"})
_SUMS_UP: Final[frozenset[OfficeRole]] = frozenset({"organiser", "moderator"})

# Acts of the office, each with those who may do it; the roles are those of the programme it is done in.
OFFICE: Final[dict[str, frozenset[OfficeRole]]] = {
    "programme.create": _STAFF,
    "programme.change": _ORGANISES,
    "text.write": _ORGANISES,
    "communities.change": _ORGANISES,
    "rules.change": _ORGANISES,
    "words.change": _ORGANISES,
    "person.appoint": _ORGANISES,
    "person.dismiss": _ORGANISES,
    "room.create": _ORGANISES,
    "session.plan": _ORGANISES,
    "session.move": _ORGANISES,
    "session.cancel": _ORGANISES,
    "agenda.change": _ORGANISES,
    "seat.add": _ORGANISES,
    "seat.link": _ORGANISES,
    "seat.sheet": _ORGANISES,
    "seat.revoke": _ORGANISES,
    "seat.renew": _ORGANISES,
    "seat.close": _ORGANISES,
    "summary.prepare": _SUMS_UP,
    "summary.publish": _ORGANISES,
    "summary.file": _ORGANISES,
}


class Page(Enum):
    """Whom a page is for."""

    ANYONE = "anyone"
    ENTERING = "entering"  # holds a login of a member that has not finished entering
    MEMBER = "member"  # holds a login of a member of any state: everything of mine
    READER = "reader"  # is in the room: admitted members and its staff
    MODERATOR = "moderator"  # moderates this room
    PASSWORD = "password"  # noqa: S105 - has given the password and owes the code
    STAFF = "staff"  # signed in with both
    ORGANISER = "organiser"  # runs this programme
    COMMAND = "command"  # carries a command: its row in COMMANDS decides, in the command's own transaction
    DEMO = "demo"  # demo database, on loopback, not in production


PAGES: Final[dict[str, Page]] = {
    "public.start": Page.ANYONE,
    "public.about": Page.ANYONE,
    "public.language": Page.ANYONE,
    "public.appearance": Page.ANYONE,
    "public.words": Page.ANYONE,
    "public.asset": Page.ANYONE,
    "door.join": Page.ANYONE,
    "door.redeem": Page.ANYONE,
    "door.rules": Page.ENTERING,
    "door.accept_rules": Page.ENTERING,
    "door.name": Page.ENTERING,
    "door.choose_name": Page.ENTERING,
    "door.words": Page.ENTERING,
    "door.take_words": Page.ENTERING,
    "door.come_back": Page.ANYONE,
    "door.use_words": Page.ANYONE,
    "waiting.room": Page.MEMBER,
    "waiting.enter": Page.MEMBER,
    "mine.everything": Page.MEMBER,
    "mine.change": Page.MEMBER,
    "mine.erase_all": Page.MEMBER,
    "mine.leave": Page.ANYONE,
    "mine.hidden": Page.ANYONE,
    "staff.sign_in": Page.ANYONE,
    "staff.give_password": Page.ANYONE,
    "staff.code": Page.PASSWORD,
    "staff.give_code": Page.PASSWORD,
    "staff.recovery": Page.PASSWORD,
    "staff.give_recovery": Page.PASSWORD,
    "staff.sign_out": Page.ANYONE,
    "staff.home": Page.STAFF,
    "staff.enter": Page.STAFF,
    "room.page": Page.READER,
    "feed.snapshot": Page.READER,
    "feed.events": Page.READER,
    "feed.older": Page.READER,
    "orders.again": Page.READER,
    "orders.order": Page.COMMAND,
    "desk.page": Page.MODERATOR,
    "desk.order": Page.MODERATOR,
    "office.home": Page.STAFF,
    "office_create.new": Page.STAFF,
    "office_create.make": Page.STAFF,
    "office_programme.show": Page.ORGANISER,
    "office_programme.add_room": Page.ORGANISER,
    "office_settings.show": Page.ORGANISER,
    "office_settings.save": Page.ORGANISER,
    "office_communities.show": Page.ORGANISER,
    "office_communities.save": Page.ORGANISER,
    "office_rules.show": Page.ORGANISER,
    "office_rules.save": Page.ORGANISER,
    "office_words.show": Page.ORGANISER,
    "office_words.save": Page.ORGANISER,
    "office_people.show": Page.ORGANISER,
    "office_people.give": Page.ORGANISER,
    "office_people.ask": Page.ORGANISER,
    "office_people.end": Page.ORGANISER,
    "office_texts.show": Page.ORGANISER,
    "office_texts.edit": Page.ORGANISER,
    "office_texts.save": Page.ORGANISER,
    "office_audit.show": Page.ORGANISER,
    "office_sessions.show": Page.ORGANISER,
    "office_sessions.plan": Page.ORGANISER,
    "office_agenda.show": Page.ORGANISER,
    "office_agenda.save": Page.ORGANISER,
    "office_agenda.when": Page.ORGANISER,
    "office_agenda.move": Page.ORGANISER,
    "office_agenda.ask": Page.ORGANISER,
    "office_agenda.cancel": Page.ORGANISER,
    "office_seats.show": Page.ORGANISER,
    "office_seats.add": Page.ORGANISER,
    "office_seats.link": Page.ORGANISER,
    "office_seats.ask": Page.ORGANISER,
    "office_seats.take_back": Page.ORGANISER,
    "office_seats.give_anew": Page.ORGANISER,
    "office_seats.shut": Page.ORGANISER,
    "office_sheet.show": Page.ORGANISER,
    "office_texts_to_send.show": Page.ORGANISER,
    "office_calendar.take": Page.STAFF,
    "office_summary.show": Page.STAFF,
    "office_summary.prepare": Page.STAFF,
    "office_summary.publish": Page.ORGANISER,
    "office_summary.file": Page.ORGANISER,
    "office_files.show": Page.STAFF,
    "office_files.take": Page.STAFF,
    "demo.show": Page.DEMO,
    "demo.enter": Page.DEMO,
}
