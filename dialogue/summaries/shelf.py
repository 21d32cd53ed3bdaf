"""Where the bytes of files wait to be taken: a folder of their owner alone, outside the database."""

import os
from collections.abc import Container
from hashlib import sha256
from pathlib import Path
from typing import Final

from dialogue.kernel.errors import Conflict

_OWNER: Final = 0o600
_FOLDER: Final = 0o700


class Shelf:
    """Puts bytes away under a file's id and the quotes that are in it; gives them out once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, file: str, quotes: tuple[str, ...], document: bytes) -> None:
        """Put a file there."""
        self._folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        handle = os.open(self._place(file, quotes), os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER)
        with os.fdopen(handle, "wb") as out:
            out.write(document)

    def take(self, file: str, quotes: tuple[str, ...]) -> bytes:
        """Return the bytes and remove them; raises `Conflict` if a quote was erased since they were made."""
        place = self._place(file, quotes)
        try:
            document = place.read_bytes()
        except FileNotFoundError:
            raise Conflict(why="changed") from None
        finally:
            self._remove(file)
        return document

    def keep_only(self, files: Container[str]) -> None:
        """Remove what nobody can take any more."""
        if not self._folder.is_dir():
            return
        for place in self._folder.iterdir():
            if place.name.split(".")[0] not in files:
                place.unlink(missing_ok=True)

    def _remove(self, file: str) -> None:
        for place in self._folder.glob(f"{file}.*"):
            place.unlink(missing_ok=True)

    def _place(self, file: str, quotes: tuple[str, ...]) -> Path:
        mark = sha256(" ".join(sorted(quotes)).encode()).hexdigest()[:16]
        return self._folder / f"{file}.{mark}"
