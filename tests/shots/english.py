"""Finds English where a page speaks another language: the interface's own words, not anybody's name."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from babel.messages.pofile import read_po

from tests.shots.texts import Text
from tests.stories.tongue import DOMAINS, TRANSLATIONS

LATIN: Final = re.compile(r"[A-Za-z]{2,}")
PLACE: Final = re.compile(r"\\{\w+\\}|%\\?\(\w+\\?\)s")
# what is written so in every language: forms of files, a zone, the letters of a code, an address
KNOWN: Final = frozenset({"UTC", "HTML", "JSON", "CSV", "QR", "AGPL", "English"})
CODE: Final = re.compile(r"[0-9A-Z]{5}(-[0-9A-Z]{5,6})+|\b[A-Z0-9]{16,}\b|https?://\S+")


def english_left(texts: Iterable[Text], lang: str, names: AbstractSet[str]) -> list[tuple[str, str]]:
    """Return what is in English on a page of another language, and where.

    In Azerbaijani, which has the same letters, that is a sentence of the catalogue left as it was; in the
    others any word in Latin letters.
    """
    own = [text for text in texts if text.own is None]
    left = sentences_left if lang == "az" else latin_left
    return [(text.text, text.where) for text in own if left(bare(text.text, names), lang)]


def bare(text: str, names: AbstractSet[str]) -> str:
    """Take names and codes out of a text."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return " ".join(CODE.sub(" ", text).split())


def latin_left(text: str, _lang: str) -> bool:
    """Whether a word in Latin letters is left."""
    return any(word not in KNOWN for word in LATIN.findall(text.replace("Azərbaycanca", " ")))


def sentences_left(text: str, lang: str) -> bool:
    """Whether the text is a sentence of the catalogue as it stands in English."""
    return text not in KNOWN and bool(LATIN.search(text)) and bool(untranslated(lang).fullmatch(text))


@cache
def untranslated(lang: str) -> re.Pattern[str]:
    """Return what matches each sentence that reads otherwise in this language."""
    found: set[str] = set()
    for domain in DOMAINS:
        with (TRANSLATIONS / lang / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
            for message in read_po(file):
                asked = [message.id] if isinstance(message.id, str) else message.id
                said = [message.string] if isinstance(message.string, str) else message.string
                found |= {one for one in asked if one and one not in (said or ())}
    return re.compile("|".join(PLACE.sub(".+", re.escape(one)) for one in sorted(found)))
