"""Reads a browser module just far enough to tell code from comments, strings, patterns and templates."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

QUIET: Final = re.compile(r"""//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*\"""", re.DOTALL)
PATTERN: Final = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*")
# a slash after one of these begins a pattern, elsewhere it divides
BEFORE_PATTERN: Final = re.compile(r"(?:^|[-+*%=(,:;\[!&|?{}<>~^\n]|\b(?:return|typeof|case|in|of))\s*$")
BODY: Final = re.compile(r"(?:\)|=>)\s*$")


class Span(NamedTuple):
    """A stretch of text, from `start` to before `end`."""

    start: int
    end: int


def blank(script: str) -> str:
    """The same text with comments, strings, patterns and whole template literals blanked out, lines kept."""
    hidden = [*spans(script, 0, len(script))]
    for span in hidden:
        filler = re.sub(r"[^\n]", " ", script[span.start : span.end])
        script = script[: span.start] + filler + script[span.end :]
    return script


def templates(script: str) -> list[Span]:
    """Every outermost template literal, from backtick to backtick, with all that is nested in it."""
    return [span for span in spans(script, 0, len(script)) if script[span.start] == "`"]


def spans(script: str, at: int, stop: int) -> Iterator[Span]:
    """What is not code between two places."""
    while at < stop:
        end = end_of(script, at)
        if end > at:
            yield Span(at, end)
        at = max(end, at + 1)


def end_of(script: str, at: int) -> int:
    """Where the comment, string, pattern or template that begins here ends; `at` itself if none does."""
    if script[at] == "`":
        return end_of_template(script, at)
    if match := QUIET.match(script, at):
        return match.end()
    pattern = script[at] == "/" and BEFORE_PATTERN.search(script[max(0, at - 20) : at])
    if pattern and (match := PATTERN.match(script, at)):
        return match.end()
    return at


def end_of_template(script: str, at: int) -> int:
    """One past the closing backtick."""
    at += 1
    while script[at] != "`":
        if script[at] == "\\":
            at += 2
        elif script.startswith("${", at):
            at = end_of_block(script, at + 1)
        else:
            at += 1
    return at + 1


def end_of_block(script: str, at: int) -> int:
    """One past the brace that closes the one that opens here."""
    depth = 0
    while True:
        if script[at] in "{}":
            depth += 1 if script[at] == "{" else -1
            if depth == 0:
                return at + 1
        at = max(end_of(script, at), at + 1)


def bodies(script: str) -> Iterator[tuple[int, int]]:
    """First line and number of lines of each function (and each loop or branch, which are never longer)."""
    code = blank(script)
    opened: list[tuple[int, bool]] = []
    for at, sign in enumerate(code):
        if sign == "{":
            line = code[code.rfind("\n", 0, at) + 1 : at]
            opened.append((at, bool(BODY.search(code[:at][-40:])) and not re.search(r"\bclass\b", line)))
        elif sign == "}":
            start, is_body = opened.pop()
            if is_body:
                yield code.count("\n", 0, start) + 1, code.count("\n", start, at) + 1
