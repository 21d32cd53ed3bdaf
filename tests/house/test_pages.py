"""What pages, modules and style sheets never hold."""

import re
from pathlib import Path

import pytest

from tests.house.scripts import templates
from tests.house.tree import name, page_files, script_files, style_files, text

# (where, what, why it must not be)
FORBIDDEN = [
    ("page", r"\|\s*safe\b|Markup\(|autoescape\s+false", "text goes out escaped"),
    ("page", r"<script(?![^>]*\b(?:src=|type=\"application/json\"))[^>]*>", "no script inside a page"),
    ("page", r"<style\b", "no style stands inside a page"),
    ("page script", r"(?<![\w-])style\s*=\s*[\"'{$]|styleMap|style-map", "the policy for content refuses it"),
    (
        "page script",
        r"(?<![\w.@?-])on(?:click|submit|input|change|load|key\w+)\s*=\s*[\"'$]",
        "as above",
    ),
    ("page script style", r"(?:src|href|action|url\(|import|fetch\()\W{0,3}https?://", "nothing calls out"),
    ("script", r"unsafe(?:HTML|SVG|CSS)|(?:inner|outer|Adjacent)HTML|document\.write", "text is text"),
    ("script", r"\beval\(|new Function\(|setTimeout\([\"'`]", "no text becomes code"),
    ("script", r"\bIntl\.|toLocale\w+\(", "browsers lack az and hy: dates and numbers come from the server"),
    ("script", r"\blocalStorage\b|\bindexedDB\b", "nothing stays on the device but unsent words of this tab"),
    ("style", r"text-transform\s*:\s*(?:uppercase|capitalize)", "wrong letters in hy and az"),
    ("page style", r"@import\s+url|fonts\.googleapis", "nothing calls out"),
]
# a file that a person takes away opens from a disk and brings its own style
LEAVES = {"templates/summary/file.html"}
CALL = re.compile(r"(?<![\w$.])(?:_|n?gettext|n?pgettext)\(")


@pytest.mark.parametrize(("where", "pattern", "why"), FORBIDDEN, ids=[rule[1][:24] for rule in FORBIDDEN])
def test_pages_hold_nothing_of_this(where: str, pattern: str, why: str) -> None:
    pages = [path for path in page_files() if name(path) not in LEAVES]
    files: dict[str, list[Path]] = {"page": pages, "script": script_files(), "style": style_files()}

    found = [
        f"{name(path)}:{text(path).count(chr(10), 0, match.start()) + 1} {match.group()!r}: {why}"
        for kind in where.split()
        for path in files[kind]
        for match in re.finditer(pattern, text(path))
    ]

    assert found == []


def test_no_sentence_hides_in_a_template_literal() -> None:
    """The extractor misses some of them silently: each part has its words above its markup."""
    hidden = [
        f"{name(path)}:{text(path).count(chr(10), 0, span.start + match.start()) + 1}"
        for path in script_files()
        for span in templates(text(path))
        for match in CALL.finditer(text(path)[span.start : span.end])
    ]

    assert hidden == []


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (0, "{{ name|safe }}", "{{ safety }}"),
        (1, "<script>", '<script type="module" src="/a.js">'),
        (2, "<style>", "<link rel=stylesheet>"),
        (1, "<script nonce='x'>", '<script type="application/json" id="boot">'),
        (3, '<p style="color:red">', "const style = sheet"),
        (4, '<b onclick="x()">', "<b @click=${f}>"),
        (5, 'src="https://example.org"', 'xmlns="http://www.w3.org/2000/svg"'),
        (6, "element.innerHTML = a", "element.textContent = a"),
        (8, "new Intl.NumberFormat()", "international"),
        (10, "text-transform: uppercase", "text-transform: none"),
    ],
)
def test_the_rules_catch_what_they_are_for(rule: int, bad: str, good: str) -> None:
    pattern = FORBIDDEN[rule][1]

    assert (bool(re.search(pattern, bad)), bool(re.search(pattern, good))) == (True, False)
