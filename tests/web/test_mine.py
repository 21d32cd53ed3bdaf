"""Everything of mine: seen in any state, released, taken back, erased; and the ways out."""

import re
from uuid import uuid4

import pytest
from sqlalchemy import select

from dialogue.flows.come_to_wait import come_to_wait
from dialogue.messages.models import Message, Release, Revision
from dialogue.people.models import Login
from dialogue.rooms.models import Member
from tests.make.bed import Bed
from tests.make.meeting import Meeting
from tests.make.site import Caller, Site, make_test_site


@pytest.fixture
def meeting(bed: Bed) -> Meeting:
    """An open meeting with everybody in it."""
    meeting = Meeting(bed)
    meeting.begin()
    return meeting


@pytest.fixture
def site(bed: Bed) -> Site:
    return make_test_site(bed)


def caller_of(site: Site, meeting: Meeting, name: str) -> Caller:
    """Return somebody's browser, its pages in English."""
    caller = site.visitor().signed_in(meeting.people[name].token)
    caller.post("/language", {"lang": "en", "back": "/"})
    return caller


def form(**fields: str) -> dict[str, str]:
    return {"key": str(uuid4()), **fields}


def said(meeting: Meeting, name: str, text: str) -> dict[str, str]:
    """Have somebody say something; return the fields that name it in forms."""
    answer = meeting.say(name, text)
    return {"message": answer["message"], "revision": answer["revision"]}


def test_the_page_shows_all_somebody_wrote_and_nothing_of_others(site: Site, meeting: Meeting) -> None:
    said(meeting, "Lamp", "Bir çörəyi iki yerə böldük")
    said(meeting, "Cup", "Մի հացը կիսեցինք")
    meeting.do("Lamp", "message.send", audience="moderators", lang="az", text="Bir sualım var")

    page = caller_of(site, meeting, "Lamp").get("/mine").text

    shown = [text in page for text in ("Bir çörəyi iki yerə böldük", "Bir sualım var", "Մի հացը կիսեցինք")]
    assert shown == [True, True, False]
    assert "You have not agreed to any of your words being quoted yet." in page


def test_it_tells_when_all_is_erased_and_when_what_nobody_else_sees(site: Site, meeting: Meeting) -> None:
    page = caller_of(site, meeting, "Lamp").get("/mine").text

    assert "Will be erased on April 14, 2027." in page
    assert "taken out or you took it back, is erased on March 22, 2027." in page


def test_consent_is_given_for_exact_words_and_taken_back(site: Site, meeting: Meeting) -> None:
    words, caller = said(meeting, "Lamp", "Bir çörəyi iki yerə böldük"), caller_of(site, meeting, "Lamp")

    led = caller.post("/mine/release", form(**words, lang_of="az"))
    with meeting.bed.readers.connect() as db:
        given = db.execute(select(Release.revision_id, Release.lang)).all()
    caller.post("/mine/take-back", form(**words, lang_of="az"))
    with meeting.bed.readers.connect() as db:
        left = db.execute(select(Release.revision_id)).all()

    assert led.location == f"/mine#{words['message']}"
    assert ([tuple(row) for row in given], left) == ([(words["revision"], "az")], [])


def test_a_message_is_taken_back_and_then_erased(site: Site, meeting: Meeting) -> None:
    words, caller = said(meeting, "Lamp", "Bir çörəyi iki yerə böldük"), caller_of(site, meeting, "Lamp")

    caller.post("/mine/withdraw", form(message=words["message"]))
    taken_back = caller.get("/mine").text
    caller.post("/mine/erase", form(message=words["message"]))
    erased = caller.get("/mine").text

    with meeting.bed.readers.connect() as db:
        kept = db.scalar(select(Revision.words).where(Revision.id == words["revision"]))
        state = db.scalar(select(Message.state).where(Message.id == words["message"]))
    assert ("Bir çörəyi" in taken_back, "Bir çörəyi" in erased) == (True, False)
    assert (kept, state) == (None, "erased")


