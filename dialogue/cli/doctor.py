"""Looks at what the server stands on: Python, the folder, durability, tables, fonts, this machine's names."""

import json
import socket
import stat
import sys
from functools import cache
from typing import Final

from sqlalchemy import Engine

from dialogue.cli.doctor_backups import examine_backups
from dialogue.cli.finding import Finding
from dialogue.config import ConfigError, Settings, shared
from dialogue.flows.schema import current
from dialogue.kernel.clock import SystemClock
from dialogue.store.engines import keys_engine, writer_engine
from dialogue.store.fitness import check_databases

OLDEST: Final = (3, 11)
NEWEST: Final = (3, 13)
# what has to be set, how one asks, and what to do where it is not; 2 is SQLite's number for FULL
SQLITE: Final = (
    {"synchronous": "2", "journal_mode": "wal"},
    "PRAGMA",
    "The folder's file system does not allow a write-ahead log. Choose a local disk.",
)
POSTGRESQL: Final = (
    {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"},
    "SHOW",
    "Set fsync and full_page_writes to on in postgresql.conf.",
)
APART: Final = "words and keys answer, and lie apart"
SCRIPTS: Final = ("latin", "latin-ext", "cyrillic", "armenian")


def examine(settings: Settings) -> list[Finding]:
    """Return what was found, the well things too."""
    backups = examine_backups(settings, SystemClock().now())
    return [_python(), _folder(settings), *_databases(settings), *_bus(settings), backups, _fonts(), _names()]


def _bus(settings: Settings) -> list[Finding]:
    if not settings.several:
        return []
    from dialogue.cli.doctor_redis import examine_redis  # noqa: PLC0415 - its library is there only if asked for

    return examine_redis(settings.redis_url)


def _python() -> Finding:
    here = sys.version_info[:2]
    what = f"Python {here[0]}.{here[1]}"
    well = OLDEST <= here <= NEWEST
    return Finding(what, well, "" if well else "Use Python 3.11, 3.12 or 3.13.")


def _folder(settings: Settings) -> Finding:
    others = stat.S_IMODE(settings.data.stat().st_mode) & 0o077
    advice = f"Others can look into it. Run: chmod 700 {settings.data}" if others else ""
    return Finding(f"data folder {settings.data}", not others, advice)


def _databases(settings: Settings) -> list[Finding]:
    words, keys = _engines(settings.database_url, settings.keys_url)
    try:
        check_databases(words, keys)
    except ConfigError as fault:
        return [Finding(APART, well=False, advice=str(fault))]
    return [Finding(APART, well=True), _durability(words), _tables(words)]


@cache  # kept until the end: with its last connection SQLite would move its log into the file
def _engines(words: str, keys: str) -> tuple[Engine, Engine]:
    return writer_engine(words), keys_engine(keys)


def _durability(words: Engine) -> Finding:
    wanted, ask, advice = SQLITE if words.dialect.name == "sqlite" else POSTGRESQL
    with words.connect() as db:
        there = {name: str(db.exec_driver_sql(f"{ask} {name}").scalar()) for name in wanted}
    well = there == wanted
    return Finding("what is acknowledged is on the disk", well, "" if well else advice)


def _tables(words: Engine) -> Finding:
    has, newest = current(words)
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
