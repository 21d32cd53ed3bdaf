"""Dates, times, numbers and lists in four languages."""

from datetime import UTC, datetime

import pytest
from flask import g

from dialogue.kernel.locales import Lang
from dialogue.web import formats
from dialogue.web.catalogue import _, ngettext
from dialogue.web.visitor import Visitor
from tests.make.site import Site

AT = datetime(2026, 11, 2, 15, 5, tzinfo=UTC)
SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("lang", "date", "month", "number", "list_"),
    [
        ("az", "2 noyabr 2026", "noyabr 2026", "1.234", "a, b və c"),
        ("hy", "02 նոյեմբերի, 2026 թ.", "2026 թ․ նոյեմբեր", f"1{SPACE}234", "a, b և c"),
        ("en", "November 2, 2026", "November 2026", "1,234", "a, b, and c"),
        ("ru", "2 ноября 2026\u202fг.", "ноябрь 2026\u202fг.", f"1{SPACE}234", "a, b и c"),
    ],
)
def test_each_language_writes_them_its_own_way(
    site: Site, lang: Lang, date: str, month: str, number: str, list_: str
) -> None:
    with site.app.test_request_context("/"):
        g.visitor = Visitor(None, None, lang)

        written = (
            formats.date(AT, "Europe/Lisbon"),
            formats.month(AT, "Europe/Lisbon"),
            formats.number(1234),
            formats.listing(["a", "b", "c"]),
        )

    assert written == (date, month, number, list_)


def test_a_time_stands_in_the_programmes_zone_which_is_named_by_its_city(site: Site) -> None:
    with site.app.test_request_context("/"):
        shown = [
            (formats.clock(AT, zone), formats.zone_name(AT, zone))
            for zone in ("Asia/Tbilisi", "Europe/Lisbon", "America/St_Johns")
        ]

    assert shown == [
        ("19:05", "Tbilisi, UTC+4"),
        ("15:05", "Lisbon, UTC"),
        ("11:35", "St. John’s, UTC\u22123:30"),
    ]


def test_a_browser_is_told_what_it_may_not_know(site: Site) -> None:
    assert formats.for_browser("az") == {
        "group": ".",
        "group_from": 1000,
        "list": {"two": "{0} və {1}", "start": "{0}, {1}", "middle": "{0}, {1}", "end": "{0} və {1}"},
    }


def test_a_sentence_is_filled_and_not_given_a_second_full_stop(site: Site) -> None:
    with site.app.test_request_context("/"):
        sentences = [
            _("On {date}. Then on.", date="2 ноября 2026 г."),
            _("On {date}. Then on.", date="2 November"),
            _("{name}!", name="{n}"),
            ngettext("{n} thing", "{n} things", 1234),
        ]

    assert sentences == ["On 2 ноября 2026 г. Then on.", "On 2 November. Then on.", "{n}!", "1,234 things"]
