"""The words of a summary in one language, whatever the page speaks: the port that its writers ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

from dialogue.config import shared
from dialogue.kernel.locales import Lang
from dialogue.summaries.words import SENTENCES, Code


@cache
def catalogue(lang: Lang) -> NullTranslations:
    """Return the catalogue of a language; English stands in the code itself."""
    return Translations.load(str(shared("translations")), [lang])


@dataclass(frozen=True, slots=True)
class SummaryWords:
    """One language, from the catalogue and from CLDR."""

    lang: Lang

    def word(self, code: Code, **data: str) -> str:
        """Return the sentence for a code, with the data put in as it stands."""
        said = str(catalogue(self.lang).ugettext(SENTENCES[code]))
        return said.format(**data) if data else said

    def number(self, number: int) -> str:
        """Return a whole number."""
        return str(format_decimal(number, locale=self.lang))

    def percent(self, number: int) -> str:
        """Return so many per cent."""
        return str(format_percent(number / 100, locale=self.lang))

    def month(self, year: int, month: int) -> str:
        """Return a month with its year."""
        return str(format_skeleton("yMMMM", date(year, month, 1), locale=self.lang))

    def listing(self, items: Sequence[str]) -> str:
        """Return a list."""
        return str(format_list(list(items), locale=self.lang))

    def language(self, lang: Lang) -> str:
        """Return the name of a language, standing alone."""
        return str(Locale.parse(self.lang).languages[lang])
