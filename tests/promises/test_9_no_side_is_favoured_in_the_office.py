"""No side is favoured: the office's pages of a mirrored meeting are the mirror image of its pages."""

import random
from collections.abc import Iterator
from itertools import permutations
from typing import Final

import pytest
from sqlalchemy import update

from dialogue.kernel.locales import LANGS, Lang
from dialogue.people import logins
from dialogue.people.models import Account
from dialogue.store.work import Work
from tests.make.bed import make_bed
from tests.make.draw import FixedDraw
from tests.make.looking_glass import PEOPLE, STAFF, Glass, play
from tests.make.mirror import OTHER, MirroredDraw
from tests.make.mirror_page import bones, reflected
from tests.make.site import SESSION, Site, make_test_site

ORGANISERS: Final = (
    "/office",
    "/office/programmes/new",
    "/office/programmes/{programme}",
    "/office/programmes/{programme}/settings",
    "/office/programmes/{programme}/communities",
    "/office/programmes/{programme}/rules",
    "/office/programmes/{programme}/words",
    "/office/programmes/{programme}/people",
    "/office/programmes/{programme}/texts",
    "/office/programmes/{programme}/audit",
    "/office/rooms/{room}/sessions",
    "/office/rooms/{room}/seats",
    "/office/sessions/{first}/summary",
    "/office/sessions/{first}/summary?in=ru",
    "/office/sessions/{second}/agenda",
    "/office/sessions/{second}/time",
)
TEAMS: Final = ("/office", "/staff", "/office/sessions/{first}/summary", "/desk/{room}", "/room/{room}")
WORDED: Final = ("/office/rooms/{room}/invitation-texts", "/office/sessions/{first}/summary?in={own}")


class Side:
    """One side of the mirror, with a site in front of it."""

    def __init__(self, glass: Glass) -> None:
        self.glass = glass
        self.site: Site = make_test_site(glass.bed, session_secret=lot(exchanged=glass.exchanged))

    def page(self, path: str, lang: Lang, who: str = "olive") -> str:
        """Return a page as somebody of the team reads it in a language of the script."""
        first, second, *_ = self.glass.sessions
        token = self.glass.bed.writer.run(lambda work: self._signed_in(work, who, lang))
        here = {"programme": self.glass.programme, "room": self.glass.room, "own": self.glass.lang("az")}
        caller = self.site.visitor().signed_in(token)
        found = caller.get(path.format(**here, first=first, second=second))
        assert found.status_code == 200, (path, found.status_code)
        return found.text.partition('<script type="application/json" id="boot">')[0]

    def _signed_in(self, work: Work, who: str, lang: Lang) -> str:
        account = self.glass.accounts.get(who, self.glass.organiser)
        work.db.execute(update(Account).where(Account.id == account).values(lang=self.glass.lang(lang)))
        return logins.begin(work.db, work.now, account=account, step="in")

    def lines(self, path: str, lang: Lang, who: str = "olive") -> list[str]:
        """Return the lines of a page, turned around where it is in the mirror."""
        return reflected(self.page(path, lang, who), exchanged=self.glass.exchanged)

    def bones(self, path: str, lang: Lang, who: str = "olive") -> list[str]:
        """Return the same without sentences."""
        return bones(self.page(path, lang, who), exchanged=self.glass.exchanged)


def lot(*, exchanged: bool) -> bytes:
    """Return a secret by which an instance draws its order of languages; in the mirror, the mirrored one."""
    orders = list(permutations(LANGS))
    drawn = orders[int.from_bytes(SESSION[:8]) % len(orders)]
    if not exchanged:
        return SESSION
    mirrored = orders.index(tuple(OTHER[lang] for lang in drawn))
    return mirrored.to_bytes(8) + SESSION[8:]


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Side]]:
    """The office and its mirror image; both draw the same ids, for lots hang on some of them."""
    beds = []

    def side(exchanged: bool) -> Side:
        bed = make_bed(tmp_path_factory.mktemp("side"), MirroredDraw() if exchanged else FixedDraw())
        beds.append(bed)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("secrets.token_bytes", random.Random(7).randbytes)
            return Side(play(bed, exchanged=exchanged))

    yield [side(False), side(True)]
    for bed in beds:
        bed.close()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("path", ORGANISERS)
def test_who_organises_reads_the_mirror_image(sides: list[Side], path: str, lang: Lang) -> None:
    plain, mirror = (side.lines(path, lang) for side in sides)

    assert mirror == plain


@pytest.mark.parametrize("path", [*ORGANISERS, *WORDED])
def test_who_reads_in_one_of_the_two_languages_has_the_same_before_them(sides: list[Side], path: str) -> None:
    plain, mirror = (side.bones(path, "az") for side in sides)

    assert mirror == plain


@pytest.mark.parametrize(("who", "lang"), [("gate", "az"), ("stair", "hy"), ("gate", "en")])
@pytest.mark.parametrize("path", TEAMS)
def test_the_team_has_the_same_before_them(sides: list[Side], path: str, who: str, lang: Lang) -> None:
    plain, mirror = (side.bones(path, lang, who) for side in sides)

    assert mirror == plain


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_who_only_watches_reads_the_mirror_image(sides: list[Side], lang: Lang) -> None:
    plain, mirror = (side.lines("/room/{room}", lang, "kite") for side in sides)

    assert mirror == plain


def test_the_pages_tell_of_both_societies_and_are_not_the_same_unturned(sides: list[Side]) -> None:
    summary = "/office/sessions/{first}/summary"
    plain, mirror = (side.page(summary, "en") for side in sides)
    people, turned = (side.page("/office/programmes/{programme}/people", "en") for side in sides)

    assert [label in plain for label in ("Azerbaijan", "Armenia")] == [True, True]
    assert [f"In English: {name}" in plain for name in PEOPLE] == [True] * len(PEOPLE)
    assert all(name in people for name in STAFF)
    assert reflected(plain, exchanged=False) != reflected(mirror, exchanged=False)
    assert reflected(people, exchanged=False) != reflected(turned, exchanged=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (">Azerbaijan<", ">Azerbaijan*<"),
        ('value="hy"', 'value="ru"'),
        ("<b>gate</b>", "<b>stair</b>"),
    ],
)
def test_a_difference_would_be_seen(sides: list[Side], before: str, after: str) -> None:
    paths = ("/office/sessions/{first}/summary", "/office/programmes/{programme}/audit")
    page = "\n".join(sides[0].page(path, "en") for path in paths)
    assert before in page

    tilted = page.replace(before, after, 1)

    assert reflected(tilted, exchanged=False) != reflected(page, exchanged=False)
