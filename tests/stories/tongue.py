"""The interface's sentences in one language, found by their English original as the product finds them."""

from functools import cache
from pathlib import Path
from typing import Final

from babel.support import NullTranslations, Translations

TRANSLATIONS: Final = Path(__file__).resolve().parents[2] / "translations"
DOMAINS: Final = ("browser", "messages")


class Tongue:
    """One language, both catalogues: the pages' and the modules'."""

    def __init__(self, lang: str, folder: Path) -> None:
        self.lang = lang
        self._catalogues = [Translations.load(str(folder), [lang], domain) for domain in DOMAINS]

    def say(self, sentence: str, **values: object) -> str:
        """Return a sentence; names in braces are filled."""
        found = next((text for text in self.all(sentence) if text != sentence), sentence)
        return found.format(**values) if values else found

    def count(self, one: str, many: str, n: int) -> str:
        """Return a sentence that counts."""
        forms = [catalogue.ungettext(one, many, n) for catalogue in self._catalogues]
        plain = one if n == 1 else many
        return next((form for form in forms if form != plain), plain).format(n=n)

    def all(self, sentence: str) -> list[str]:
        """Return what each catalogue has for it."""
        return [_of(catalogue, sentence) for catalogue in self._catalogues]


def _of(catalogue: NullTranslations, sentence: str) -> str:
    return str(catalogue.ugettext(sentence))


@cache
def tongue(lang: str) -> Tongue:
    """Return a language as it stands in `translations/`."""
    return Tongue(lang, TRANSLATIONS)
