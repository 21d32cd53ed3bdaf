"""Data folders full of people, made once in a run and copied for each server that needs one."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.places import BUILD, ROOT


@dataclass(frozen=True, slots=True)
class Seat:
    """What a page of one person knows."""

    member: str
    cookie: str
    csrf: str


@dataclass(frozen=True, slots=True)
class Room:
    """A room with its people, all of them let in."""

    name: str
    people: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A data folder and who can come in there."""

    folder: Path
    rooms: tuple[Room, ...]

    def copy(self, name: str) -> Path:
        """Return a folder of one's own with the same content."""
        there = BUILD / "data" / name
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(self.folder, there)
        return there


@cache
def make_town(rooms: int, people: int, *messages: int) -> Town:
    """Make one: so many rooms of so many people, with messages in the first, the second, …"""
    return fill("-".join(map(str, (rooms, people, *messages))), {}, rooms, people, *messages)


def fill(name: str, environ: Mapping[str, str], rooms: int, people: int, *messages: int) -> Town:
    """Make one where the settings say; only its secrets lie in its folder when the words lie elsewhere."""
    folder = BUILD / "towns" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    words = [str(folder), str(rooms), str(people), *map(str, messages)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.seeding", *words],
        cwd=ROOT,
        env={**os.environ, **environ},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit("The data folder was not made; the lines above say why.")
    found = [
        Room(each["room"], tuple(Seat(**seat) for seat in each["people"])) for each in json.loads(done.stdout)
    ]
    return Town(folder, tuple(found))
