"""The reader of browser modules tells code from what is not code."""

import pytest

from tests.house.scripts import blank, bodies, templates


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("a = 'b';", "a =    ;"),
        ('a = "it\'s";', "a =       ;"),
        ("a; // b `c`\nd", "a;         \nd"),
        ("a /* b\nc */ d", "a     \n     d"),
        ("a = `x ${b(`y`)} z`; c", f"a = {' ' * 15}; c"),
        ("a = b / c / d;", "a = b / c / d;"),
        ("a = /[`'/]/g.test(b)", "a =         .test(b)"),
        ("return /`/;", "return    ;"),
        (r"a = 'it\'s' + b", "a =         + b"),
        (r"a = `\`` + b", "a =      + b"),
    ],
)
def test_only_code_is_left(script: str, expected: str) -> None:
    assert blank(script) == expected


def test_a_template_reaches_to_its_own_backtick() -> None:
    script = "f(html`<p>${g(html`<b>${_('x')}</b>`)}</p>`, `y`)"

    found = [script[span.start : span.end] for span in templates(script)]

    assert found == ["html`<p>${g(html`<b>${_('x')}</b>`)}</p>`"[4:], "`y`"]


def test_functions_are_measured_and_classes_are_not() -> None:
    script = "class A extends B(C) {\n  d() {\n    e({\n      f,\n    });\n  }\n}\nconst g = () => {\n};\n"

    assert list(bodies(script)) == [(2, 5), (8, 2)]
