"""Pages for everybody: the start, the truth about safety, language and look, words and files for browsers."""

from typing import Final

import flask_babel
from flask import (
    Blueprint,
    Response,
    g,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    send_from_directory,
)

from dialogue.config import shared
from dialogue.flows.entering.choose_lang import choose_lang
from dialogue.kernel.errors import Invalid, Missing
from dialogue.kernel.locales import as_lang
from dialogue.programmes.defaults import entry
from dialogue.web.browser_words import browser_words
from dialogue.web.cookies import plant_appearance, plant_lang
from dialogue.web.forms import NEVER_KEPT, wants_json
from dialogue.web.guards import SEE_OTHER
from dialogue.web.here import ports
from dialogue.web.language import page_lang
from dialogue.web.present import page_appearance
from dialogue.web.redirects import own_page
from dialogue.web.redraw import redraw
from dialogue.web.visitor import visitor

pages = Blueprint("public", __name__)

FOR_EVER: Final = "public, max-age=31536000, immutable"


@pages.get("/")
def start() -> str:
    """Show what this is, and the ways in."""
    return render_template("public/start.html")


@pages.get("/about")
def about() -> str:
    """Say what is true about safety, before anyone enters, and where the source of this program is."""
    lang = page_lang()
    rules = [rule.into(lang) for rule in entry().rules]
    return render_template(
        "public/about.html",
        safety=entry().safety.into(lang),
        rules=rules,
        source=ports().settings.source_url,
        way_back=_way_back(),
    )


def _way_back() -> str:
    """Return where somebody who is signed in came from: the room, the way there, or the team's rooms."""
    who = visitor().who
    if who is None:
        return ""
    return "/wait" if who.member is not None else "/staff"


@pages.post("/language")
def language() -> Response:
    """Change the language and show the same page again, with everything that was typed."""
    lang = as_lang(request.form.get("lang"))
    if lang is None:
        raise Invalid("lang", "unknown")
    caller = visitor()
    if caller.who is not None:
        who = caller.who
        ports().writer.run(lambda work: choose_lang(work, who, lang))
    caller.lang = lang
    flask_babel.refresh()
    answer = _same_page()
    if caller.who is None:
        plant_lang(answer, ports().settings, lang)
    return answer


@pages.post("/appearance")
def appearance() -> Response:
    """Change the size of the text, light and dark; a script asks in JSON and changes its page by itself."""
    chosen = page_appearance().into(theme=request.form.get("theme"), size=request.form.get("size"))
    if chosen is None:
        raise Invalid("appearance", "unknown")
    g.appearance = chosen
    answer = jsonify({}) if wants_json() else _same_page()
    plant_appearance(answer, ports().settings, chosen)
    return answer


@pages.get("/words/<build>/<lang>.json")
def words(build: str, lang: str) -> Response:
    """Give a browser the interface's words in one language."""
    known = as_lang(lang)
    if known is None or known != lang:
        raise Missing
    return _kept(jsonify(browser_words(known)), build)


@pages.get("/static/<build>/<path:name>")
def asset(build: str, name: str) -> Response:
    """Give out a file; under the number of this build a browser may keep it for ever."""
    return _kept(send_from_directory(shared("static"), name), build)


def _kept(answer: Response, build: str) -> Response:
    # another build's address must not teach a browser that these are that build's files
    answer.headers["Cache-Control"] = FOR_EVER if build == ports().build else "no-store"
    return answer


def _same_page() -> Response:
    """Show the page that the form came from again, with everything that was typed."""
    back = request.form.get("back", "/")
    found = own_page(back)
    page = redraw(*found) if found is not None and _something_typed() else None
    return page if page is not None else make_response(redirect(back if found else "/", SEE_OTHER))


def _something_typed() -> bool:
    return any(value.strip() for name, value in request.form.items() if name not in NEVER_KEPT)
