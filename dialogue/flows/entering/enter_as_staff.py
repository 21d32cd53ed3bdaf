"""Lets a member of staff into a room they are appointed to; the room is told, nobody enters unannounced."""

from typing import Final, NamedTuple

from sqlalchemy import insert, select

from dialogue.flows.entering.choose_name import taken_names
from dialogue.kernel.errors import Forbidden, Missing
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import LANGS, Lang, as_lang
from dialogue.moderation.sanctions import lift
from dialogue.people.models import Account
from dialogue.programmes.appointments import appointed, parts_of
from dialogue.programmes.models import Programme
from dialogue.rooms.admission import admit
from dialogue.rooms.events import MemberChanged
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Member, Room
from dialogue.rooms.names import check_name
from dialogue.rooms.present import find_member, set_member
from dialogue.rooms.self_said import SelfSaid, open_self, seal_self
from dialogue.rooms.staff_words import StaffWords
from dialogue.rooms.vocabulary import Role
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.streams.models import StreamKind
from dialogue.streams.open import open_stream

ROLES: Final[tuple[Role, ...]] = ("moderator", "interpreter", "expert", "observer")
ANY_NAME: Final = StaffWords(frozenset(), frozenset())  # staff may be called what they are


def enter_as_staff(work: Work, account: str, room: str, name: str) -> Role:
    """Return the role they came in with; raises `Missing` for a room they have no part in.

    One account is one member of a room; coming in again finds the same one. Whoever was removed from a
    session comes in again after its end: raises `Forbidden` until then.
    """
    programme = work.db.scalar(select(Room.programme_id).where(Room.id == room, Room.erased.is_(False)))
    if programme is None:
        raise Missing
    parts: frozenset[str] = parts_of(work.db, account, programme, room)
    role = next((each for each in ROLES if each in parts), None)
    if role is None:
        raise Missing
    reads, writes = _langs(work, account, programme, room)
    member, before = _member(work, account, room, reads)
    if before.state == "removed":
        raise Forbidden(why="state", state="removed")
    known = check_name(name, taken_names(work.db, work.kit.sealer, room, member), ANY_NAME)
    said = SelfSaid(known)
    renamed = said != open_self(work.kit.sealer, room, member, before.said)
    sealed = seal_self(work.kit.sealer, room, member, said)
    set_member(work.db, member, self_=sealed, role=role, writes=" ".join(writes))
    log = streams_of(work.db, room)
    if before.state == "gone":  # whoever is called again begins anew
        lift(work, log, find_member(work.db, room, member))
    if (before.state, before.role) != ("admitted", role):
        admit(work, log, member, role, log.session)
    elif renamed:
        append(work, log.room_stream, MemberChanged(member))
    return role


class Before(NamedTuple):
    """What a member was when they came in."""

    state: str
    role: str
    said: bytes | None


def _member(work: Work, account: str, room: str, reads: Lang) -> tuple[str, Before]:
    query = select(Member.id, Member.state, Member.role, Member.self_)
    row = work.db.execute(query.where(Member.account_id == account, Member.room_id == room)).one_or_none()
    if row is not None:
        return row.id, Before(row.state, row.role, row[3])
    member = new_id("u")
    work.db.execute(
        insert(Member).values(
            id=member,
            room_id=room,
            role="observer",
            state="away",
            account_id=account,
            personal_stream=open_stream(work.db, member, StreamKind.PERSONAL),
            reads=reads,
            writes=reads,
        )
    )
    return member, Before("away", "observer", None)


def _langs(work: Work, account: str, programme: str, room: str) -> tuple[Lang, list[Lang]]:
    """Return what they read in until they choose, and what they were appointed to work in."""
    parts = [
        part
        for part in appointed(work.db, programme)
        if part.account == account and part.room in {None, room} and part.role != "organiser"
    ]
    given = {lang for part in parts for lang in part.langs}
    works_in = [each for each in LANGS if each in given]
    chosen = as_lang(work.db.scalar(select(Account.lang).where(Account.id == account)))
    usual = as_lang(work.db.scalar(select(Programme.lang).where(Programme.id == programme))) or "en"
    reads = chosen or (usual if usual in works_in or not works_in else works_in[0])
    return reads, works_in or [reads]
