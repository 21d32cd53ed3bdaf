"""The societies of a programme: told apart by shapes and put in order by lot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast

from sqlalchemy import Connection, delete, func, insert, select

from dialogue.kernel.errors import Invalid
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.programmes import defaults
from dialogue.programmes.models import Community
from dialogue.programmes.texts import write_text
from dialogue.store.work import Work

Shape = Literal["diamond", "square", "circle", "triangle"]
SHAPES: Final[tuple[Shape, ...]] = ("diamond", "square", "circle", "triangle")


@dataclass(frozen=True, slots=True)
class Society:
    """One society; `other` is "both, neither or other" and always stands last."""

    id: str
    label: str
    shape: Shape
    other: bool


def communities_of(db: Connection, programme: str) -> list[Society]:
    """Return the societies of a programme in the order that was drawn for it."""
    query = select(Community.id, Community.label, Community.shape, Community.other)
    rows = db.execute(query.where(Community.programme_id == programme).order_by(Community.place))
    return [Society(row.id, row.label, cast("Shape", row.shape), row.other) for row in rows]


def draw_communities(work: Work, programme: str) -> None:
    """Give a new programme the default societies, their order and shapes drawn by lot."""
    known = defaults.communities().communities
    named = work.kit.draw.shuffle([each for each in known if each.key != "other"])
    others = [each for each in known if each.key == "other"]
    shapes = work.kit.draw.shuffle(SHAPES)
    for place, (each, shape) in enumerate(zip([*named, *others], shapes, strict=False)):
        label = write_text(work, programme, each.by_lang())
        _insert(work, programme, label, shape, place, other=each.key == "other")


def add_community(work: Work, programme: str, label: Mapping[Lang, str]) -> str:
    """Add a society with one of the shapes that are left; raises `Invalid` when none is."""
    known = communities_of(work.db, programme)
    left = [shape for shape in SHAPES if shape not in {each.shape for each in known}]
    if not left:
        raise Invalid("community", "shapes")
    last = work.db.scalar(select(func.max(Community.place)).where(Community.programme_id == programme))
    text = write_text(work, programme, label)
    return _insert(work, programme, text, work.kit.draw.choose(left), int(last or 0) + 1, other=False)


def remove_community(work: Work, programme: str, community: str) -> None:
    """Take a society away; two named ones always stay, and "both, neither or other" too."""
    known = {each.id: each for each in communities_of(work.db, programme)}
    named = [each for each in known.values() if not each.other]
    if community not in known or known[community].other or len(named) <= 2:  # noqa: PLR2004 - two sides
        raise Invalid("community", "needed")
    work.db.execute(delete(Community).where(Community.id == community))


def _insert(work: Work, programme: str, label: str, shape: Shape, place: int, *, other: bool) -> str:
    community = new_id("c")
    work.db.execute(
        insert(Community).values(
            id=community, programme_id=programme, label=label, shape=shape, place=place, other=other
        )
    )
    return community
