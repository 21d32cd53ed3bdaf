"""The site on a bed: real pages, a real database, Flask's own client instead of a socket."""

import re
from dataclasses import dataclass, replace
from types import CodeType
from typing import Any, Final

from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.test import TestResponse

from dialogue.config import Settings
from dialogue.people.csrf import COOKIE, csrf_for
from dialogue.web.ports import Ports
from dialogue.web.site import make_site
from tests.make.bed import MASTER, Bed

SESSION = bytes(range(100, 132))
SALT = bytes(range(50, 82))


class CompiledOnce(BytecodeCache):
    """What templates were compiled to; each test has a site of its own, and none changes a template."""

    known: Final[dict[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.known.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self.known[bucket.key] = bucket.code


@dataclass
class Site:
    """A site and what it stands on."""

    bed: Bed
    app: Flask
    ports: Ports
    ended: list[bytes]

    def visitor(self) -> "Caller":
        """Return somebody with an empty browser."""
        return Caller(self.app.test_client())


class Caller:
    """A browser without scripts: keeps cookies, sends each form with its token."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, **more)

    def post(self, path: str, form: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        return self.client.post(path, data={"csrf": self.csrf(), **(form or {})}, **more)

    def csrf(self) -> str:
        """Return the token of the browser's forms; a first page is opened to get the cookie."""
        if self.token() is None:
            self.client.get("/")
        return csrf_for(SESSION, self.token() or "")

    def token(self) -> str | None:
        cookie = self.client.get_cookie(COOKIE)
        return cookie.value if cookie is not None else None

    def plant(self, token: str) -> None:
        """Put a token into the browser, as a thief or a login made elsewhere would."""
        self.client.set_cookie(COOKIE, token)

    def speak(self, lang: str) -> None:
        """Choose a language before anything else."""
        self.client.set_cookie("lang", lang)

    def signed_in(self, token: str) -> "Caller":
        """Carry the token of a login that was made elsewhere."""
        self.plant(token)
        return self


def make_settings(bed: Bed, **changes: Any) -> Settings:
    """Return settings for a site on this machine."""
    settings = Settings(
        data=bed.folder,
        host="127.0.0.1",
        port=8000,
        public_url="http://localhost",
        production=False,
        database_url=f"sqlite:///{bed.folder / 'dialogue.sqlite'}",
        keys_url=f"sqlite:///{bed.folder / 'keys.sqlite'}",
        session_secret=SESSION,
        entry_salt=SALT,
        master_key=MASTER,
    )
    return replace(settings, **changes)


def make_test_site(bed: Bed, **changes: Any) -> Site:
    """Return the site on a bed; `changes` are settings that differ."""
    ended: list[bytes] = []
    away: list[str] = []
    ports = Ports(
        settings=make_settings(bed, **changes),
        writer=bed.writer,
        readers=bed.readers,
        kit=bed.kit,
        pools=bed.pools,
        clock=bed.clock,
        build="b1",
        signal=lambda room: {"present": {}, "away": away, "left_s": None},
        glimpse=lambda room, member, role: None,
        take_break=lambda room, member: away.append(member),
        come_back=lambda room, member: away.remove(member) if member in away else None,
        signed_out=ended.append,
        demo={},
    )
    app = make_site(ports)
    app.testing = True
    app.jinja_env.bytecode_cache = CompiledOnce()
    return Site(bed, app, ports, ended)


def fields(page: str) -> dict[str, str]:
    """Return the values of the named inputs of a page."""
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name.group(1)] = value.group(1) if value else ""
    return found
