"""Gathers what screening is told about a text, and turns its verdict into what a flow does next."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, bindparam, select

from dialogue.flows.command import Call
from dialogue.kernel import limits
from dialogue.kernel.errors import Ask, Declined
from dialogue.kernel.locales import LANGS
from dialogue.kernel.skeleton import skeleton
from dialogue.messages.finding import Audience
from dialogue.messages.models import Message, Revision
from dialogue.messages.writing import Wording
from dialogue.moderation.events import Rule
from dialogue.moderation.facts import Act, Facts, Sent
from dialogue.moderation.places import place_list
from dialogue.moderation.screening import judge
from dialogue.moderation.terms import term_list
from dialogue.moderation.wordlist import Wordlist
from dialogue.programmes.models import SmallPlace, Term
from dialogue.rooms.standing import Standing
from dialogue.store.prepared import Prepared
from dialogue.store.work import Work
from dialogue.streams.models import EventRow, Stream

AT_WILL: Final = "asked_by_author"  # confirmed by a writer who wants a moderator to read first
_REPEATS: Final = timedelta(seconds=limits.REPEAT_WINDOW)
_PACE: Final = timedelta(seconds=limits.MINUTE)
_RECENT: Final = 5 * limits.ROOM_PER_MINUTE  # events of a room among which its last minute surely lies
# The last ones are all that a pace can be told from; they come newest first.
_MOMENTS: Final = Prepared(
    select(Message.sent, Message.revision)
    .where(Message.author_id == bindparam("author"), Message.audience == bindparam("audience"))
    .where(Message.sent > bindparam("since"))
    .order_by(Message.sent.desc())
    .limit(limits.MESSAGES_PER_MINUTE * limits.MODERATOR_FACTOR)
)
_ALIKE: Final = Prepared(
    select(Message.sent, Message.revision)
    .join(Revision, Revision.message_id == Message.id)
    .where(Revision.looks == bindparam("looks"), Revision.id == Message.revision)
    .where(Message.audience == bindparam("audience"))
    .where(Message.sent > bindparam("since"))
)
_ROOM: Final = (
    select(Message.sent)
    .where(Message.session_id == bindparam("session"), Message.audience == "room")
    .where(Message.sent > bindparam("since"))
    .order_by(Message.sent.desc())
)
_ROOM_FULL: Final = Prepared(_ROOM.limit(1).offset(limits.ROOM_PER_MINUTE - 1))
_ROOM_MOMENTS: Final = Prepared(_ROOM.limit(limits.ROOM_PER_MINUTE))
_TERMS: Final = Prepared(
    select(Term.lang, Term.word)
    .where(Term.programme_id == bindparam("programme"))
    .order_by(Term.lang, Term.word)
)
_PLACES: Final = Prepared(
    select(SmallPlace.name).where(SmallPlace.programme_id == bindparam("programme")).order_by(SmallPlace.name)
)


def judge_text(
    work: Work, call: Call, wording: Wording, *, audience: Audience = "room", act: Act = "send"
) -> Rule | None:
    """Return the rule that has a moderator read the text first, or None when it may show.

    Raises `Declined` when it may not be sent now, and `Ask` when the writer is asked first.
    """
    verdict = judge(_facts(work, call, wording, audience, act))
    if verdict.answer == "decline":
        raise Declined(str(verdict.rule), **verdict.data)
    if verdict.answer == "ask":
        raise Ask(str(verdict.rule))
    if verdict.answer == "clear" and audience == "room" and AT_WILL in call.confirmed:
        return AT_WILL
    return verdict.rule


def _facts(work: Work, call: Call, wording: Wording, audience: Audience, act: Act) -> Facts:
    standing = call.standing
    return Facts(
        text=wording.text,
        lang=wording.lang,
        role=standing.role,
        now=work.now,
        act=act,
        audience=audience,
        mode=standing.mode,
        muted=standing.muted(work.now),
        muted_until=standing.muted_until,
        slow_mode=standing.slow_mode,
        turn=standing.turn or "free",
        has_floor=standing.floor == standing.member,
        sent=_sent(work, standing, wording, audience, act),
        room_sent=tuple(_room_sent(work, standing)) if audience == "room" else (),
        terms=_terms(work.db, standing.programme),
        places=_places(work.db, standing.programme),
        confirmed=call.confirmed,
    )


def _sent(work: Work, standing: Standing, wording: Wording, audience: Audience, act: Act) -> tuple[Sent, ...]:
    """What the author said lately, and what of the last minutes looks the same as this."""
    since = work.now - max(_PACE, timedelta(seconds=standing.slow_mode))
    moments = _MOMENTS.all(work.db, author=standing.member, audience=audience, since=since)
    alike = _ALIKE.all(work.db, looks=wording.looks, audience=audience, since=work.now - _REPEATS)
    same = skeleton(wording.text) if alike else ""
    said = [Sent(at, same) for at, _ in alike]
    said += [Sent(row[0], "") for row in moments if row not in alike]
    if act == "revise":
        said += [Sent(at, "") for at in _revised(work, standing)]
    return tuple(sorted(said))


def _revised(work: Work, standing: Standing) -> Iterable[datetime]:
    """Moments of the author's own edits in the last minute: they are paced like messages."""
    streams = (standing.room_stream, standing.desk_stream)
    head = select(Stream.head).where(Stream.id == EventRow.stream_id).scalar_subquery()
    query = select(EventRow.at).where(
        EventRow.stream_id.in_(streams),
        EventRow.seq > head - _RECENT,
        EventRow.actor == standing.member,
        EventRow.kind == "message_revised",
        EventRow.at > work.now - _PACE,
    )
    return work.db.scalars(query)


def _room_sent(work: Work, standing: Standing) -> Iterable[datetime]:
    """Moments of the room's last minute, where there are as many as it may have; else nobody has to wait."""
    session, since = standing.session, work.now - _PACE
    if _ROOM_FULL.first(work.db, session=session, since=since) is None:
        return ()
    return [at for (at,) in reversed(_ROOM_MOMENTS.all(work.db, session=session, since=since))]


def _terms(db: Connection, programme: str) -> Wordlist:
    return _term_list(tuple(_TERMS.all(db, programme=programme)))


def _places(db: Connection, programme: str) -> Wordlist:
    return _place_list(tuple(name for (name,) in _PLACES.all(db, programme=programme)))


# Lists are made ready once and looked up by what they hold, so that a changed list counts at once.
@lru_cache(maxsize=16)
def _term_list(rows: tuple[tuple[str, str], ...]) -> Wordlist:
    words = {lang: [word for known, word in rows if known == lang] for lang in LANGS}
    return term_list(words)


@lru_cache(maxsize=16)
def _place_list(names: tuple[str, ...]) -> Wordlist:
    return place_list(names)
