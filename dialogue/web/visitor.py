"""Who asks: the cookie's token, whose login it is, the language they read. Asked anew each time."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Final, cast

from flask import Response, g, request
from sqlalchemy import Connection, bindparam, select

from dialogue.kernel.errors import Busy, Unavailable
from dialogue.kernel.locales import Lang, as_lang
from dialogue.people import logins
from dialogue.people.logins import Who
from dialogue.people.models import Account
from dialogue.rooms.languages import reading_of
from dialogue.store.prepared import Prepared
from dialogue.web import cookies
from dialogue.web.here import ports
from dialogue.web.language import guess_lang

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_CHOSEN: Final = Prepared(select(Account.lang).where(Account.id == bindparam("account")))


@dataclass(slots=True)
class Visitor:
    """One request's caller. `planted` goes into the cookie with the answer.

    `order` is how languages stand for them: as it was drawn for their programme, once that is known.
    """

    token: str | None
    who: Who | None
    lang: Lang
    order: list[Lang] | None = None
    planted: str | None = None
    left: bool = False

    def cookie(self) -> str:
        """Return the token that this visitor's forms are tied to, making one for who has none."""
        if self.token is None:
            self.token = self.planted = cookies.fresh_token()
        return self.token

    def becomes(self, token: str) -> None:
        """Carry another token from now on: who may do more than before is somebody else to a thief."""
        self.token = self.planted = token


def visitor() -> Visitor:
    """Return who sent this request."""
    return cast("Visitor", g.visitor)


def arrive() -> None:
    """Find out who asks; note at most once a minute that their login is alive."""
    if request.endpoint == "public.asset":  # files are the same for everyone
        g.visitor = Visitor(None, None, "en")
        return
    house, now = ports(), ports().clock.now()
    token = cookies.read_token(request, house.settings)
    with house.readers.connect() as db:
        who = logins.who(db, token, now)
        saved, order = _reading(db, who)
        lang = saved or guess_lang(db)
        tired = who is not None and logins.stale(db, [who.token], now)
    g.visitor = Visitor(token, who, lang, order)
    if who is not None and tired:
        # it changes nothing of what one may read: on a full disk people read on
        with suppress(Unavailable, Busy):
            house.writer.run(lambda work: logins.touch(work.db, who.token, work.now), over=logins.OVER)


def depart(response: Response) -> Response:
    """Send the cookie that this request led to."""
    if response.status_code in REDIRECTS:
        response.set_data(b"")  # the framework's own words for it are in one language
    caller = g.get("visitor")
    if caller is None:
        return response
    settings = ports().settings
    if caller.left:
        cookies.uproot(response, settings)
    elif caller.planted is not None:
        cookies.plant(response, settings, caller.planted)
    return response


def _reading(db: Connection, who: Who | None) -> tuple[Lang | None, list[Lang] | None]:
    """The language they chose, and the order of a member's room; of staff no room is known yet."""
    if who is None:
        return None, None
    if who.member is None:
        return as_lang(_CHOSEN.scalar(db, account=who.account)), None
    found = reading_of(db, who.member)
    return (None, None) if found is None else (as_lang(found.lang), found.order)
