"""Which letters a language is written with, for tests of authored words."""

import unicodedata

from dialogue.kernel.locales import Lang

_AZ = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
_RU = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ALPHABETS: dict[Lang, frozenset[str]] = {
    "az": frozenset(_AZ + "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ"),
    "hy": frozenset(chr(code) for code in (*range(0x531, 0x557), *range(0x561, 0x588))),
    "en": frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "ru": frozenset(_RU + _RU.upper()),
}
MARKS: dict[Lang, frozenset[str]] = {
    "az": frozenset(" \n.,:;?!-“”0123456789"),
    "hy": frozenset(" \n,-։՝․՛՜՞«»0123456789."),
    "en": frozenset(" \n.,:;?!-'“”0123456789"),
    "ru": frozenset(" \n.,:;?!-«»0123456789"),
}


def strangers(lang: Lang, text: str) -> set[str]:
    """Return the names of the characters that this language is not written with."""
    own = ALPHABETS[lang] | MARKS[lang]
    return {unicodedata.name(char, repr(char)) for char in text if char not in own}
