"""Signing in for the team: name and password, then a code; and the rooms of whoever is in."""

from typing import cast

from flask import Blueprint, Response, make_response, redirect, render_template, request

from dialogue.flows.entering.enter_as_staff import enter_as_staff
from dialogue.flows.entering.leave import leave
from dialogue.flows.signing_in.finish import finish_with_code, finish_with_recovery
from dialogue.flows.signing_in.workplaces import workplaces_of
from dialogue.people.accounts import account_name
from dialogue.people.logins import Who
from dialogue.people.sign_in import check_claim, claim_of, owe_code
from dialogue.web.forms import returns_to
from dialogue.web.guards import SEE_OTHER, account
from dialogue.web.here import ports
from dialogue.web.language import page_lang
from dialogue.web.redirects import own_path
from dialogue.web.room import sentences
from dialogue.web.tries import place, tries
from dialogue.web.visitor import visitor

pages = Blueprint("staff", __name__)

HOME = "/staff"


@pages.get("/staff/sign-in")
def sign_in() -> str:
    """Ask for name and password."""
    return render_template("staff/sign_in.html", wanted=_wanted(request.args.get("next", "")))


@pages.post("/staff/sign-in")
@returns_to("staff.sign_in")
def give_password() -> Response:
    """Check them. Unknown name and wrong password cost the same and are answered the same."""
    house, form = ports(), request.form
    name, where = " ".join(form.get("name", "")[:100].casefold().split()), place()
    tries().passwords.take(name, where)
    with house.readers.connect() as db:
        claim = claim_of(db, name)
    found = check_claim(house.pools, claim, form.get("password", "")[:1000])
    tries().passwords.forgive(name, where)
    before = visitor().who
    token = house.writer.run(lambda work: owe_code(work, found, before))
    return _go_on(token, before, "/staff/code")


@pages.get("/staff/code")
def code() -> str:
    """Ask for the one-time code."""
    return render_template("staff/code.html", wanted=_wanted(request.args.get("next", "")))


@pages.post("/staff/code")
@returns_to("staff.code")
def give_code() -> Response:
    """Check it; each code is taken once."""
    who, given = _owing(), request.form.get("one_time", "")[:40]
    token = ports().writer.run(lambda work: finish_with_code(work, who, given))
    return _in(token, who)


@pages.get("/staff/recovery")
def recovery() -> str:
    """Ask for one of the ten codes from paper."""
    return render_template("staff/recovery.html", wanted=_wanted(request.args.get("next", "")))


@pages.post("/staff/recovery")
@returns_to("staff.recovery")
def give_recovery() -> Response:
    """Use one up in place of the one-time code."""
    who, given = _owing(), request.form.get("recovery", "")[:80]
    token = ports().writer.run(lambda work: finish_with_recovery(work, who, given))
    return _in(token, who)


@pages.post("/staff/sign-out")
def sign_out() -> Response:
    """End the login and have the browser forget what it kept."""
    who, caller = visitor().who, visitor()
    if who is not None:
        ports().writer.run(lambda work: leave(work, who))
        ports().signed_out(who.token)
    caller.left = True
    answer = make_response(render_template("staff/signed_out.html"))
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


@pages.get("/staff")
def home() -> str:
    """Show the rooms somebody is appointed to, and the way to the office."""
    house, who = ports(), account()
    with house.readers.connect() as db:
        places = workplaces_of(db, house.kit.sealer, who, page_lang())
        name = account_name(db, who)
    return render_template("staff/home.html", places=places, name=name, say=sentences)


@pages.post("/staff/rooms/<room>")
@returns_to("staff.home")
def enter(room: str) -> Response:
    """Go into a room: its people are told who is there, by number and role."""
    who, name = account(), request.form.get("name", "")
    role = ports().writer.run(lambda work: enter_as_staff(work, who, room, name))
    return make_response(redirect(f"/desk/{room}" if role == "moderator" else f"/room/{room}", SEE_OTHER))


def _owing() -> Who:
    """Return the login that owes a code, with one more try counted for it."""
    who = cast("Who", visitor().who)
    tries().codes.take(str(who.account), place())
    return who


def _in(token: str, before: Who) -> Response:
    tries().codes.forgive(str(before.account), place())
    return _go_on(token, before, own_path(request.form.get("next", ""), HOME))


def _go_on(token: str, before: Who | None, path: str) -> Response:
    if before is not None:
        ports().signed_out(before.token)
    visitor().becomes(token)
    wanted = own_path(request.form.get("next", ""), "")
    if path == "/staff/code" and wanted:
        path = f"{path}?next={wanted}"
    return make_response(redirect(path, SEE_OTHER))


def _wanted(path: str) -> str:
    return own_path(path, "")
