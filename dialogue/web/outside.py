"""Words what was refused before any page was asked: too large, too slow, not ours. No cookie, no database."""

from collections.abc import Callable, Mapping
from wsgiref.types import WSGIEnvironment

import msgspec
from flask import Flask, g, render_template, request

from dialogue.kernel.errors import DialogueError, TooLarge
from dialogue.web.cookies import read_lang
from dialogue.web.forms import wants_json
from dialogue.web.language import asked_lang
from dialogue.web.visitor import Visitor
from dialogue.web.wording import said

Page = Callable[[WSGIEnvironment, int, str], tuple[str, bytes]]
KINDS: Mapping[str, type[DialogueError]] = {"too_large": TooLarge}


def outside_page(site: Flask) -> Page:
    """Return what words such a refusal: a page for a person, the code for a program."""

    def page(environ: WSGIEnvironment, status: int, code: str) -> tuple[str, bytes]:
        with site.request_context(environ):
            if wants_json():
                return "application/json", msgspec.json.encode({"code": code, "data": {}})
            g.visitor = Visitor(None, None, read_lang(request) or asked_lang() or "en")
            why = said(KINDS.get(code, DialogueError)(code))
            drawn = render_template("errors/outside.html", status=status, why=why, kept="")
        return "text/html; charset=utf-8", drawn.encode()

    return page
