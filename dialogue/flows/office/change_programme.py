"""Changes what is decided about a programme: languages, zone, how long things are kept and wait."""

from dataclasses import dataclass

from sqlalchemy import update

from dialogue.flows.office.authority import in_programme, note_act
from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid
from dialogue.kernel.locales import Lang
from dialogue.programmes.models import Programme
from dialogue.programmes.outline import Outline
from dialogue.programmes.zones import check_zone
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What an organiser decides."""

    zone: str
    lang: Lang
    langs: tuple[Lang, ...]
    retention_days: int
    invitation_days: int
    publish_after_hours: int


def change_programme(work: Work, account: str, programme: str, new: Decisions) -> None:
    """Put the decisions in place of those there were."""
    outline = in_programme(work.db, account, "programme.change", programme)
    _check(outline, new)
    kept = [lang for lang in outline.langs if lang in new.langs]
    added = work.kit.draw.shuffle([lang for lang in new.langs if lang not in outline.langs])
    work.db.execute(
        update(Programme)
        .where(Programme.id == programme)
        .values(
            zone=check_zone(new.zone),
            lang=new.lang,
            langs=" ".join([*kept, *added]),
            retention_days=new.retention_days,
            invitation_days=new.invitation_days,
            publish_after_hours=new.publish_after_hours,
        )
    )
    note_act(work, outline, account, "programme.change", programme)


def _check(outline: Outline, new: Decisions) -> None:
    soonest = 0 if outline.demo else limits.PUBLISH_AFTER_HOURS
    bounds = {
        "retention_days": (new.retention_days, 1, limits.RETENTION_DAYS_MAX),
        "invitation_days": (new.invitation_days, 1, limits.INVITATION_DAYS_MAX),
        "publish_after_hours": (new.publish_after_hours, soonest, limits.PUBLISH_AFTER_HOURS_MAX),
    }
    for field, (given, least, most) in bounds.items():
        if not least <= given <= most:
            raise Invalid(field, "out_of_bounds", min=least, max=most)
    if new.lang not in new.langs:
        raise Invalid("lang", "not_used")
