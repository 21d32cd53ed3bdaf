"""The table of permits held against every page, for everybody it is not for: refused, and nothing changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from dialogue.permits import PAGES, Page
from tests.edges.asking import HTML, ask, nothing_changes, outcome, path_of, rules
from tests.make.bed import make_bed
from tests.make.town import NOBODY, Town, make_town

MEMBERS: Final = ("waiting", "participant", "elsewhere", "removed", "gone", "observer")
STAFF: Final = ("interpreter", "moderator", "foreign moderator", "staff", "organiser", "foreign organiser")
EVERYBODY: Final = (NOBODY, "entering", *MEMBERS, "password", *STAFF)
OUT, UNSEEN, NOT_NOW = "signed_out", "missing", "forbidden"


def cells(**groups: str) -> dict[str, str]:
    """Spell a row out: `members` and `staff` stand for all of them, a name alone for itself."""
    row = dict.fromkeys((NOBODY, "entering", *MEMBERS, "password"), groups.pop("others", OUT))
    row |= dict.fromkeys(STAFF, groups.pop("staff", UNSEEN))
    row |= dict.fromkeys(MEMBERS, groups.pop("members")) if "members" in groups else {}
    return row | {name.replace("_", " "): told for name, told in groups.items()}


OPEN: Final = "open"
OF_ROOM: Final = {
    "waiting": NOT_NOW,
    "removed": NOT_NOW,
    "gone": NOT_NOW,
    "entering": NOT_NOW,
    "elsewhere": UNSEEN,
}
# By page and visitor: the code of the refusal, where one is led instead, or that it is open.
EXPECTED: Final[dict[Page, dict[str, str]]] = {
    Page.ANYONE: dict.fromkeys(EVERYBODY, OPEN),
    Page.ENTERING: cells(staff=OUT, members="to /wait", entering=OPEN),
    Page.MEMBER: cells(staff=OUT, members=OPEN, entering="to /enter/rules"),
    Page.READER: cells(**OF_ROOM, participant=OPEN, observer=OPEN, interpreter=OPEN, moderator=OPEN),
    Page.MODERATOR: cells(moderator=OPEN),
    Page.PASSWORD: cells(staff="to /staff", password=OPEN),
    Page.STAFF: cells(staff=OPEN),
    Page.ORGANISER: cells(organiser=OPEN),
    # asked with a command that participants of this room may give
    Page.COMMAND: cells(
        **OF_ROOM, participant=OPEN, observer=NOT_NOW, interpreter=NOT_NOW, moderator=NOT_NOW
    ),
    Page.DEMO: dict.fromkeys(EVERYBODY, UNSEEN),
}
# Pages of all staff that belong to fewer: what they show decides.
NARROWER: Final[dict[str, tuple[str, ...]]] = {
    "office_calendar.take": ("organiser", "moderator", "interpreter"),
    "office_summary.show": ("organiser", "moderator"),
    "office_summary.prepare": ("organiser", "moderator"),
    "office_files.show": (),
    "office_files.take": (),
    "staff.enter": ("moderator", "interpreter"),
}


# Pages that lead on by themselves whoever has come far enough, or not yet.
LEADING: Final[dict[str, tuple[str, ...]]] = {
    "waiting.room": ("participant", "observer", "removed", "gone"),
    "door.name": ("entering",),
    "door.words": ("entering",),
}


def expected(endpoint: str, kind: str) -> str:
    told = EXPECTED[PAGES[endpoint]][kind]
    if told == OPEN and endpoint in NARROWER and kind not in NARROWER[endpoint]:
        return UNSEEN
    return told


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder: Path = tmp_path_factory.mktemp("town")
    bed = make_bed(folder)
    yield make_town(bed)
    bed.close()


def test_every_page_has_its_row_and_every_row_its_page(town: Town) -> None:
    endpoints = {rule.endpoint for rule in town.site.app.url_map.iter_rules()}

    assert endpoints == set(PAGES)


def test_every_rule_answers_to_one_way_of_asking(town: Town) -> None:
    ways = {frozenset(rule.methods or ()) for rule in town.site.app.url_map.iter_rules()}

    assert ways == {frozenset({"GET", "HEAD"}), frozenset({"POST"})}


@pytest.mark.parametrize("kind", EVERYBODY)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_page_is_refused_to_everybody_it_is_not_for(town: Town, method: str, kind: str) -> None:
    wrong = []
    with nothing_changes(town) as watched:
        for rule in rules(town, method):
            told = expected(rule.endpoint, kind)
            if told == OPEN:
                continue
            found = outcome(ask(town.caller(kind), method, path_of(town, rule)))
            if found != told or watched.changed():
                wrong.append((rule.endpoint, told, found))

    assert wrong == []


@pytest.mark.parametrize("kind", EVERYBODY)
def test_reading_changes_nothing_and_what_is_open_opens(town: Town, kind: str) -> None:
    wrong = []
    with nothing_changes(town) as watched:
        for rule in rules(town, "GET"):
            with ask(town.caller(kind), "GET", path_of(town, rule), accept=HTML) as answer:
                found = answer.status_code
            told = 303 if kind in LEADING.get(rule.endpoint, ()) else 200
            if (found == told) != (expected(rule.endpoint, kind) == OPEN) or watched.changed():
                wrong.append((rule.endpoint, found))

    assert wrong == []


@pytest.mark.parametrize("kind", EVERYBODY)
def test_a_form_without_its_token_is_refused_before_anything_else(town: Town, kind: str) -> None:
    other = town.caller("participant" if kind != "participant" else "observer").csrf()
    wrong = []
    with nothing_changes(town) as watched:
        for rule in rules(town, "POST"):
            path = path_of(town, rule)
            found = {outcome(ask(town.caller(kind), "POST", path, csrf=token)) for token in ("", other)}
            if found != {"invalid"} or watched.changed():
                wrong.append((rule.endpoint, found))

    assert wrong == []


def test_a_form_from_another_site_is_refused_even_with_its_token(town: Town) -> None:
    wrong = []
    with nothing_changes(town) as watched:
        for rule in rules(town, "POST"):
            caller = town.caller("participant")
            headers = {"Accept": "application/json", "Origin": "http://localhost.example"}
            answer = caller.post(path_of(town, rule), headers=headers)
            if outcome(answer) != "forbidden" or watched.changed():
                wrong.append((rule.endpoint, outcome(answer)))

    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "led"),
    [
        ("entering", "/wait"),
        ("waiting", "/wait"),
        ("removed", "/mine"),
        ("gone", "/mine"),
        (NOBODY, "/return"),
    ],
)
def test_who_is_not_in_the_room_is_led_to_where_they_are(town: Town, kind: str, led: str) -> None:
    answer = ask(town.caller(kind), "GET", f"/room/{town.here.room}", accept=HTML)

    assert outcome(answer) == f"to {led}"
