"""Gathers what screening is told about a text, and turns its verdict into what a flow does next."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import select

from dialogue.flows.command import Call
from dialogue.flows.lately import PACE, Lately, room_moments, said_lately
from dialogue.flows.listed import listed_for
from dialogue.kernel import limits
from dialogue.kernel.errors import Ask, Declined
from dialogue.kernel.skeleton import skeleton
from dialogue.messages.finding import Audience
from dialogue.messages.writing import Wording
from dialogue.moderation.events import Rule
from dialogue.moderation.facts import Act, Facts, Sent
from dialogue.moderation.screening import judge
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.models import EventRow, Stream

AT_WILL: Final = "asked_by_author"  # confirmed by a writer who wants a moderator to read first
_RECENT: Final = 5 * limits.ROOM_PER_MINUTE  # events of a room among which its last minute surely lies


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
    lately = said_lately(work.db, standing, wording, audience, work.now)
    listed = listed_for(work.db, standing)
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
        sent=_sent(work, standing, lately, wording, act),
        room_sent=room_moments(work.db, standing.session, work.now) if lately.room_full else (),
        terms=listed.terms,
        places=listed.places,
        confirmed=call.confirmed,
    )


def _sent(work: Work, standing: Standing, lately: Lately, wording: Wording, act: Act) -> tuple[Sent, ...]:
    """What the author said lately, and what of the last minutes looks the same as this."""
    same = skeleton(wording.text) if lately.alike else ""
    said = [Sent(at, same) for at, _ in lately.alike]
    said += [Sent(moment[0], "") for moment in lately.own if moment not in lately.alike]
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
        EventRow.at > work.now - PACE,
    )
    return work.db.scalars(query)
