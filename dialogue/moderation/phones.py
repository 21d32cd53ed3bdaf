"""Telephone numbers and coordinates, told apart from years, dates, times, sums and amounts."""

import re
from typing import Final

import re2

_ABROAD_DIGITS: Final = 11
_DIGIT: Final = re.compile("[0-9]")
# Signs people put between the digits of one number.
_BETWEEN: Final = r"[ \t\x{00A0}\-‐‑–—().·/\\_]"
_RUN: Final = re2.compile(rf"\+?\(?\d(?:{_BETWEEN}{{0,3}}\d){{6,30}}")
_COORDINATES: Final = re2.compile(r"\d{1,2}\.\d{3,}\s?°?\s?[nsсю]?\s?[,;/ ]\s?\d{1,3}\.\d{3,}")
_COUNTRY: Final = re2.compile(r"^\(?(?:994|995|374|375|380)")

_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_ITEM: Final = "|".join(
    (
        rf"{_DAY}[./\-]{_MONTH}[./\-](?:{_YEAR}|\d\d)",
        rf"{_YEAR}[./\-]{_MONTH}[./\-]{_DAY}",
        _YEAR,
        r"(?:[01]?\d|2[0-3])\.[0-5]\d",  # a time of day
        *(
            rf"[1-9]{sign}\d{{3}}{sign}\d{{3}}|[1-9]\d{{0,2}}(?:{sign}\d{{3}})*{sign}\d00"
            for sign in (" ", r"\.", "\u00a0")
        ),
        r"[1-9]\d{0,3}00|[1-9]\d*0000",
        r"\d{1,2}\.\d{3,}",  # a decimal fraction
    )
)
_NO_CONTACT: Final = re2.compile(rf"\(?(?:{_ITEM})(?:[ \-–—/()]{{1,3}}(?:{_ITEM}|\d{{1,2}}))*")
_UNIT: Final = re2.compile(
    r"^[+,.\d]*\s?(?:[$€₽₼֏%]|manat|azn|qəpik|dram|amd|usd|eur|rub|rubl|dollar|avro|euro|million|milyon"
    r"|min\b|nəfər|adam|ton|kq|km|kv|դրամ|դոլար|եվրո|ռուբլ|մարդ|հազար|միլիոն|կգ|կմ|տոննա|people|persons|tons?\b|kg"
    r"|руб|драм|манат|долл|евро|тыс|млн|миллион|человек|чел|жител|кг|км|тонн)"
)


def has_phone(text: str) -> bool:
    """Tell whether the text, bare and with plain digits, holds a number to call or a point on a map."""
    if not _DIGIT.search(text):
        return False
    if _COORDINATES.search(text):
        return True
    return any(_is_phone(match.group(), text[match.end() :]) for match in _RUN.finditer(text))


def _is_phone(run: str, after: str) -> bool:
    digits = "".join(char for char in run if char.isdigit())
    if _NO_CONTACT.fullmatch(run):
        return len(digits) >= _ABROAD_DIGITS and bool(_COUNTRY.search(run)) and not digits.endswith("000")
    return run.lstrip("(")[:1] in {"+", "0"} or not _UNIT.search(after)
