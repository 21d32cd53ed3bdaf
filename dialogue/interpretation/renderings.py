"""Renderings: a wording's text in other languages, given, replaced, forgotten."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, cast

from sqlalchemy import Connection, func, insert, or_, select, update

from dialogue.interpretation.events import How
from dialogue.interpretation.models import Rendering, RenderingAsk
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.messages.models import Revision
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendering that stands."""

    id: str
    lang: Lang
    how: How
    by: str


_COLUMNS: Final[tuple[Any, ...]] = (Rendering.id, Rendering.lang, Rendering.how, Rendering.by_id)


def renderings_of(db: Connection, revision: str) -> list[Rendered]:
    """Return the renderings of a wording that stand, at most one per language, the oldest first."""
    query = select(*_COLUMNS).where(Rendering.revision_id == revision, Rendering.words.is_not(None))
    return [Rendered(*row) for row in db.execute(query.order_by(Rendering.given, Rendering.id))]


def readable_by(db: Connection, revision: str, langs: Collection[str]) -> bool:
    """Whether somebody of these languages can read a wording, as it was written or in a rendering."""
    written = select(Revision.id).where(Revision.id == revision, Revision.lang.in_(langs))
    rendered = select(Rendering.id).where(
        Rendering.revision_id == revision, Rendering.lang.in_(langs), Rendering.words.is_not(None)
    )
    return db.scalar(written) is not None or db.scalar(rendered.limit(1)) is not None


def words_of(work: Work, room: str, rendering: str) -> str:
    """Return the words of a rendering that stands."""
    row = work.db.execute(select(Rendering.lang, Rendering.words).where(Rendering.id == rendering)).one()
    return work.kit.sealer.open(room, ("rendering", rendering, row.lang), row.words)


@dataclass(frozen=True, slots=True)
class Wording:
    """Which wording of which message is meant, and where it lies."""

    room: str
    message: str
    revision: str


def write_rendering(work: Work, wording: Wording, by: str, lang: Lang, text: str) -> str:
    """Put a rendering down, sealed; what stood in this language before loses its words."""
    work.db.execute(
        update(Rendering)
        .where(Rendering.revision_id == wording.revision, Rendering.lang == lang)
        .values(words=None)
    )
    rendering = new_id("g")
    work.db.execute(
        insert(Rendering).values(
            id=rendering,
            room_id=wording.room,
            message_id=wording.message,
            revision_id=wording.revision,
            lang=lang,
            how="human",
            by_id=by,
            words=work.kit.sealer.seal(wording.room, ("rendering", rendering, lang), text),
            given=work.now,
        )
    )
    return rendering


def forget_renderings(db: Connection, message: str, keep: Collection[str] = ()) -> None:
    """Remove the words of all renderings of a message but some; the rows stay for the log's sake."""
    which = (Rendering.message_id == message) & Rendering.id.not_in(sorted(keep))
    db.execute(update(Rendering).where(which).values(words=None))


def forget_renderings_of_wording(db: Connection, revision: str) -> None:
    """Remove the words of all renderings of one wording."""
    db.execute(update(Rendering).where(Rendering.revision_id == revision).values(words=None))


def booth_knows(db: Connection, message: str) -> bool:
    """Whether the booth was ever told of a message."""
    asked = select(func.count()).where(RenderingAsk.message_id == message).scalar_subquery()
    given = select(func.count()).where(Rendering.message_id == message).scalar_subquery()
    return cast("bool | None", db.scalar(select(or_(asked > 0, given > 0)))) is True
