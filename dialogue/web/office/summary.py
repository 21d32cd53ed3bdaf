"""The summary of a meeting: a draft for staff, published by the organiser, then files of it."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from sqlalchemy import Connection

from dialogue.flows.office.authority import in_session
from dialogue.flows.office.make_file import make_file
from dialogue.flows.office.prepare_summary import prepare_summary
from dialogue.flows.office.publish_summary import publish_summary
from dialogue.kernel.errors import Missing
from dialogue.kernel.locales import LANGS, Lang, as_lang
from dialogue.programmes.appointments import is_organiser
from dialogue.summaries.document import Document
from dialogue.summaries.files import FORMS
from dialogue.summaries.publication import State, facts_of, publishable_from, state_of
from dialogue.web.forms import returns_to
from dialogue.web.guards import SEE_OTHER, account
from dialogue.web.here import ports
from dialogue.web.language import page_lang
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import Head, session_head
from dialogue.web.office.onward import onward
from dialogue.web.office.summary_file import worded
from dialogue.web.office.summary_job import make_soon

summary = Blueprint("office_summary", __name__, url_prefix="/office/sessions/<session>/summary")


@dataclass(frozen=True, slots=True)
class Course:
    """How far the summary has come, and what this reader may do about it."""

    state: State
    organises: bool
    publishable: datetime
    due: bool


@summary.get("")
def show(session: str) -> str:
    """Show the draft, or what was published, in any of the languages."""
    house, lang = ports(), as_lang(request.args.get("in")) or page_lang()
    with house.readers.begin() as db:
        head, course = _course(db, session)
        document = _document(db, session, lang) if course.state != "none" else None
    return render_template(
        "office/summary.html",
        head=head,
        course=course,
        document=document,
        lang_shown=lang,
        forms_known=FORMS,
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@summary.post("/prepare")
@returns_to("office_summary.show")
def prepare(session: str) -> Response:
    """Begin the draft."""
    who = account()
    ports().writer.run(lambda work: prepare_summary(work, who, session))
    return _back(session, "prepared")


@summary.post("/publish")
@returns_to("office_summary.show")
def publish(session: str) -> Response:
    """Publish it."""
    who = account()
    ports().writer.run(lambda work: publish_summary(work, who, session))
    return _back(session, "published")


@summary.post("/file")
@returns_to("office_summary.show")
def file(session: str) -> Response:
    """Have a file made, and wait for it on a page of its own."""
    house, who = ports(), account()
    lang, shape = form.one_of("file_lang", LANGS), form.one_of("form", FORMS)
    made, token = house.writer.run(lambda work: make_file(work, who, session, lang, shape))
    make_soon(house, made, session, lang, shape)
    return make_response(redirect(url_for("office_files.show", token=token), SEE_OTHER))


def _course(db: Connection, session: str) -> tuple[Head, Course]:
    """Only whoever organises or moderates it may look; a meeting that is not over has no summary."""
    who = account()
    desk = in_session(db, who, "summary.prepare", session)
    if desk.meeting.state != "closed":
        raise Missing
    first = publishable_from(db, session)
    course = Course(
        state=state_of(db, session),
        organises=is_organiser(db, who, desk.programme.id),
        publishable=first,
        due=ports().clock.now() >= first,
    )
    return session_head(db, session), course


def _document(db: Connection, session: str, lang: Lang) -> Document:
    return worded(facts_of(db, ports().kit.sealer, session), lang)


def _back(session: str, done: str) -> Response:
    return onward("office_summary.show", done, session=session)
