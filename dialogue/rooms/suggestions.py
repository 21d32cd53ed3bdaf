"""Plain things offered as names: the same things to everyone, each in the reader's language."""

import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from dialogue.kernel.draw import Draw
from dialogue.kernel.locales import Lang
from dialogue.rooms.likeness import name_key

_OFFERED: Final = 6
Thing = dict[Lang, str]


def suggestions(lang: Lang, taken: Iterable[str], draw: Draw, count: int = _OFFERED) -> tuple[str, ...]:
    """Return some free names, drawn by lot. A thing is taken for all when it is taken in one language.

    When all are taken, the same things come back with a number.
    """
    keys = {name_key(name) for name in taken}
    for number in ("", " 2", " 3", " 4", " 5", " 6", " 7", " 8", " 9"):
        free = [thing[lang] + number for thing in THINGS if not _is_taken(thing, number, keys)]
        if free:
            return tuple(draw.shuffle(free)[:count])
    return ()


def _is_taken(thing: Thing, number: str, keys: set[str]) -> bool:
    return any(name_key(name + number) in keys for name in thing.values())


def _load() -> tuple[Thing, ...]:
    written = (files("dialogue.rooms") / "suggested_names.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(written)["things"])


THINGS: Final = _load()
