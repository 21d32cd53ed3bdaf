"""An office and a meeting with five people of either society, played as it is or as in a mirror."""

from dataclasses import dataclass, field
from typing import Any, Final

from dialogue.flows.admit import AdmitMembers
from dialogue.flows.authored import PostAnnouncement, SetQuestion
from dialogue.flows.close_session import CloseSession
from dialogue.flows.come_to_wait import come_to_wait
from dialogue.flows.command import Command
from dialogue.flows.demo.troupe import Troupe
from dialogue.flows.entering.accept_rules import accept_rules
from dialogue.flows.entering.choose_name import Choice, choose_name
from dialogue.flows.entering.enter_as_staff import enter_as_staff
from dialogue.flows.entering.redeem import redeem
from dialogue.flows.entering.steps import rules_in_force
from dialogue.flows.give_floor import GiveFloor
from dialogue.flows.hide import HideMessage
from dialogue.flows.look import AskLook
from dialogue.flows.next_stage import NextStage
from dialogue.flows.office.appoint import appoint
from dialogue.flows.office.issue_link import issue_link
from dialogue.flows.office.prepare_summary import prepare_summary
from dialogue.flows.office.set_words import set_words
from dialogue.flows.open_session import OpenSession
from dialogue.flows.open_waiting_room import open_waiting_room
from dialogue.flows.quoting import GiveQuote
from dialogue.flows.render import GiveRendering
from dialogue.flows.sanction import MuteMember
from dialogue.flows.say import SendMessage
from dialogue.flows.set_mode import SetMode
from dialogue.kernel import limits
from dialogue.kernel.locales import Lang
from dialogue.programmes.appointments import StaffRole
from dialogue.programmes.communities import communities_of
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.models import Member
from dialogue.store.work import Work
from tests.make.bed import Bed
from tests.make.mirror import OTHER
from tests.make.office import a_programme, an_account, only_room

# by turns of either society, so that neither is always first
PEOPLE: Final = ("Leaf", "Cup", "Chair", "Lamp", "Kettle", "Spoon", "Ladder", "Window", "Basket", "Clock")
STAFF: Final[dict[str, tuple[StaffRole, tuple[Lang, ...]]]] = {
    "gate": ("moderator", ("az", "en")),
    "stair": ("moderator", ("hy", "en")),
    "loom": ("interpreter", ("az", "hy", "en", "ru")),
    "kite": ("observer", ("en",)),
}


@dataclass
class Glass:
    """One side of the mirror: who is who, and what languages and societies are there."""

    bed: Bed
    exchanged: bool
    organiser: str = ""
    programme: str = ""
    room: str = ""
    sessions: list[str] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)

    def lang(self, lang: Lang) -> Lang:
        """Return a language of the script, as it is on this side."""
        return OTHER[lang] if self.exchanged else lang

    def own(self, name: str) -> Lang:
        """Return the language of a participant."""
        return self.lang("az" if self.society(name) == 0 else "hy")

    def society(self, name: str) -> int:
        """Return the place of a participant's society: the lots have exchanged which one stands there."""
        return (PEOPLE.index(name) + 1) // 2 % 2

    def do(self, who: str, command: Command, **more: Any) -> dict[str, Any]:
        """Have somebody do something, half a minute after what was done before."""
        self.bed.clock.advance(30)
        troupe = Troupe(self.bed.writer, self.programme, self.room, self.accounts, self.members)
        return troupe.does(self.bed.clock.now(), who, command, **more)

    def say(self, who: str, text: str) -> dict[str, Any]:
        """Have somebody say something in their own language; return what names it."""
        told = self.do(who, SendMessage("room", self.own(who), text))
        return {key: told[key] for key in ("message", "revision")}


def play(bed: Bed, *, exchanged: bool) -> Glass:
    """Play all of it: the office, the people, a meeting and the draft of its summary."""
    glass = Glass(bed, exchanged)
    found_office(glass)
    bring_people(glass)
    hold_meeting(glass)
    bed.clock.advance(2 * limits.DAY)
    bed.writer.run(lambda work: prepare_summary(work, glass.organiser, glass.sessions[0]))
    return glass


