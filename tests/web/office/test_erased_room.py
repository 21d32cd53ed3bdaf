"""A room whose day has come: the office shows title, plan and the day, and every other page is gone."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from dialogue.flows.erase_due import erase_due
from dialogue.people import logins
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.models import Member
from dialogue.summaries.shelf import Shelf
from tests.make.bed import Bed
from tests.web.office.conftest import Office, signed_in


def come_the_day(bed: Bed, room: str) -> str:
    """Let it come; return the closed meeting of the example."""
    with bed.readers.connect() as db:
        meetings = meetings_of(db, room)
    bed.clock.advance((meetings[-1].starts + timedelta(days=32) - bed.clock.now()).total_seconds())
    erase_due(bed.writer, Shelf(bed.folder / "files"))
    return meetings[0].id


def test_the_office_shows_it_as_erased(example: Office) -> None:
    come_the_day(example.site.bed, example.room)
    organiser = signed_in(example.site, example.account)

    page = organiser.get(f"/office/programmes/{example.programme}")

    assert page.status_code == 200
    assert "Everything said in this room was erased on:" in page.text
    assert f"/office/rooms/{example.room}" not in page.text


@pytest.mark.parametrize("part", ["", "/settings", "/people", "/texts", "/audit"])
def test_the_programme_goes_on(example: Office, part: str) -> None:
    come_the_day(example.site.bed, example.room)
    organiser = signed_in(example.site, example.account)

    answers = [organiser.get(f"/office/programmes/{example.programme}{part}"), organiser.get("/office")]

    assert [answer.status_code for answer in answers] == [200, 200]


def test_every_page_of_the_room_is_gone(example: Office) -> None:
    closed = come_the_day(example.site.bed, example.room)
    organiser = signed_in(example.site, example.account)
    room, session = f"/office/rooms/{example.room}", f"/office/sessions/{closed}"

    pages = [f"{room}/sessions", f"{room}/seats", f"{room}/calendar.ics", f"{session}/summary"]

    assert {page: organiser.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)


def test_a_moderator_finds_neither_room_nor_desk(example: Office) -> None:
    demo_room = example.room
    come_the_day(example.site.bed, demo_room)
    bed = example.site.bed
    with bed.readers.connect() as db:
        account = _moderator(db, demo_room)
    token = bed.writer.run(lambda work: logins.begin(work.db, work.now, account=account, step="in"))
    moderator = example.site.visitor().signed_in(token)

    pages = [f"/room/{demo_room}", f"/desk/{demo_room}", f"/room/{demo_room}/snapshot"]

    assert {page: moderator.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)
    assert moderator.get("/staff").status_code == 200


def _moderator(db: Connection, room: str) -> str:
    query = select(Member.account_id).where(Member.room_id == room, Member.role == "moderator")
    return str(db.scalars(query).first())