def test_nobody_changes_what_is_somebody_elses(site: Site, meeting: Meeting) -> None:
    words = said(meeting, "Lamp", "Bir çörəyi iki yerə böldük")
    other = caller_of(site, meeting, "Cup")

    answers = [
        other.post(f"/mine/{act}", form(**words, lang_of="az")).status_code
        for act in ("release", "take-back", "withdraw", "erase")
    ]
    unknown = other.post("/mine/erase", form(message="m_" + "a" * 20)).status_code

    with meeting.bed.readers.connect() as db:
        state = db.scalar(select(Message.state).where(Message.id == words["message"]))
    assert (answers, unknown, state) == ([404] * 4, 404, "shown")


@pytest.mark.parametrize("state", ["waiting", "admitted", "away", "removed", "gone"])
def test_it_opens_and_works_in_every_state(site: Site, meeting: Meeting, state: str) -> None:
    words = said(meeting, "Lamp", "Bir çörəyi iki yerə böldük")
    meeting.bed.writer.run(
        lambda work: setattr(work.session.get_one(Member, meeting.id("Lamp")), "state", state)
    )
    caller = caller_of(site, meeting, "Lamp")

    page = caller.get("/mine")
    led = caller.post("/mine/withdraw", form(message=words["message"]))

    assert (page.status_code, "Bir çörəyi" in page.text) == (200, True)
    assert led.status_code == 303


def test_erasing_all_asks_first_and_leaves_nothing_to_come_back_to(site: Site, meeting: Meeting) -> None:
    said(meeting, "Lamp", "Bir çörəyi iki yerə böldük")
    caller = caller_of(site, meeting, "Lamp")

    asked = caller.post("/mine/erase-all", form())
    done = caller.post("/mine/erase-all", form(agree="yes"))

    with meeting.bed.readers.connect() as db:
        query = select(Member.state, Member.self_, Member.words).where(Member.id == meeting.id("Lamp"))
        member = db.execute(query).one()
        logins = db.execute(select(Login.token).where(Login.member_id == meeting.id("Lamp"))).all()
    assert (asked.status_code, "Tick the box" in asked.text) == (400, True)
    assert (done.status_code, "Everything of yours is erased" in done.text) == (200, True)
    assert done.headers["Clear-Site-Data"]
    assert (tuple(member), logins) == (("erased", None, None), [])
    assert caller.get("/mine").location == "/return"
    files = b"".join(path.read_bytes() for path in meeting.bed.folder.iterdir())
    assert b"\xc3\xa7\xc3\xb6r\xc9\x99yi" not in files


def test_the_number_of_queries_does_not_grow_with_what_was_written(
    site: Site, meeting: Meeting, queries: list[str]
) -> None:
    counts = []
    caller = caller_of(site, meeting, "Lamp")
    for text in ("Bir", "Üç kitab", "Beş qələm"):
        said(meeting, "Lamp", text)
        queries.clear()
        caller.get("/mine")
        counts.append(len(queries))

    assert len(set(counts)) == 1


def test_who_leaves_the_waiting_room_is_no_longer_announced(site: Site, bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    bed.writer.run(lambda work: come_to_wait(work, meeting.id("Lamp")))

    caller_of(site, meeting, "Lamp").post("/leave")

    with bed.readers.connect() as db:
        state = db.scalar(select(Member.state).where(Member.id == meeting.id("Lamp")))
    assert (state, meeting.snapshot("Gate", "desk")["waiting"]) == ("away", [])


def test_the_blank_page_shows_the_way_back_and_nothing_else(site: Site) -> None:
    page = site.visitor().get("/hidden?back=/about").text

    assert re.findall(r'<a [^>]*href="([^"]*)"', page) == ["#main", "/about"]
    assert "<title>Meeting</title>" in page


def test_the_blank_page_leads_nowhere_else(site: Site) -> None:
    page = site.visitor().get("/hidden?back=//evil.example").text

    assert "evil" not in page
