"""Words a programme wants a moderator to read first.

`word` means this very word, `word*` also with any ending, `two words` one after the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dialogue.kernel.limits import MESSAGE_POINTS
from dialogue.kernel.locales import LANGS, Lang
from dialogue.kernel.skeleton import tokens
from dialogue.moderation.wordlist import Entry, Word, Wordlist, written_in

_ANY_ENDING: Final = MESSAGE_POINTS


def term_list(words: Mapping[Lang, Iterable[str]]) -> Wordlist:
    """Return the lists of all languages as one: a message may borrow a word from any of them."""
    return Wordlist.of(entry for lang in LANGS for entry in _entries(words.get(lang, ())))


def _entries(words: Iterable[str]) -> Iterator[Entry]:
    for written in words:
        bare = written.strip().removesuffix("*")
        ending = _ANY_ENDING if bare != written.strip() else 0
        yield Entry(tuple(Word.of(word, written_in(bare)) for word in tokens(bare)), ending)
