"""The words for browsers: one catalogue per language, with plural forms in their order."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from dialogue.kernel.locales import LANGS
from dialogue.web.browser_words import read_catalogue
from tests.make.site import Site


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_its_words(site: Site, lang: str) -> None:
    answer = site.visitor().get(f"/words/b1/{lang}.json")

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert sorted(answer.json or {}) == ["formats", "messages", "plural"]
    assert (answer.json or {})["plural"] == lang


def test_an_old_builds_address_is_not_kept(site: Site) -> None:
    assert site.visitor().get("/words/b0/az.json").headers["Cache-Control"] == "no-store"
    with site.visitor().get("/static/b0/css/base.css") as answer:
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/words/b1/xx.json", "/words/b1/az-AZ.json", "/static/b1/../site.py", "/static/b1/x"]
)
def test_what_is_not_there_is_not_found(site: Site, path: str) -> None:
    assert site.visitor().get(path).status_code == 404


def test_plural_forms_stand_in_the_order_of_the_languages_rule(tmp_path: Path) -> None:
    catalogue = Catalog(locale="ru")
    catalogue.add("Send", "Отправить")
    catalogue.add(("{n} minute", "{n} minutes"), ("{n} минута", "{n} минуты", "{n} минут"))
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "browser.mo").open("wb") as file:
        write_mo(file, catalogue)

    assert read_catalogue(tmp_path, "ru") == {
        "Send": "Отправить",
        "{n} minute": ["{n} минута", "{n} минуты", "{n} минут"],
    }
    assert read_catalogue(tmp_path, "az") == {}
