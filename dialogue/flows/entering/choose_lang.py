"""Chooses the language one reads in; what one writes in stays free, the new language first."""

from sqlalchemy import select, update

from dialogue.kernel.locales import Lang, as_lang, own_first
from dialogue.people.logins import Who
from dialogue.people.models import Account
from dialogue.rooms.models import Member
from dialogue.store.work import Work


def choose_lang(work: Work, who: Who, lang: Lang) -> None:
    """Keep the choice of whoever is signed in; choosing the same again changes nothing."""
    if who.account is not None:
        work.db.execute(update(Account).where(Account.id == who.account).values(lang=lang))
        work.db.execute(update(Member).where(Member.account_id == who.account).values(reads=lang))
    if who.member is None:
        return
    writes: str = work.db.scalars(select(Member.writes).where(Member.id == who.member)).one()
    first = own_first([known for tag in writes.split() if (known := as_lang(tag))], lang)
    new = " ".join(first if lang in first else [lang, *first])
    work.db.execute(update(Member).where(Member.id == who.member).values(reads=lang, writes=new))
