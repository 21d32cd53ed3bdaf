"""Makes a programme: its key, its office stream, its words, and its societies in a drawn order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import insert

from dialogue.kernel import limits
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.programmes.communities import draw_communities
from dialogue.programmes.models import Programme
from dialogue.programmes.texts import write_text
from dialogue.store.work import Work
from dialogue.streams.models import StreamKind
from dialogue.streams.open import open_stream

TURNS: Final = 12  # a multiple of 2, 3 and 4: however many there are, each is as likely to begin


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProgramme:
    """What somebody decides about a programme before it is there."""

    title: Mapping[Lang, str]
    zone: str
    lang: Lang
    langs: tuple[Lang, ...]
    retention_days: int = limits.RETENTION_DAYS
    invitation_days: int = limits.INVITATION_DAYS
    publish_after_hours: int = limits.PUBLISH_AFTER_HOURS
    demo: bool = False


def create_programme(work: Work, new: NewProgramme) -> str:
    """Make a programme with its default societies; return its id."""
    programme = new_id("p")
    work.kit.keys.create(programme)
    title = write_text(work, programme, new.title)
    work.db.execute(
        insert(Programme).values(
            id=programme,
            title=title,
            zone=new.zone,
            lang=new.lang,
            langs=" ".join(work.kit.draw.shuffle(new.langs)),
            order=work.kit.draw.below(TURNS),
            retention_days=new.retention_days,
            invitation_days=new.invitation_days,
            publish_after_hours=new.publish_after_hours,
            rules_version=1,
            demo=new.demo,
            made=work.now,
            office_stream=open_stream(work.db, programme, StreamKind.OFFICE),
        )
    )
    draw_communities(work, programme)
    return programme
