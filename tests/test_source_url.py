"""The link to the source of the running version: what an operator may write, and where people find it."""

from pathlib import Path

import pytest

from dialogue.config import ConfigError, read_settings
from tests.make.bed import Bed
from tests.make.meeting import make_meeting
from tests.make.site import make_test_site
from tests.make.venue import agree

SHAPE = "DIALOGUE_SOURCE_URL must look like https://code.example.org/dialogue, without a password."
LINKS = {
    "az": "Burada işləyən versiyanın ilkin kodu",
    "hy": "Այստեղ աշխատող տարբերակի ելակետային կոդը",
    "en": "Source code of the version that runs here",
    "ru": "Исходный код работающей здесь версии",
}


def source(folder: Path, url: str) -> str:
    return read_settings({"DIALOGUE_DATA": str(folder), "DIALOGUE_SOURCE_URL": url}).source_url


@pytest.mark.parametrize(
    "url",
    ["", "https://code.example.org/dialogue/tree/1.2?a=b#c", "http://localhost:3000/x", "http://[::1]/x"],
)
def test_https_this_machine_or_nothing_is_taken_as_it_is(tmp_path: Path, url: str) -> None:
    assert source(tmp_path, url) == url


@pytest.mark.parametrize(
    "url",
    [
        "code.example.org/dialogue",
        "http://code.example.org",
        "https://",
        "https://me:hidden@code.example.org",
        "https://code.example.org/ here",
        "https://code.example.org/\n",
        "https://[code.example.org",
        "javascript:alert(1)",
        "ftp://code.example.org",
    ],
)
def test_anything_else_stops_the_start_and_is_not_repeated(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError) as refused:
        source(tmp_path, url)

    assert str(refused.value) == SHAPE


@pytest.mark.parametrize("lang", LINKS)
def test_the_page_about_safety_leads_to_it_and_says_what_it_is(bed: Bed, lang: str) -> None:
    visitor = make_test_site(bed, source_url="https://code.example.org/?a=b&c=d").visitor()
    visitor.speak(lang)

    page = visitor.get("/about").text

    link = f'<a href="https://code.example.org/?a=b&amp;c=d" rel="external noreferrer">{LINKS[lang]}</a>'
    assert page.count(link) == page.count("code.example.org") == 1


def test_a_room_leads_to_it_and_it_leads_back_to_the_room(bed: Bed) -> None:
    meeting = make_meeting(bed)
    bed.writer.run(lambda work: agree(work, meeting))
    site = make_test_site(bed, source_url="https://code.example.org/dialogue")
    kite = site.visitor().signed_in(meeting.people["Kite"].token)

    room = kite.get(f"/room/{meeting.room}").text
    about = kite.get("/about").text

    assert ('<a href="/about#software">' in room, "code.example.org" in room) == (True, False)
    assert "code.example.org" in about.partition('<h2 id="software">')[2]
    assert ('href="/wait">Back<' in about, ">To the start<" in about) == (True, False)
    assert kite.get("/wait").location == f"/room/{meeting.room}"


def test_no_link_stands_where_an_operator_named_none(bed: Bed) -> None:
    page = make_test_site(bed).visitor().get("/about").text

    assert LINKS["en"] not in page
    assert "AGPL" in page
