"""The example's people: staff with passwords that nobody knows, participants on seats of their own."""

from secrets import token_bytes, token_urlsafe
from typing import Final

from sqlalchemy import insert

from dialogue.flows.demo.content import Participant, Society, Staff, example
from dialogue.flows.demo.troupe import Troupe
from dialogue.flows.entering.accept_rules import accept_rules
from dialogue.flows.entering.choose_name import Choice, choose_name
from dialogue.flows.entering.enter_as_staff import enter_as_staff
from dialogue.flows.entering.steps import rules_in_force
from dialogue.flows.office.appoint import appoint
from dialogue.flows.office.issue_link import issue_link
from dialogue.kernel.ids import new_id
from dialogue.people.models import Account
from dialogue.people.passwords import hash_password
from dialogue.programmes import defaults
from dialogue.programmes.communities import communities_of
from dialogue.programmes.texts import read_texts
from dialogue.rooms.entry import keep_words
from dialogue.rooms.invitations import redeem_invitation
from dialogue.rooms.members import known_members
from dialogue.rooms.present import set_member
from dialogue.rooms.self_said import SelfSaid, seal_self
from dialogue.store.work import Work

UNKNOWABLE: Final = 32  # bytes that no entry words are ever hashed to
Societies = dict[Society, str]


def make_account(work: Work, staff: Staff) -> str:
    """Make an account that is entered by demo links alone and has chosen no language; return its id."""
    account = new_id("a")
    password = hash_password(token_urlsafe(UNKNOWABLE))
    row = {"id": account, "name": staff.key, "password": password, "lang": "", "demo": True}
    work.db.execute(insert(Account).values(**row))
    return account


def societies(work: Work, programme: str) -> Societies:
    """Return which society of the programme is which of the example's: the draw has mixed them."""
    known = communities_of(work.db, programme)
    words = read_texts(work.db, work.kit.sealer, [each.label for each in known])
    keys: dict[str, Society] = {
        each.en: each.key for each in defaults.communities().communities if each.key != "other"
    }
    return {keys[words[each.label]["en"]]: each.id for each in known if words[each.label]["en"] in keys}


def bring_staff(work: Work, troupe: Troupe, named: Societies) -> None:
    """Appoint the staff and have those with a name enter the room."""
    organiser = troupe.accounts["organiser"]
    for staff in example().programme.staff:
        if staff.role == "organiser" or staff.name is None:
            continue
        account = troupe.accounts[staff.key]
        appoint(work, organiser, troupe.programme, staff.key, staff.role, staff.writes)
        enter_as_staff(work, account, troupe.room, staff.name)
        member = _member_of(work, troupe.room, staff.name)
        troupe.members[staff.key] = member
        if staff.society is not None:
            said = SelfSaid(staff.name, named[staff.society], shown=True)
            set_member(work.db, member, self_=seal_self(work.kit.sealer, troupe.room, member, said))


def bring_participants(work: Work, troupe: Troupe, named: Societies) -> None:
    """Give each a seat, in their order, and have them enter up to the waiting room's door."""
    for number, person in enumerate(example().programme.participants, start=1):
        issued = issue_link(work, troupe.accounts["organiser"], troupe.room, number)
        member = redeem_invitation(work, issued.code, person.reads)
        troupe.members[person.key] = member
        _enter(work, member, person, named)


def _enter(work: Work, member: str, person: Participant, named: Societies) -> None:
    accept_rules(work, member, rules_in_force(1))
    choose_name(work, member, Choice(person.name, named[person.society], shown=person.mark))
    keep_words(work.db, member, token_bytes(UNKNOWABLE))
    set_member(work.db, member, state="away", writes=" ".join(person.writes))


def _member_of(work: Work, room: str, name: str) -> str:
    known = known_members(work.db, work.kit.sealer, room).values()
    return next(each.id for each in known if each.said is not None and each.said.name == name)
