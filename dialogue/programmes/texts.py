"""Authored texts: written in up to four languages, read in the reader's own or the first there is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, cast

from sqlalchemy import Connection, delete, insert, select, update

from dialogue.kernel.errors import Missing
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.programmes.models import Text, TextIn
from dialogue.store.sealing import Sealer
from dialogue.store.work import Work

Status = Literal["written", "checked"]
Words = dict[Lang, str]


def write_text(work: Work, owner: str, words: Mapping[Lang, str], text: str | None = None) -> str:
    """Write a text under its owner's key (a new one, or new words for an old one); return its id."""
    if text is None:
        text = new_id("t")
        work.db.execute(insert(Text).values(id=text, owner=owner))
    else:
        work.db.execute(delete(TextIn).where(TextIn.text_id == text))
    rows = [
        {
            "text_id": text,
            "lang": lang,
            "words": work.kit.sealer.seal(owner, ("text", text, lang), said),
            "status": "written",
        }
        for lang, said in words.items()
        if said
    ]
    if rows:
        work.db.execute(insert(TextIn), rows)
    return text


def read_texts(db: Connection, sealer: Sealer, texts: Iterable[str]) -> dict[str, Words]:
    """Return each text's words by language; a text of which nothing is left is an empty dict."""
    wanted = sorted(set(texts))
    if not wanted:
        return {}
    found: dict[str, Words] = {text: {} for text in wanted}
    query = select(TextIn.text_id, Text.owner, TextIn.lang, TextIn.words).join(
        Text, Text.id == TextIn.text_id
    )
    for text, owner, lang, kept in db.execute(query.where(TextIn.text_id.in_(wanted))):
        found[text][cast("Lang", lang)] = sealer.open(owner, ("text", text, lang), kept)
    return found


def hand_over(work: Work, text: str, owner: str) -> None:
    """Seal a text anew for another owner; nothing is left of one whose words cannot be opened any more."""
    try:
        words = read_texts(work.db, work.kit.sealer, [text])[text]
    except Missing:
        words = {}
    work.db.execute(update(Text).where(Text.id == text).values(owner=owner))
    write_text(work, owner, words, text)


def in_lang(words: Words, langs: Sequence[Lang]) -> tuple[Lang, str]:
    """Return the words in the first of these languages that they stand in, with that language.

    The reader's own comes first; the others stand as they were drawn, so that no language is always next.
    """
    for tried in langs:
        if tried in words:
            return tried, words[tried]
    return langs[0], ""


def missing_langs(words: Words, langs: Iterable[Lang]) -> list[Lang]:
    """Return the languages a text still lacks."""
    return [lang for lang in langs if lang not in words]
