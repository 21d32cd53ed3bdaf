"""Flask-Login's view of a visitor: `current_user` is whoever the cookie's server-side login names.

The library's own session is never used: nothing about a login is kept in a cookie.
"""

from typing import Any

from flask import Flask, Request
from flask_login import LoginManager, UserMixin, current_user

from dialogue.people.logins import Who
from dialogue.web.visitor import visitor


class SignedIn(UserMixin):  # type: ignore[misc] # the library has no types
    """Somebody with a login, of whatever step."""

    def __init__(self, who: Who) -> None:
        self.who = who


def know_visitors(app: Flask) -> None:
    """Have `current_user` tell who is signed in during a request."""
    manager: Any = LoginManager()
    manager.session_protection = None  # it would take a digest of address and browser
    manager.request_loader(_load)
    manager.init_app(app, add_context_processor=False)


def signed_in() -> Who | None:
    """Return whose login the request carries, or None."""
    return current_user.who if current_user.is_authenticated else None


def _load(_request: Request) -> SignedIn | None:
    who = visitor().who
    return SignedIn(who) if who is not None else None
