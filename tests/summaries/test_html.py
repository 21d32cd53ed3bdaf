"""The summary as a file of its own: asks nobody for anything, escapes every word, tells no time."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dialogue.kernel.locales import LANGS, Lang
from dialogue.summaries.compose import compose
from dialogue.summaries.distil import distil
from dialogue.summaries.facts import Facts
from dialogue.summaries.writers import csv, json
from tests.make.summary import EnglishWords, a_meeting, english, people, said, the_whole_meeting

ROOT = Path(__file__).parents[2]
STYLE = ("tokens", "base", "layout", "parts/card", "parts/print", "parts/summary")
PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "</bdi></blockquote><iframe src=//192.0.2.1>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnirts",
]


class Tags(HTMLParser):
    """Collects the tags, their attributes and the words between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(data.strip())


def drawn(facts: Facts, lang: Lang = "en") -> str:
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, undefined=StrictUndefined
    )
    style = "".join((ROOT / f"static/css/{name}.css").read_text(encoding="utf-8") for name in STYLE)
    document = compose(distil(facts, lang), EnglishWords(lang))
    return environment.get_template("summary/file.html").render(document=document, style=Markup(style))  # noqa: S704 - our own style sheets


def test_the_file_refers_to_nothing_outside_itself_and_runs_nothing() -> None:
    page = drawn(the_whole_meeting())

    found = Tags(page)
    names = {tag for tag, _ in found.tags}
    attributes = {name for _, attrs in found.tags for name in attrs}
    assert names & {"script", "img", "link", "iframe", "object", "embed", "form", "a", "base"} == set()
    assert {name for name in attributes if name.startswith("on") or name in {"src", "href", "style"}} == set()
    assert re.findall(r"url\(|@import|https?:|//\w", page) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_stay_words_wherever_they_stand(payload: str) -> None:
    calm, hostile = (
        replace(
            a_meeting({"c_oak": 5, "c_linden": 5}, quotes=(said(words),)),
            programme=english(words),
            room=english(words),
            announcements=(english(words),),
        )
        for words in ("words", payload)
    )

    found = Tags(drawn(hostile))

    assert found.tags == Tags(drawn(calm)).tags
    assert found.words.count(payload) == 4


def test_every_run_of_words_says_its_language() -> None:
    found = Tags(drawn(the_whole_meeting(), "hy"))

    spoken = [(tag, attrs["lang"]) for tag, attrs in found.tags if "lang" in attrs]
    assert spoken == [
        ("html", "hy"),
        ("article", "hy"),
        *[("bdi", "hy")] * 5,
        ("bdi", "en"),
        *[("bdi", "hy")] * 2,
        ("blockquote", "hy"),
        ("blockquote", "ru"),
        *[("blockquote", "hy")] * 2,
    ]


def test_the_title_says_nothing_of_the_topic() -> None:
    page = drawn(the_whole_meeting())

    assert re.findall(r"<title>(.*?)</title>", page) == ["Meeting"]


def test_nothing_internal_reaches_any_file() -> None:
    facts = replace(
        the_whole_meeting(), draw=918273645, people=people({"c_oak": 12, "c_linden": 13}, characters=7919)
    )

    files = [
        data
        for lang in LANGS
        for data in (
            drawn(facts, lang),
            json.write(distil(facts, lang)).decode(),
            csv.write(distil(facts, lang), EnglishWords(lang)).decode("utf-8-sig"),
        )
    ]

    internal = re.compile(
        r"c_oak|c_linden|918273645|7919|1649|3330|\b[a-z]{1,2}_[a-z2-7]{20}\b|\b\d{1,2}:\d\d\b|\d{4}-\d\d-\d\d"
    )
    assert [found for data in files for found in internal.findall(data)] == []
