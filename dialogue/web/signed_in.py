"""Flask-Login's view of a visitor: `current_user` is whoever the cookie's server-side login names.

The library's own session is never used: nothing about a login is kept in a cookie.
"""

from typing import Any, Final

from flask import Flask, Request
from flask_login import LoginManager, UserMixin, current_user

from dialogue.people.logins import Who
from dialogue.web.visitor import visitor

# The library would open a cookie of this name with a key that we do not have: whoever could plant one in
# somebody's browser would make every page fail for them. A semicolon parts cookies, so it names none.
NEVER_SENT: Final = ";"


class SignedIn(UserMixin):  # type: ignore[misc] # the library has no types
    """Somebody with a login, of whatever step."""

    def __init__(self, who: Who) -> None:
        self.who = who


def know_visitors(app: Flask) -> None:
    """Have `current_user` tell who is signed in during a request."""
    manager: Any = LoginManager()
    manager.session_protection = None  # it would take a digest of address and browser
    app.config["REMEMBER_COOKIE_NAME"] = NEVER_SENT
    manager.request_loader(_load)
    manager.init_app(app, add_context_processor=False)


def signed_in() -> Who | None:
    """Return whose login the request carries, or None."""
    return current_user.who if current_user.is_authenticated else None


def _load(_request: Request) -> SignedIn | None:
    who = visitor().who
    return SignedIn(who) if who is not None else None
