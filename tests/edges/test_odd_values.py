"""Values that no page of ours would send: each is refused, and none is a fault of the database's."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any, Final
from urllib.parse import quote

import pytest
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from dialogue.kernel.errors import Missing
from dialogue.people.logins import hashed
from dialogue.people.sign_in import claim_of
from dialogue.rooms.standing import find_standing
from tests.edges.asking import KEY, path_of, rules
from tests.make.bed import make_bed
from tests.make.site import Caller
from tests.make.town import NOBODY, Town, make_town

ODD: Final = {
    "NUL": "a\0b",
    "huge": "9" * 40,
    "long": "x" * 3000,
    "digits of elsewhere": "٣" * 70,
    "quoting": "'\"); --",
    "negative": "-1",
    "letters": "Ճ" * 50,
}
WORST: Final = (
    ODD["NUL"],
    ODD["huge"],
)  # a database cannot be asked for these
EVERYBODY: Final = ("organiser", "moderator", "participant", "waiting", "entering", "password", NOBODY)
QUERIES: Final = ("before", "limit", "lang", "next", "of", "text")
LAST: Final = ("/leave", "/erase-all", "/sign-out")  # who did one of these is nobody from then on
SERVER_FAULT: Final = 500
FORM: Final = re.compile(r"<form\b(.*?)</form>", re.DOTALL)
ACTION: Final = re.compile(r'action="([^"]+)"')
FIELD: Final = re.compile(
    r'<(?:input|textarea|select)\b[^>]*\bname="([^"]+)"[^>]*?(?:\bvalue="([^"]*)")?[^>]*>'
)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    pair = None if request.param == "sqlite" else request.getfixturevalue("fresh_pair")
    bed = make_bed(tmp_path_factory.mktemp("town"), pair=pair)
    yield make_town(bed)
    bed.close()


def odd_paths(town: Town, rule: Rule, values: Iterable[str]) -> Iterator[str]:
    """The address of a page with each of its parts replaced in turn."""
    path = path_of(town, rule)
    known = [part for part in path.partition("?")[0].split("/") if part]
    for place in range(1, len(known)):
        for odd in values:
            yield "/" + "/".join([*known[:place], quote(odd), *known[place + 1 :]])
    for odd in values:
        yield path.partition("?")[0] + "?" + "&".join(f"{name}={quote(odd)}" for name in QUERIES)


def forms(caller: Caller, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Where each form of a page leads, and what it would send."""
    with caller.get(path) as answer:
        is_page = answer.status_code == 200 and answer.mimetype == "text/html"
        page = answer.get_data(as_text=True) if is_page else ""
    for form in FORM.findall(page):
        if action := ACTION.search(form.partition(">")[0]):
            yield action[1], {name: value for name, value in FIELD.findall(form) if name != "csrf"}


def status_of(ask: Callable[..., TestResponse], *what: Any, **more: Any) -> int:
    try:
        with ask(*what, **more) as answer:
            return answer.status_code
    except (SQLAlchemyError, OverflowError):
        return SERVER_FAULT


def faults_at(town: Town, kind: str, values: Iterable[str]) -> list[str]:
    caller = town.caller(kind)
    asked = [path for rule in rules(town, "GET") for path in odd_paths(town, rule, values)]
    return [path[:80] for path in asked if status_of(caller.get, path) >= SERVER_FAULT]


def test_an_odd_address_is_no_fault(town: Town) -> None:
    assert faults_at(town, "organiser", WORST) == []


@pytest.mark.soak
@pytest.mark.parametrize("kind", EVERYBODY)
def test_no_odd_address_is_a_fault_for_anybody(town: Town, kind: str) -> None:
    assert faults_at(town, kind, ODD.values()) == []


@pytest.mark.soak
@pytest.mark.parametrize("kind", EVERYBODY)
def test_an_odd_field_is_no_fault(town: Town, kind: str) -> None:
    faults, seen = [], set()
    for rule in rules(town, "GET"):
        told = [] if rule.endpoint == "public.asset" else forms(town.caller(kind), path_of(town, rule))
        for action, fields in told:
            fresh = [name for name in fields if (action, name) not in seen and not action.endswith(LAST)]
            seen |= {(action, name) for name in fresh}
            for name, odd in product(fresh, ODD.values()):
                sent = {**fields, "key": KEY, name: odd}
                if (status := status_of(town.caller(kind).post, action, sent)) >= SERVER_FAULT:
                    faults.append((action, name, odd[:9], status))

    assert faults == []


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_room_or_name_is_an_unknown_one(town: Town, odd: str) -> None:
    login = hashed(town.tokens["organiser"])

    with town.bed.readers.connect() as db:
        claim = claim_of(db, odd)
        with pytest.raises(Missing):
            find_standing(db, login, odd, town.bed.clock.now())

    assert claim.account is None
