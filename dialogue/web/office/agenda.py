"""One meeting: its time and its agenda while it is planned, and how to call it off."""

from flask import Blueprint, Response, render_template, request

from dialogue.flows.office.cancel_session import cancel_session
from dialogue.flows.office.change_agenda import StageWanted, change_agenda
from dialogue.flows.office.move_session import move_session
from dialogue.kernel import limits
from dialogue.programmes.texts import read_texts
from dialogue.programmes.zones import local
from dialogue.rooms.erasure_day import erased_without
from dialogue.rooms.meetings import agenda_of
from dialogue.rooms.vocabulary import Turn
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import session_head
from dialogue.web.office.onward import onward

agenda = Blueprint("office_agenda", __name__, url_prefix="/office/sessions/<session>")
TURNS: tuple[Turn, ...] = ("free", "queue")


@agenda.get("/agenda")
def show(session: str) -> str:
    """Show the stages, and a place for one more."""
    house = ports()
    with house.readers.begin() as db:
        head = session_head(db, session)
        stages = agenda_of(db, session)
        words = read_texts(db, house.kit.sealer, [stage.title for stage in stages])
    return render_template(
        "office/agenda.html",
        head=head,
        stages=[(stage, words[stage.title]) for stage in stages],
        room_for_more=len(stages) < limits.STAGES_MAX,
        turns=TURNS,
        limits=limits,
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@agenda.post("/agenda")
@returns_to("office_agenda.show")
def save(session: str) -> Response:
    """Put the stages down in the order of their places; the ticked ones go, one with a title comes."""
    who = account()
    gone = set(request.form.getlist("remove"))
    placed = [
        (form.whole(f"place-{row}"), _stage(row))
        for row in request.form.getlist("stage")
        if row not in gone and (row != "new" or any(form.in_langs("title-new").values()))
    ]
    stages = [stage for _, stage in sorted(placed, key=lambda pair: pair[0])]
    ports().writer.run(lambda work: change_agenda(work, who, session, stages))
    return _back(session, "agenda")


@agenda.get("/time")
def when(session: str) -> str:
    """Show when it is."""
    with ports().readers.begin() as db:
        head = session_head(db, session)
    starts = local(head.meeting.starts, head.programme.zone) if head.meeting else None
    return render_template("office/time.html", head=head, starts=starts, limits=limits, say=sentences)


@agenda.post("/time")
@returns_to("office_agenda.when")
def move(session: str) -> Response:
    """Move it."""
    who, day, clock, minutes = account(), form.day("day"), form.clock("clock"), form.whole("minutes")
    ports().writer.run(lambda work: move_session(work, who, session, day, clock, minutes))
    return _back(session, "moved")


@agenda.get("/cancel")
def ask(session: str) -> str:
    """Ask once more before a meeting is called off, and say what that changes."""
    house = ports()
    with house.readers.begin() as db:
        head = session_head(db, session)
        kept = head.programme.zone, head.programme.retention_days
        erased = erased_without(db, head.meeting, house.clock.now(), *kept) if head.meeting else None
    return render_template("office/cancel.html", head=head, erased=erased, say=sentences)


@agenda.post("/cancel")
@returns_to("office_agenda.ask")
def cancel(session: str) -> Response:
    """Call it off."""
    who = account()
    room = ports().writer.run(lambda work: cancel_session(work, who, session))
    return onward("office_sessions.show", "cancelled", room=room)


def _stage(row: str) -> StageWanted:
    return StageWanted(
        title=form.in_langs(f"title-{row}"),
        minutes=form.whole(f"minutes-{row}"),
        turn=form.one_of(f"turn-{row}", TURNS),
        number=int(row) if row.isdigit() else None,
    )


def _back(session: str, done: str) -> Response:
    return onward("office_agenda.show", done, session=session)