def found_office(glass: Glass) -> None:
    """A programme of which texts lack a language, with a team and words and places that are listed."""
    bed = glass.bed
    glass.organiser = an_account(bed)
    title = {glass.lang("az"): "Everyday neighbours", glass.lang("hy"): "Everyday neighbours"}
    glass.programme = a_programme(bed, glass.organiser, title=title)
    for name, (role, langs) in STAFF.items():
        spoken = [glass.lang(lang) for lang in langs]
        glass.accounts[name] = an_account(bed, name)
        bed.writer.run(
            lambda work, name=name, role=role, spoken=spoken: appoint(  # type: ignore[misc]
                work, glass.organiser, glass.programme, name, role, spoken
            )
        )
    terms = {glass.lang("az"): ["tangle"], glass.lang("hy"): ["tangle"]}
    bed.writer.run(lambda work: set_words(work, glass.organiser, glass.programme, terms, ["Underhill"]))
    with bed.readers.connect() as db:
        glass.room = only_room(db, glass.programme)
        meetings = meetings_of(db, glass.room)
    glass.sessions = [each.id for each in meetings]
    bed.clock.advance((meetings[0].starts - bed.clock.now()).total_seconds() - limits.WAITING_ROOM_BEFORE)


def bring_people(glass: Glass) -> None:
    """Everybody takes a seat, chooses a name and says which society's experience they speak from."""
    for number, name in enumerate((*PEOPLE, "nobody"), start=1):
        code = glass.bed.writer.run(
            lambda work, number=number: issue_link(work, glass.organiser, glass.room, number).code  # type: ignore[misc]
        )
        if name != "nobody":
            glass.bed.clock.advance(5)
            glass.members[name] = glass.bed.writer.run(
                lambda work, name=name, code=code: enter(work, glass, name, code)  # type: ignore[misc]
            )
    glass.bed.writer.run(lambda work: come_in(work, glass))


def enter(work: Work, glass: Glass, name: str, code: str) -> str:
    """Go through every step but the words."""
    redeem(work, code, glass.own(name), None)
    member = work.session.query(Member).filter(Member.state == "entering").one()
    accept_rules(work, member.id, rules_in_force(1))
    society = communities_of(work.db, glass.programme)[glass.society(name)].id
    choose_name(work, member.id, Choice(name, society, shown=True))
    member.state = "away"
    return member.id


def come_in(work: Work, glass: Glass) -> None:
    """The team goes into the room; everybody else stands before its door."""
    open_waiting_room(work, glass.room)
    for name in STAFF:
        enter_as_staff(work, glass.accounts[name], glass.room, name.title())
        account = glass.accounts[name]
        glass.members[name] = work.session.query(Member).filter(Member.account_id == account).one().id
    for name in PEOPLE:
        assert come_to_wait(work, glass.members[name]) == "waiting"


def hold_meeting(glass: Glass) -> None:
    """Everybody says something, and either side does, and is done, what the other is."""
    glass.do("gate", AdmitMembers(tuple(glass.members[name] for name in PEOPLE)))
    glass.do("stair", OpenSession(glass.sessions[0]))
    glass.do(
        "gate", SetQuestion({glass.lang("az"): "What grew there?", glass.lang("hy"): "What grew there?"})
    )
    glass.do("stair", SetMode("open"))
    for turn in ("First", "Then"):
        for name in PEOPLE:
            glass.do("gate", GiveFloor(glass.members[name]))
            said = glass.say(name, f"{turn} I saw {name} grow beside the wall")
            if turn == "Then":
                glass.do("loom", GiveRendering(**said, lang="en", text=f"In English: {name}"))
                glass.do(name, GiveQuote(**said, lang=glass.own(name)))
                glass.do(name, GiveQuote(**said, lang="en"))
    closing(glass)


def closing(glass: Glass) -> None:
    """One of each has a message taken out, reads only from then on, and asked somebody to look."""
    glass.do("stair", NextStage())
    for mate, name in (("Leaf", "Cup"), ("Cup", "Leaf")):
        said = glass.say(name, f"Last of all I saw {name}")
        wish = AskLook(said["message"], glass.own(mate), f"Look at {name}")
        glass.do(mate, wish)
        moderator = "gate" if glass.society(name) == 0 else "stair"
        glass.do(moderator, HideMessage(said["message"], "off_stage"))
        glass.do(moderator, MuteMember(glass.members[name], 5, "off_stage"))
    glass.do("stair", PostAnnouncement({glass.lang("az"): "Thank you", glass.lang("hy"): "Thank you"}))
    glass.do("gate", CloseSession())
