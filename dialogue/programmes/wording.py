"""One text in the four languages, as it stands in the files that ship with the program."""

from msgspec import Struct

from dialogue.kernel.locales import LANGS, Lang


class Wording(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text that says the same in each language; none of the four is the original."""

    az: str
    hy: str
    en: str
    ru: str

    def into(self, lang: Lang) -> str:
        """Return the text in this language."""
        return {"az": self.az, "hy": self.hy, "en": self.en, "ru": self.ru}[lang]

    def by_lang(self) -> dict[Lang, str]:
        """Return the text in every language."""
        return {lang: self.into(lang) for lang in LANGS}
