"""Writes an authored text of a programme anew, in all the languages that are given.

What people have agreed to is not reworded behind their backs: a rule only gains languages here.
"""

from collections.abc import Mapping

from dialogue.flows.office.authority import in_programme, note_act
from dialogue.flows.office.texts_used import texts_used
from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid, Missing
from dialogue.kernel.locales import Lang
from dialogue.programmes.authored import authored
from dialogue.programmes.texts import read_texts
from dialogue.programmes.texts import write_text as put_down
from dialogue.store.work import Work


def write_text(work: Work, account: str, programme: str, text: str, words: Mapping[Lang, str]) -> None:
    """Put the words down; raises `Missing` for a text of another programme, `Invalid` for reworded rules."""
    outline = in_programme(work.db, account, "text.write", programme)
    used = next((each for each in texts_used(work.db, programme) if each.text == text), None)
    if used is None:
        raise Missing
    points = limits.AUTHORED_POINTS if used.kind == "rule" else limits.TITLE_POINTS
    kept = authored("words", words, points)
    if used.kind == "rule":
        _check_only_added(work, text, kept)
    put_down(work, used.owner, kept, text)
    note_act(work, outline, account, "text.write", text)


def _check_only_added(work: Work, text: str, kept: Mapping[Lang, str]) -> None:
    agreed = read_texts(work.db, work.kit.sealer, [text])[text]
    for lang, said in agreed.items():
        if kept.get(lang) != said:
            raise Invalid("words", "agreed", lang=lang)
