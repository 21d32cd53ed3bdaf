"""Puts a programme's lists down: words after which a moderator reads first, and small places."""

from collections.abc import Iterable, Mapping

from dialogue.flows.office.authority import in_programme, note_act
from dialogue.kernel.locales import Lang
from dialogue.programmes.lists import set_places, set_terms
from dialogue.store.work import Work


def set_words(
    work: Work, account: str, programme: str, terms: Mapping[Lang, Iterable[str]], places: Iterable[str]
) -> None:
    """Put both lists in place of those there were; they hold from the next message on."""
    outline = in_programme(work.db, account, "words.change", programme)
    set_terms(work, programme, terms)
    set_places(work, programme, places)
    note_act(work, outline, account, "words.change", programme)
