"""Entering: the code, the rules, the name, the words; and coming back with the words."""

from typing import cast

from flask import Blueprint, Response, g, make_response, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from dialogue.flows.entering.accept_rules import accept_rules as accept
from dialogue.flows.entering.choose_name import Choice
from dialogue.flows.entering.choose_name import choose_name as choose
from dialogue.flows.entering.come_back import come_back as come
from dialogue.flows.entering.redeem import redeem as use_invitation
from dialogue.flows.entering.take_words import take_words as take
from dialogue.kernel.errors import Invalid, Missing, TooMany
from dialogue.kernel.locales import Lang, as_lang
from dialogue.people.entry_words import canonical, same_word
from dialogue.people.logins import Who
from dialogue.rooms import entry
from dialogue.rooms.invitations import find_live, read_code
from dialogue.web.entering import agreement, naming
from dialogue.web.forms import keep_typed, returns_to
from dialogue.web.guards import SEE_OTHER, member
from dialogue.web.here import ports
from dialogue.web.in_app import in_app_browser
from dialogue.web.language import page_lang
from dialogue.web.tries import place, tries
from dialogue.web.visitor import visitor

pages = Blueprint("door", __name__)


@pages.get("/join")
def join() -> str:
    """Show one field for the code. Opening the page, or previewing it, uses nothing up."""
    again = isinstance(g.get("refused"), TooMany)  # nothing is wrong with the code: it need not be typed anew
    code = request.form.get("code", "") if again else ""
    return render_template("door/join.html", in_app=in_app_browser(request.user_agent.string), code=code)


@pages.post("/join")
@returns_to("door.join")
def redeem() -> Response:
    """Use the invitation up. Whatever is wrong with a code, the answer is one and the same."""
    code = read_code(request.form.get("code", ""))
    before, lang = visitor().who, page_lang()
    try:
        with ports().readers.connect() as db:
            find_live(db, code, ports().clock.now())
        token = ports().writer.run(lambda work: use_invitation(work, code, lang, before))
    except Missing:
        return make_response(render_template("door/not_valid.html"), 404)
    return _come_in(token, before, "/enter/rules")


@pages.get("/enter/rules")
def rules() -> str:
    """Say what is true about safety, and the rules."""
    return render_template("door/rules.html", agreement=agreement(member(), page_lang()))


@pages.post("/enter/rules")
@returns_to("door.rules")
def accept_rules() -> Response:
    """Agree to them in the version that was shown."""
    who, version = member(), request.form.get("version", "")
    read = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0  # noqa: PLR2004
    ports().writer.run(lambda work: accept(work, who, read))
    return _to("/enter/name")


@pages.get("/enter/name")
def name() -> str:
    """Ask how to address somebody, and which society's experience they speak from."""
    return render_template("door/name.html", naming=naming(member(), page_lang()))


@pages.post("/enter/name")
@returns_to("door.name")
def choose_name() -> Response | str:
    """Choose both; a suggestion, or the wish for others, only fills the field anew."""
    form = request.form
    if "pick" in form or "another" in form:
        kept = MultiDict(form.items(multi=True))
        kept.setlist("name", [form.get("pick", form.get("name", ""))])
        keep_typed(kept)
        return name()
    choice = Choice(form.get("name", ""), form.get("community", ""), shown="shown" in form)
    who = member()
    ports().writer.run(lambda work: choose(work, who, choice))
    return _to("/enter/words")


@pages.get("/enter/words")
def words() -> str:
    """Show the six entry words; they are kept nowhere and shown in this browser alone."""
    return render_template("door/words.html", words=_drawn(page_lang()))


@pages.post("/enter/words")
@returns_to("door.words")
def take_words() -> Response:
    """Take the words, once two of them were typed back."""
    house, form = ports(), request.form
    shown = _drawn(as_lang(form.get("words_lang")) or page_lang())
    for field, place_in_list in (("second", entry.SECOND), ("fifth", entry.FIFTH)):
        if not same_word(form.get(field, ""), shown[place_in_list]):
            raise Invalid(field, "differs")
    who, before = member(), cast("Who", visitor().who)
    salt = house.settings.entry_salt
    hashed = house.pools.password(lambda: entry.hash_words(canonical(shown), salt))
    token = house.writer.run(lambda work: take(work, who, hashed, before))
    return _come_in(token, before, "/wait")


@pages.get("/return")
def come_back() -> str:
    """Ask for the six words."""
    return render_template("door/return.html")


@pages.post("/return")
@returns_to("door.come_back")
def use_words() -> Response:
    """Come back with them."""
    house, where = ports(), place()
    given = entry.read_words(request.form.get("words", ""))
    tries().words.take(where)
    tries().words_all.take()
    salt, before = house.settings.entry_salt, visitor().who
    hashed = house.pools.password(lambda: entry.hash_words(given, salt))
    token = house.writer.run(lambda work: come(work, hashed, before))
    tries().words.forgive(where)
    return _come_in(token, before, "/wait")


def _drawn(lang: Lang) -> tuple[str, ...]:
    return entry.words_for(ports().settings.session_secret, visitor().cookie(), lang)


def _come_in(token: str, before: Who | None, path: str) -> Response:
    """Send the browser on under its new token; what the old one had open is closed."""
    if before is not None:
        ports().signed_out(before.token)
    visitor().becomes(token)
    return _to(path)


def _to(path: str) -> Response:
    return make_response(redirect(path, SEE_OTHER))
