"""The three cookies: a random token that names a login, the language of who has none, and how pages look.

All last as long as the browser is open, are closed to scripts, and hold nothing about a person.
"""

import re
from secrets import token_urlsafe
from typing import Final

from flask import Request, Response

from dialogue.config import Settings
from dialogue.kernel.locales import Lang, as_lang
from dialogue.people.csrf import cookie_name
from dialogue.people.logins import TOKEN_BYTES
from dialogue.web.appearance import Appearance, as_appearance

LANG_COOKIE: Final = "lang"
APPEARANCE_COOKIE: Final = "appearance"
TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def read_token(request: Request, settings: Settings) -> str | None:
    """Return the token of the request's cookie, if it has the shape of one of ours."""
    token = request.cookies.get(cookie_name(secure=settings.secure), "")
    return token if TOKEN.match(token) else None


def read_lang(request: Request) -> Lang | None:
    """Return the language chosen earlier by a visitor who has no login."""
    return as_lang(request.cookies.get(LANG_COOKIE))


def read_appearance(request: Request) -> Appearance:
    """Return how the browser's owner wants pages to look."""
    return as_appearance(request.cookies.get(APPEARANCE_COOKIE, ""))


def fresh_token() -> str:
    """Return a token that stands for nobody yet; a form is tied to it."""
    return token_urlsafe(TOKEN_BYTES)


def plant(response: Response, settings: Settings, token: str) -> None:
    """Have the browser keep the token."""
    _set(response, settings, cookie_name(secure=settings.secure), token)


def plant_lang(response: Response, settings: Settings, lang: Lang) -> None:
    """Have the browser keep the language."""
    _set(response, settings, LANG_COOKIE, lang)


def plant_appearance(response: Response, settings: Settings, chosen: Appearance) -> None:
    """Have the browser keep how pages are to look."""
    _set(response, settings, APPEARANCE_COOKIE, chosen.kept())


def uproot(response: Response, settings: Settings) -> None:
    """Have the browser forget all three."""
    for name in (cookie_name(secure=settings.secure), LANG_COOKIE, APPEARANCE_COOKIE):
        response.delete_cookie(name, path="/", secure=settings.secure, httponly=True, samesite="Lax")


def _set(response: Response, settings: Settings, name: str, value: str) -> None:
    response.set_cookie(name, value, path="/", secure=settings.secure, httponly=True, samesite="Lax")
