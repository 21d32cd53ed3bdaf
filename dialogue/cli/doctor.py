"""Looks at what the server stands on: Python, the folder, durability, tables, fonts, this machine's names."""

import json
import socket
import stat
import sys
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from dialogue.config import Settings, shared
from dialogue.flows.schema import current
from dialogue.store.engines import is_sqlite, writer_engine

OLDEST: Final = (3, 11)
NEWEST: Final = (3, 13)
DURABLE: Final = 2  # SQLite's number for synchronous=FULL
SCRIPTS: Final = ("latin", "latin-ext", "cyrillic", "armenian")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do when it is not well."""

    what: str
    well: bool
    advice: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Return what was found, the well things too."""
    return [_python(), _folder(settings), _durability(settings), _tables(settings), _fonts(), _names()]


def _python() -> Finding:
    here = sys.version_info[:2]
    what = f"Python {here[0]}.{here[1]}"
    well = OLDEST <= here <= NEWEST
    return Finding(what, well, "" if well else "Use Python 3.11, 3.12 or 3.13.")


def _folder(settings: Settings) -> Finding:
    others = stat.S_IMODE(settings.data.stat().st_mode) & 0o077
    advice = f"Others can look into it. Run: chmod 700 {settings.data}" if others else ""
    return Finding(f"data folder {settings.data}", not others, advice)


def _durability(settings: Settings) -> Finding:
    if not is_sqlite(settings.database_url):
        return Finding("durability is the database server's", well=True)
    with writer_engine(settings.database_url).connect() as db:
        level = db.execute(text("PRAGMA synchronous")).scalar()
        journal = db.execute(text("PRAGMA journal_mode")).scalar()
    well = (level, journal) == (DURABLE, "wal")
    advice = "" if well else "The folder's file system does not allow a write-ahead log. Choose a local disk."
    return Finding("what is acknowledged is on the disk", well, advice)


def _tables(settings: Settings) -> Finding:
    has, newest = current(writer_engine(settings.database_url))
    advice = "" if has == newest else "Start the server once, or run: dialogue migrate"
    return Finding(f"tables {has or 'missing'}", has == newest, advice)


def _fonts() -> Finding:
    manifest = shared("static") / "vendor" / "manifest.json"
    names = " ".join(json.loads(manifest.read_text()).get("files", {})) if manifest.exists() else ""
    missing = [script for script in SCRIPTS if f"{script}-400" not in names]
    advice = "" if not missing else f"Missing: {', '.join(missing)}. Run `make` again where the source lies."
    return Finding("fonts for the four languages", not missing, advice)


def _names() -> Finding:
    try:
        socket.getaddrinfo("organiser.localhost", None)
    except OSError:
        return Finding(
            "names such as organiser.localhost",
            well=True,
            advice="This machine does not know them; most browsers do. Else put 127.0.0.1 in their place.",
        )
    return Finding("names such as organiser.localhost", well=True)
