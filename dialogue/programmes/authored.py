"""What staff write in up to four languages, cleaned before it is kept."""

from collections.abc import Mapping

from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid, TooLarge
from dialogue.kernel.locales import LANGS, Lang
from dialogue.kernel.text import clean


def authored(field: str, words: Mapping[Lang, str], points: int = limits.AUTHORED_POINTS) -> dict[Lang, str]:
    """Return the words that were given, clean, in no language twice.

    Raises `Invalid(field, problem, lang)`; problem blank when there are none in any language.
    """
    kept: dict[Lang, str] = {}
    for lang in LANGS:
        given = words.get(lang, "").strip()
        if given:
            kept[lang] = _cleaned(field, lang, given, points)
    if not kept:
        raise Invalid(field, "blank")
    return kept


def _cleaned(field: str, lang: Lang, given: str, points: int) -> str:
    try:
        return clean(given, points, limits.AUTHORED_BYTES)
    except TooLarge:
        raise Invalid(field, "too_long", lang=lang, max=points) from None
    except Invalid as refused:
        raise Invalid(field, str(refused.data["problem"]), lang=lang) from None
