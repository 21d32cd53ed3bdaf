"""The demo's one-click links: a page with a button; pressing it signs in, once.

They exist only in memory of a server that serves a demo on loopback, so nobody else can have one.
"""

from flask import Blueprint, Response, make_response, redirect, render_template
from sqlalchemy import Connection, select

from dialogue.audit.events import ActRecorded
from dialogue.kernel.errors import Missing
from dialogue.people import logins
from dialogue.programmes.models import Appointment, Programme
from dialogue.rooms.models import Member
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.web.guards import SEE_OTHER
from dialogue.web.here import ports
from dialogue.web.ports import DemoDoor
from dialogue.web.visitor import visitor

door = Blueprint("demo", __name__, url_prefix="/demo")


@door.get("/<token>")
def show(token: str) -> str:
    """Say whose link this is, with a button; looking at it uses nothing up."""
    return render_template("demo/link.html", door=_door(token), token=token)


@door.post("/<token>")
def enter(token: str) -> Response:
    """Sign in as this person; the link is gone after that."""
    house, found = ports(), _door(token)
    fresh = house.writer.run(lambda work: _begin(work, found))
    house.demo.pop(token, None)
    visitor().becomes(fresh)
    with house.readers.connect() as db:
        room = _room(db, found)
    return make_response(redirect(room, SEE_OTHER))


def _door(token: str) -> DemoDoor:
    found = ports().demo.get(token)
    if found is None:
        raise Missing
    return found


def _begin(work: Work, found: DemoDoor) -> str:
    if found.account is not None:
        query = select(Programme.office_stream).join(Appointment, Appointment.programme_id == Programme.id)
        stream = work.db.scalar(query.where(Appointment.account_id == found.account).limit(1))
        if stream is not None:
            append(work, stream, ActRecorded("totp.waived", found.account, "demo"), found.account)
    return logins.begin(work.db, work.now, account=found.account, member=found.member, step="in")


def _room(db: Connection, found: DemoDoor) -> str:
    if found.member is not None:
        return f"/room/{db.scalar(select(Member.room_id).where(Member.id == found.member))}"
    query = select(Member.room_id, Member.role).where(Member.account_id == found.account)
    row = db.execute(query).first()
    if row is None:
        return "/office"
    return f"/desk/{row.room_id}" if row.role == "moderator" else f"/room/{row.room_id}"
