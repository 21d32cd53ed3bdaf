"""Lists of words, and finding them in a text however they are disguised.

A word is compared by what it looks like. Where it stands in the script its message is written in, it is
compared only with entries of that script: an ordinary word of one language may look like a listed one of
another.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, Self

from dialogue.kernel.alphabets import SCRIPTS, script_of
from dialogue.kernel.lettered import Lettered
from dialogue.kernel.locales import Lang
from dialogue.kernel.skeleton import chunks, tokens

# A letter for each script, so that a word's scripts are told without asking for each of its letters.
_NAMED: Final = {name[0]: name for name in (*SCRIPTS, "other")}
_SCRIPTS: Final = Lettered(lambda char: script_of(char)[0] if char.isalpha() else None)
_HOME: Final[dict[Lang, str]] = {"az": "latin", "hy": "armenian", "en": "latin", "ru": "cyrillic"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it looks: its letters without repetition, how often each stands, the script that counts."""

    letters: str
    counts: tuple[int, ...]
    script: str | None

    @classmethod
    def of(cls, looks: str, script: str | None) -> Self:
        """Return the word of these looks; with script None it is compared with every script."""
        runs = [(char, 1 if char.isdigit() else len(list(run))) for char, run in groupby(looks)]
        return cls("".join(char for char, _ in runs), tuple(count for _, count in runs), script)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: one word or more in a row, each with so many letters of ending allowed."""

    words: tuple[Word, ...]
    ending: int

    def stands_at(self, text: list[Word], place: int) -> bool:
        """Tell whether the entry stands in the text from this word on."""
        found = text[place : place + len(self.words)]
        return len(found) == len(self.words) and all(map(self._is, self.words, found))

    def _is(self, word: Word, found: Word) -> bool:
        if word.script and found.script and word.script != found.script:
            return False
        more = len(found.letters) - len(word.letters)
        stretched = all(there >= here for here, there in zip(word.counts, found.counts, strict=False))
        return 0 <= more <= self.ending and found.letters.startswith(word.letters) and stretched


@dataclass(frozen=True, slots=True)
class Wordlist:
    """Entries, found by how their first word begins."""

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """Return the list of these entries; those without a letter are passed over."""
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in entries:
            if entry.words:
                start = entry.words[0].letters
                found[start] = (*found.get(start, ()), entry)
        return cls(found)

    def found_in(self, text: str, lang: Lang) -> bool:
        """Tell whether any entry stands in a text written in this language."""
        return bool(self.entries) and self.found_among(seen(text, lang))

    def found_among(self, rows: Iterable[list[Word]]) -> bool:
        """Tell whether any entry stands in words that were seen already."""
        return bool(self.entries) and any(self._stands_in(words) for words in rows)

    def _stands_in(self, words: list[Word]) -> bool:
        for place, word in enumerate(words):
            for end in range(1, len(word.letters) + 1):
                if any(entry.stands_at(words, place) for entry in self.entries.get(word.letters[:end], ())):
                    return True
        return False


def seen(text: str, lang: Lang) -> Iterator[list[Word]]:
    """Give the words in a row, then by itself each one that is spelled out or broken up by signs."""
    row: list[Word] = []
    broken: list[Word] = []
    for chunk in unicodedata.normalize("NFKC", text).split():
        script = _script_that_counts(chunk, lang)
        words = tokens(chunk)
        row += [Word.of(word, script) for word in words]
        if len(words) > 1:
            broken += [Word.of(whole, script) for whole in chunks(chunk)]
    yield row
    known = {word.letters for word in row}
    spelled = [Word.of(word, None) for word in tokens(text)]
    for word in [*broken, *(word for word in spelled if word.letters not in known)]:
        yield [word]


def written_in(word: str) -> str | None:
    """Return the one script a word is written in, or None."""
    scripts = set(word.translate(_SCRIPTS))
    return _NAMED[scripts.pop()] if len(scripts) == 1 else None


def _script_that_counts(chunk: str, lang: Lang) -> str | None:
    script = written_in(chunk)
    return script if script == _HOME[lang] else None
