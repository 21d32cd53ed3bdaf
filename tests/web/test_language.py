"""The language of a page: saved, asked for, the programme's; a change loses nothing that was typed."""

import re
from itertools import permutations

import pytest
from sqlalchemy import select

from dialogue.kernel import limits
from dialogue.kernel.locales import LANGS, OWN_NAMES, Lang
from dialogue.rooms.models import Member
from tests.make.bed import Bed
from tests.make.door import AGREED, Door
from tests.make.site import Site
from tests.make.staff import a_staff


def lang_of(page: str) -> str:
    found = re.search(r'<html lang="(\w+)"', page)
    assert found
    return found[1]


def offered(page: str) -> list[str]:
    return re.findall(r'<button name="lang" value="(\w+)"', page)


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("hy-AM,hy;q=0.9,en;q=0.5", "hy"),
        ("de, az-Latn-AZ;q=0.8, ru;q=0.3", "az"),
        ("ru_RU", "ru"),
        ("de, fr", "en"),
        ("", "en"),
        ("*", "en"),
        ("tr;q=nonsense", "en"),
    ],
)
def test_a_first_page_is_in_a_language_the_browser_asks_for(site: Site, asked: str, lang: str) -> None:
    page = site.visitor().get("/", headers={"Accept-Language": asked}).text

    assert lang_of(page) == lang


def test_the_choice_is_kept_before_any_login(site: Site) -> None:
    caller = site.visitor()

    led = caller.post("/language", {"lang": "ru", "back": "/about"})

    assert led.location == "/about"
    assert lang_of(caller.get("/about", headers={"Accept-Language": "hy"}).text) == "ru"


def test_with_a_login_the_choice_belongs_to_it(door: Door) -> None:
    caller, words = door.entered(lang="az")

    caller.post("/language", {"lang": "hy", "back": "/wait"})
    back = door.site.visitor()
    back.post("/return", {"words": " ".join(words)})

    with door.bed.readers.connect() as db:
        row = db.execute(select(Member.reads, Member.writes)).one()
    assert (row.reads, row.writes.split()[0], set(row.writes.split())) == ("hy", "hy", set(LANGS))
    assert lang_of(back.get("/wait").text) == "hy"


def test_staff_who_never_chose_read_what_their_browser_asks_for(site: Site, bed: Bed) -> None:
    caller = a_staff(bed, lang=None).signs_in(site.visitor())

    pages = [caller.get("/office", headers={"Accept-Language": lang}).text for lang in LANGS]

    assert [lang_of(page) for page in pages] == list(LANGS)


def test_what_staff_choose_belongs_to_their_account(site: Site, bed: Bed) -> None:
    olive = a_staff(bed, lang=None)
    olive.signs_in(site.visitor()).post("/language", {"lang": "hy", "back": "/office"})
    bed.clock.advance(limits.TOTP_STEP)

    page = olive.signs_in(site.visitor()).get("/office", headers={"Accept-Language": "ru"}).text

    assert lang_of(page) == "hy"


def test_changing_the_language_keeps_everything_typed(door: Door) -> None:
    caller = door.entering(lang="az")
    caller.post("/enter/rules", AGREED)
    society = door.place.societies[1]

    page = caller.post(
        "/language", {"lang": "ru", "back": "/enter/name", "name": "Bənövşə 2", "community": society}
    )

    assert (page.status_code, lang_of(page.text)) == (200, "ru")
    assert 'value="Bənövşə 2"' in page.text
    assert re.findall(r'value="([^"]*)" checked', page.text) == [society]
    assert '<input type="hidden" name="back" value="/enter/name">' in page.text


def test_neither_password_nor_code_comes_back_in_a_page(site: Site) -> None:
    caller = site.visitor()
    form = {"lang": "hy", "back": "/staff/sign-in", "name": "olive", "password": "correct horse"}

    page = caller.post("/language", form)

    assert (page.status_code, 'value="olive"' in page.text, "correct horse" in page.text) == (
        200,
        True,
        False,
    )


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/nowhere", "", "/language", "/leave"]
)
def test_a_change_of_language_leads_nowhere_else(site: Site, back: str) -> None:
    led = site.visitor().post("/language", {"lang": "az", "back": back})

    assert led.location == "/"


def test_a_page_that_is_closed_to_somebody_is_not_drawn_for_them_by_the_way(door: Door) -> None:
    form = {"lang": "az", "back": f"/room/{door.room}", "text": "something"}

    page = door.site.visitor().post("/language", form)

    assert (page.status_code, lang_of(page.text), "something" in page.text) == (401, "az", True)
    assert "boot" not in page.text


@pytest.mark.parametrize("lang", LANGS)
def test_ones_own_language_stands_first_and_the_others_in_one_drawn_order(site: Site, lang: Lang) -> None:
    caller = site.visitor()
    caller.speak(lang)

    page = caller.get("/").text

    lot = int.from_bytes(site.ports.settings.session_secret[:8]) % 24
    rest = [each for each in list(permutations(LANGS))[lot] if each != lang]
    assert offered(page) == [lang, *rest]
    assert all(f'lang="{each}"' in page and OWN_NAMES[each] in page for each in LANGS)


def test_an_unknown_language_is_refused(site: Site) -> None:
    assert site.visitor().post("/language", {"lang": "xx", "back": "/"}).status_code == 400
