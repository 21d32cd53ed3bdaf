"""Makes a backup of a living instance: the words into one file, the keys into another, both sealed.

Words first: a key is made before anything is sealed with it, so that keys of a later moment open them all.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from errno import EEXIST
from io import BufferedWriter
from os import strerror
from pathlib import Path
from typing import Final

from dialogue.config import Settings
from dialogue.kernel import limits
from dialogue.kernel.clock import Clock
from dialogue.store.backup.container import Part, Sealing
from dialogue.store.backup.frames import Beginning, End, Frame, Rows, framed
from dialogue.store.backup.pair import read_public
from dialogue.store.backup.taking import Moment, at_one_moment

PUBLIC: Final = "backup.public"
NAME: Final = "dialogue-{part}-{at:%Y%m%dT%H%M%S}.{thousandths:03}Z.backup"
AT: Final = "dialogue-{part}-%Y%m%dT%H%M%S.%fZ.backup"
KEPT: Final = ("master.key", "entry.key", PUBLIC)  # what makes the keys worth anything
PART: Final = ".part"
PROGRAM: Final = "dialogue 1"


@dataclass(frozen=True, slots=True)
class Made:
    """One file, and of how many rows it is."""

    part: Part
    path: Path
    rows: int
    size: int


Progress = Callable[[int], Callable[[int], None]]  # how many rows there are -> called with how many more


def public_half(settings: Settings) -> Path:
    """Return where the public half lies."""
    return settings.data / "secrets" / PUBLIC


def back_up(settings: Settings, clock: Clock, part: Part, folder: Path, progress: Progress) -> Made:
    """Write one part into a folder; raises `OSError` when it cannot, and then leaves no file there."""
    public = read_public(public_half(settings).read_text())
    url = settings.database_url if part == "words" else settings.keys_url
    before = clock.now()
    with at_one_moment(url) as moment:
        # of the words it is late, of the keys early: so keys that look newer are newer
        made = clock.now() if part == "words" else before
        count = moment.count()
        path = folder / NAME.format(part=part, at=made, thousandths=made.microsecond // 1000)
        with _whole_or_not_at_all(path) as file:
            sealing = Sealing(file, public, part)
            secrets = _secrets(settings) if part == "keys" else {}
            beginning = Beginning(part, _milliseconds(made), PROGRAM, moment.revision, moment.tables, secrets)
            for frame in _frames(moment, beginning, progress(count)):
                sealing.write(framed(frame))
            sealing.finish()
    return Made(part, path, count, path.stat().st_size)


def forget_old(folder: Path, part: Part, now: datetime) -> list[Path]:
    """Delete the files whose time is over: as long as they exist what was erased since can be read."""
    late = now - timedelta(days=limits.BACKUP_DAYS)
    ours = sorted(folder.glob(f"dialogue-{part}-*.backup"))
    old = [path for path in ours if _made_at(path, part, now) < late]
    for path in old:
        path.unlink()
    return old


def _made_at(path: Path, part: Part, now: datetime) -> datetime:
    try:
        return datetime.strptime(path.name, AT.format(part=part)).replace(tzinfo=now.tzinfo)
    except ValueError:  # not one of ours
        return now


def _frames(moment: Moment, beginning: Beginning, more: Callable[[int], None]) -> Iterator[Frame]:
    yield beginning
    counts = dict.fromkeys(beginning.tables, 0)
    for rows in moment.rows():
        counts[rows.table] += len(rows.rows)
        yield Rows(rows.table, rows.rows)
        more(len(rows.rows))
    yield End(counts)


def _secrets(settings: Settings) -> dict[str, str]:
    folder = settings.data / "secrets"
    return {name: (folder / name).read_text().strip() for name in KEPT}


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


@contextmanager
def _whole_or_not_at_all(path: Path) -> Iterator[BufferedWriter]:
    """Yield a file that gets its name only once all of it is on the disk."""
    if path.exists():  # another one of the same moment
        raise FileExistsError(EEXIST, strerror(EEXIST))
    part = path.with_name(path.name + PART)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
