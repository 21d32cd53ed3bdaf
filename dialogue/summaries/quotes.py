"""Participants' own words: only what was released, only in the languages it was released in.

The order is drawn, so that it tells neither when something was said nor by whom.
"""

from collections.abc import Iterable
from hashlib import blake2b

from dialogue.kernel.locales import LANGS, Lang
from dialogue.summaries.facts import QuoteFacts, Released


def released_in(lang: Lang, quotes: Iterable[QuoteFacts], draw: int) -> tuple[Released, ...]:
    """Return what may be quoted in a language, in the drawn order, the same for every language."""
    return tuple(quote.words[lang] for quote in drawn(quotes, draw) if lang in quote.words)


def drawn(quotes: Iterable[QuoteFacts], draw: int) -> list[QuoteFacts]:
    """Return the quotes in an order that only the draw and the words themselves decide.

    Whatever order they came in is forgotten, and one that is taken back moves none of the others.
    """
    return sorted(quotes, key=lambda quote: _lot(quote, draw))


def _lot(quote: QuoteFacts, draw: int) -> bytes:
    lot = blake2b(str(draw).encode(), digest_size=32)
    for lang in LANGS:
        released = quote.words.get(lang)
        if released is not None:
            lot.update(f"\0{lang}\0{released.how}\0{released.text}".encode())
    return lot.digest()
