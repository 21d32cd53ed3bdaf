"""Restores an instance: looks at all of a backup, writes into an empty place, erases anew what was erased.

Until the last step a mark in the folder keeps every server away, so that nothing is served that was erased.
"""

import fcntl
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from dialogue.app import LOCK, RESTORING, Held, open_instance
from dialogue.cli.backing_up import KEPT
from dialogue.cli.surveying import Source, Survey, check_together, survey_keys, survey_words
from dialogue.config import OWNER_ONLY, Places, make_secrets, prepare_folder, read_settings
from dialogue.flows.replay import replay
from dialogue.flows.schema import migrate
from dialogue.store.backup.putting import is_empty, put
from dialogue.store.engines import keys_engine, writer_engine
from dialogue.store.fitness import check_databases
from dialogue.store.keys import KeyBase


class NotEmpty(Exception):
    """Something is there already; `what` says where."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and how much of it was erased again."""

    words: int
    keys: int
    again: dict[str, int]


Stage = Callable[[int], Callable[[int], None]]  # how many lines the ledger has -> called with how many more


def restore(places: Places, words: Source, keys: Source, begin: Stage) -> Restored:
    """Restore into a folder and databases in which nothing is.

    Raises `BackupFault`, `NotEmpty`, `Held` or `ConfigError` before anything was written.
    """
    surveyed = survey_words(words), survey_keys(keys)
    check_together(*surveyed)
    prepare_folder(places.data)
    handle = _hold(places.data)
    try:
        return _restore(places, words, keys, surveyed, begin)
    finally:
        os.close(handle)


def _restore(
    places: Places, words: Source, keys: Source, surveyed: tuple[Survey, Survey], begin: Stage
) -> Restored:
    if left := sorted(path.name for path in places.data.iterdir() if path.name != LOCK):
        raise NotEmpty(left[0])
    words_engine, key_engine = writer_engine(places.database_url), keys_engine(places.keys_url)
    try:
        mark = places.data / RESTORING
        mark.touch(OWNER_ONLY)
        _look_whether_empty(places, words_engine, key_engine)
        _write_secrets(places.data, surveyed[1].beginning.secrets)
        _fill_keys(key_engine, keys, surveyed[1])
        _fill_words(words_engine, words, surveyed[0])
    finally:
        words_engine.dispose()
        key_engine.dispose()
    since = datetime.fromtimestamp(surveyed[0].beginning.made / 1000, UTC)
    again = _replay(places, since, begin(len(surveyed[1].ledger)))
    mark.unlink()
    return Restored(surveyed[0].rows, surveyed[1].rows, again)


def _hold(folder: Path) -> int:
    """Take the folder for this process alone, whatever else it may be shared by."""
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        os.close(handle)
        raise Held from fault
    return handle


def _look_whether_empty(places: Places, words: Engine, keys: Engine) -> None:
    """Nothing of the place is touched unless both databases will do and have no table."""
    try:
        check_databases(words, keys)
        for engine, setting in ((words, "DIALOGUE_DATABASE_URL"), (keys, "DIALOGUE_KEYS_URL")):
            _check_empty(engine, setting)
    except BaseException:
        _leave_as_it_was(places, words, keys)
        raise


def _check_empty(engine: Engine, setting: str) -> None:
    with engine.connect() as db:
        if not is_empty(db):
            raise NotEmpty(setting)


def _leave_as_it_was(places: Places, words: Engine, keys: Engine) -> None:
    words.dispose()
    keys.dispose()
    for path in places.data.iterdir():
        if path.name != LOCK:
            path.unlink()


def _write_secrets(data: Path, secrets: dict[str, str]) -> None:
    folder = data / "secrets"
    folder.mkdir(mode=0o700)
    for name in KEPT:
        if name in secrets:
            handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
            with os.fdopen(handle, "w") as file:
                file.write(secrets[name])
    make_secrets(data)  # forms get a new one: every login has ended anyway


def _fill_keys(engine: Engine, keys: Source, survey: Survey) -> None:
    with engine.begin() as db:
        KeyBase.metadata.create_all(db)
        put(db, keys.frames(), survey.beginning.tables)


def _fill_words(engine: Engine, words: Source, survey: Survey) -> None:
    migrate(engine, survey.beginning.revision)
    with engine.begin() as db:
        put(db, words.frames(), survey.beginning.tables)
    migrate(engine)


def _replay(places: Places, since: datetime, more: Callable[[int], None]) -> dict[str, int]:
    environ: Final = {
        "DIALOGUE_DATA": str(places.data),
        "DIALOGUE_DATABASE_URL": places.database_url,
        "DIALOGUE_KEYS_URL": places.keys_url,
    }
    instance = open_instance(read_settings(environ))
    try:
        return replay(instance.writer, since, lambda: more(1))
    finally:
        instance.close()
