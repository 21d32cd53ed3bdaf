"""Dates, times, numbers and lists as the reader's language writes them, from CLDR.

Times stand in a programme's own zone, which is named beside them; 24 hours in every language.
"""

from collections.abc import Iterable
from datetime import date as calendar_date
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel import Locale, dates, lists, numbers

from dialogue.kernel.locales import Lang
from dialogue.web.language import page_lang

CLOCK: Final = "HH:mm"
GROUPS_FROM: Final = (1_000, 10_000)  # some languages write 1000, but 10 000


def number(n: int) -> str:
    """Return a whole number: 1 234."""
    return str(numbers.format_decimal(n, locale=page_lang()))


def date(moment: datetime, zone: str) -> str:
    """Return a day: 2 November 2026."""
    return dates.format_date(moment.astimezone(ZoneInfo(zone)), "long", locale=page_lang())


def day(known: calendar_date) -> str:
    """Return a day that is one everywhere in its zone: 2 November 2026."""
    return dates.format_date(known, "long", locale=page_lang())


def weekday(moment: datetime, zone: str) -> str:
    """Return a day with its name: Monday, 2 November 2026."""
    return dates.format_date(moment.astimezone(ZoneInfo(zone)), "full", locale=page_lang())


def month(moment: datetime, zone: str) -> str:
    """Return a month: November 2026."""
    return dates.format_skeleton("yMMMM", moment.astimezone(ZoneInfo(zone)), locale=page_lang())


def clock(moment: datetime, zone: str) -> str:
    """Return a time of day: 19:00."""
    return dates.format_time(moment, CLOCK, tzinfo=ZoneInfo(zone), locale=page_lang())


def zone_name(moment: datetime, zone: str) -> str:
    """Return a zone by its city and how far it is from UTC at that moment; no country is named."""
    if zone == "UTC":
        return zone
    known: Any = Locale.parse(page_lang()).time_zones.get(zone, {})
    city = dict(known).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
    return f"{city}, {_offset(moment.astimezone(ZoneInfo(zone)))}"


def _offset(moment: datetime) -> str:
    # CLDR's own way of writing half hours west of Greenwich comes out an hour wrong
    shift = moment.utcoffset() or timedelta()
    minutes = abs(shift) // timedelta(minutes=1)
    sign = "\u2212" if shift < timedelta() else "+"
    hours, rest = divmod(minutes, 60)
    return "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def listing(items: Iterable[str]) -> str:
    """Return several things as one list: a, b and c."""
    return lists.format_list(list(items), locale=page_lang())


@cache
def for_browser(lang: Lang) -> dict[str, Any]:
    """Return what a browser needs that may not know the language itself."""
    locale = Locale.parse(lang)
    patterns = locale.list_patterns["standard"]
    small, large = GROUPS_FROM
    grouped = len(numbers.format_decimal(small, locale=lang)) > len(str(small))
    return {
        "group": numbers.get_group_symbol(lang),
        "group_from": small if grouped else large,
        "list": {
            "two": patterns["2"],
            "start": patterns["start"],
            "middle": patterns["middle"],
            "end": patterns["end"],
        },
    }
