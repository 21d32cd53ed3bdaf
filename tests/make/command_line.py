"""The `dialogue` command as an operator has it: words, what is typed, what is shown, how it ended."""

import os
import select
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.make.nursery import nursery

PATIENCE: Final = 20


@dataclass(frozen=True)
class Told:
    """What a command wrote and how it ended."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


def dialogue(folder: Path, *words: str, typed: str = "", **environ: str) -> Told:
    """Run a command on a data folder; `typed` comes from a file, as from a pipe."""
    place = folder.parent
    files = {name: place / f"{folder.name}.{name}" for name in ("in", "out", "errors")}
    for path in files.values():
        path.unlink(missing_ok=True)
    files["in"].write_text(typed)
    return finished({name: str(path) for name, path in files.items()}, folder, *words, **environ)


def at_terminal(folder: Path, *words: str, answers: list[tuple[str, str]], **environ: str) -> str:
    """Run a command at a terminal, answer what it asks for, and return all that is seen there."""
    master, slave = os.openpty()
    name, seen = os.ttyname(slave), ""
    try:
        child = nursery().start(wish({"in": name, "out": name, "errors": name}, folder, *words, **environ))
        for asked, answer in answers:
            while not seen.endswith(asked):
                seen += read(master)
            os.write(master, answer.encode() + b"\n")
        code = child.wait()
        while select.select([master], [], [], 0)[0]:
            seen += read(master)
    finally:
        os.close(slave)
        os.close(master)
    assert code == 0, seen
    return seen


def read(master: int) -> str:
    """Return what comes next on a terminal."""
    assert select.select([master], [], [], PATIENCE)[0]
    return os.read(master, 4096).decode()


def wish(files: dict[str, str], folder: Path, *words: str, **environ: str) -> dict[str, object]:
    """Return what a nursery is told to start."""
    return {**files, "environ": {"DIALOGUE_DATA": str(folder), **environ}, "words": list(words)}


def finished(files: dict[str, str], folder: Path, *words: str, **environ: str) -> Told:
    """Run a command to its end."""
    child = nursery().start(wish(files, folder, *words, **environ))
    code = child.wait()
    texts = [Path(files[name]).read_text() for name in ("out", "errors") if Path(files[name]).is_file()]
    return Told(code, *(texts or ["", ""]))
