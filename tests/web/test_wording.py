"""Every code and every problem that the program knows has a sentence of its own."""

import ast
from typing import get_args

from dialogue.kernel.errors import STATUS, DialogueError, Invalid
from dialogue.moderation.events import Rule
from dialogue.web.office_problems import OFFICE_PROBLEMS
from dialogue.web.wording import CODES, PROBLEMS, said
from tests.house.tree import parsed, python_files
from tests.make.site import Site

FALLBACK = "Something in it cannot be taken as it is."
# what only a broken page or a foreign program can send; "cannot be taken" is all there is to say
SHAPES = {
    *("a.shape", "key.shape", "frame.shape", "auth.shape", "cursor.number", "lang.unknown"),
    *("lang.mismatch", "lang.same", "form.choice", "seconds.choice", "appearance.unknown"),
}
# problems of which the code fills in the field or the name
FILLED_IN = {
    *("csrf.token", "second.differs", "fifth.differs"),
    *("marks", "control", "override", "surrogate", "tag", "filler", "blank", "too_short", "too_long"),
}


def problems() -> set[str]:
    """Every `Invalid(field, problem)` that the code spells out."""
    return {
        f"{node.args[0].value!s}.{node.args[1].value!s}"
        for path in python_files("dialogue")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Invalid"
        and len(node.args) >= 2
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[1], ast.Constant)
    }


def test_every_code_has_a_sentence(site: Site) -> None:
    with site.app.test_request_context("/"):
        sentences = {code: said(DialogueError(code)) for code in STATUS}

    assert sorted(CODES) == sorted(STATUS)
    assert all(sentences.values())


def test_every_problem_of_the_code_has_a_sentence_of_its_own(site: Site) -> None:
    with site.app.test_request_context("/"):
        vague = {
            problem
            for problem in problems() - SHAPES
            if said(Invalid(*problem.split(".", 1), min=1, max=9)) == FALLBACK
        }

    assert vague == set()


def test_no_sentence_is_left_of_a_problem_that_is_gone() -> None:
    known = problems() | {problem.split(".")[1] for problem in problems()} | FILLED_IN

    assert set(PROBLEMS) - set(OFFICE_PROBLEMS) - known == set()


def test_every_rule_is_named_to_whom_it_stops(site: Site) -> None:
    with site.app.test_request_context("/"):
        sentences = {
            rule: said(DialogueError("declined", rule=rule, wait_s=12, n=2100, max=2000))
            for rule in get_args(Rule)
        }

    assert [rule for rule, sentence in sentences.items() if not sentence or "{" in sentence] == []
