"""Everything of mine: seen, released, taken back, erased; and the ways out: leave, and hide."""

from typing import Final

import msgspec
from flask import Blueprint, Response, make_response, redirect, render_template, request
from sqlalchemy import select

from dialogue.flows.carry_out import Asked, carry_out
from dialogue.flows.entering.leave import leave as go
from dialogue.flows.erasing import make_sure
from dialogue.flows.reading.mine import everything_of
from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid
from dialogue.programmes.models import Programme
from dialogue.rooms.erasure_day import erased_on
from dialogue.rooms.members import known_members
from dialogue.rooms.models import Member
from dialogue.web.forms import returns_to
from dialogue.web.guards import SEE_OTHER, standing
from dialogue.web.here import ports
from dialogue.web.redirects import own_path
from dialogue.web.room import sentences
from dialogue.web.room.standing import login_of_caller
from dialogue.web.visitor import visitor

pages = Blueprint("mine", __name__)

# The forms of the page: the command each one carries, and the fields it takes.
ACTS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "release": ("quote.give", ("message", "revision", "lang_of")),
    "take-back": ("quote.take_back", ("message", "revision", "lang_of")),
    "withdraw": ("message.withdraw", ("message",)),
    "erase": ("message.erase", ("message",)),
}
ARGUMENT: Final = {"lang_of": "lang"}  # `lang` in a form is the language of the page
WIPE: Final = '"cache", "cookies", "storage"'


@pages.get("/mine")
def everything() -> str:
    """Show all a person wrote here, what became of it, and when it will be erased."""
    found, house = standing(), ports()
    with house.readers.connect() as db:
        mine = everything_of(db, house.kit.sealer, found)
        said = known_members(db, house.kit.sealer, found.room, [found.member])[found.member].said
        query = select(Programme.zone, Programme.retention_days)
        zone, days = db.execute(query.where(Programme.id == found.programme)).one()
        gone_on = erased_on(db, found.room, zone, days)
        sooner = erased_on(db, found.room, zone, min(days, limits.UNSHOWN_DAYS))
        reason = db.scalar(select(Member.removed_reason).where(Member.id == found.member))
    return render_template(
        "mine/page.html",
        mine=mine,
        me=said,
        found=found,
        gone_on=gone_on,
        sooner=sooner,
        reason=reason or "",
        say=sentences,
    )


@pages.post("/mine/<any(release, 'take-back', withdraw, erase):act>")
@returns_to("mine.everything")
def change(act: str) -> Response:
    """Carry one of the page's commands out, and come back to the same message."""
    name, fields = ACTS[act]
    body = {ARGUMENT.get(field, field): request.form.get(field, "") for field in fields}
    _carry(name, body)
    if act == "erase":
        make_sure(ports().writer)
    message = body["message"]
    return make_response(redirect(f"/mine#{message}", SEE_OTHER))


@pages.post("/mine/erase-all")
@returns_to("mine.everything")
def erase_all() -> Response:
    """Erase everything of the person who asks; then there is nobody left to be signed in."""
    if "agree" not in request.form:
        raise Invalid("agree", "agree")
    _carry("mine.erase_all", {})
    make_sure(ports().writer)
    return _wiped(render_template("mine/erased.html"))


@pages.post("/leave")
def leave() -> Response:
    """End the login, have the browser forget what it kept, and say what it cannot forget."""
    who = visitor().who
    if who is not None:
        ports().writer.run(lambda work: go(work, who))
    return _wiped(render_template("mine/left.html"))


@pages.get("/hidden")
def hidden() -> str:
    """Show next to nothing; one touch leads back."""
    return render_template("mine/hidden.html", back=own_path(request.args.get("back", "/"), "/"))


def _carry(name: str, body: dict[str, str]) -> None:
    asked = Asked(name, request.form.get("key", ""), msgspec.json.encode(body))
    carry_out(ports().writer, login_of_caller(), standing().room, asked)


def _wiped(page: str) -> Response:
    caller = visitor()
    if caller.who is not None:
        ports().signed_out(caller.who.token)
    caller.left = True
    answer = make_response(page)
    answer.headers["Clear-Site-Data"] = WIPE
    return answer
