"""Links, sheets and calendars: told once, and telling nothing of what they are for."""

import re

import pytest
from icalendar import Calendar

from dialogue.kernel.locales import LANGS
from dialogue.rooms.invitations import find_live, read_code
from dialogue.rooms.seats import seats_of
from tests.make.office import sessions
from tests.web.office.conftest import Office

CODE = r"[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}-[0-9A-HJKMNP-TV-Z]{6}"
TELLING = (
    "Everyday neighbours",
    "neighbours",
    "Azerbaijan",
    "Armenia",
    "programme",
    "Programme",
    "First word",
)


def states(office: Office) -> list[str]:
    with office.site.bed.readers.connect() as db:
        return [seat.state for seat in seats_of(db, office.room)]


def opens(office: Office, code: str) -> str:
    with office.site.bed.readers.connect() as db:
        return find_live(db, read_code(code), office.site.bed.clock.now()).room


def test_a_link_is_shown_once_with_its_code_and_its_picture(office: Office) -> None:
    path = f"/office/rooms/{office.room}/seats"

    shown = office.organiser.post(f"{path}/4/link")
    [link] = set(re.findall(rf'value="(http://localhost/join#{CODE})"', shown.text))
    later = [
        office.organiser.get(each).text
        for each in (path, "/office", f"/office/programmes/{office.programme}")
    ]

    assert opens(office, link) == office.room
    assert states(office)[3] == "invited"
    assert "<svg viewBox" in shown.text
    assert [re.findall(CODE, page) for page in later] == [[], [], []]
    assert office.organiser.get(f"{path}/4/link").status_code == 405


def test_the_ready_made_texts_carry_the_link_in_four_languages(office: Office) -> None:
    shown = office.organiser.post(f"/office/rooms/{office.room}/seats/1/link").text
    texts = re.findall(r'<textarea[^>]*readonly[^>]*lang="(\w\w)">([^<]*)</textarea>', shown)

    assert {lang for lang, _ in texts} == set(LANGS)
    assert all("/join#" in text for _, text in texts)
    assert [word for _, text in texts for word in TELLING if word in text] == []


def test_a_sheet_tells_a_finder_nothing_of_the_meeting(office: Office) -> None:
    form = {"seat": ["1", "2", "5"], "sheet_lang": "en"}

    answer = office.organiser.post(f"/office/rooms/{office.room}/sheet", form)
    sheets = re.findall(r'<section class="seat-sheet".*?</section>', answer.text, re.DOTALL)

    assert answer.status_code == 200
    assert len(sheets) == 3
    assert [opens(office, re.findall(CODE, sheet)[0]) for sheet in sheets] == [office.room] * 3
    words = [re.sub(r"<[^>]+>", " ", sheet) for sheet in sheets]
    assert [word for sheet in words for word in (*TELLING, "seat", "Seat", "olive") if word in sheet] == []
    assert re.search(r"<title>\s*Meeting\s*</title>", answer.text)
    assert states(office)[:5] == ["invited", "invited", "empty", "empty", "invited"]


def test_sheets_need_a_seat(office: Office) -> None:
    refused = office.organiser.post(f"/office/rooms/{office.room}/sheet", {"sheet_lang": "en"})

    assert refused.status_code == 400
    assert "Choose at least one seat." in refused.text


@pytest.mark.parametrize("lang", LANGS)
def test_a_calendar_says_that_there_is_a_meeting_and_when(office: Office, lang: str) -> None:
    office.organiser.post("/language", {"lang": lang, "back": "/office"})

    answer = office.organiser.get(f"/office/rooms/{office.room}/calendar.ics")

    book = Calendar.from_ical(answer.data)
    entries = book.walk("VEVENT")
    with office.site.bed.readers.connect() as db:
        ids = [office.room, office.programme, *sessions(db, office.room)]
    assert len({entry["SUMMARY"] for entry in entries}) == 1
    assert {name for entry in entries for name in entry} == {
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "CLASS",
    }
    assert entries[0].decoded("dtstart").isoformat() == "2027-03-11T19:00:00+00:00"
    assert [each for each in (*TELLING, *ids, "Lisbon") if each.encode() in answer.data] == []
    assert answer.headers["Content-Disposition"] == 'attachment; filename="meetings.ics"'


def test_revoking_and_closing_are_asked_first_and_then_done(office: Office) -> None:
    path = f"/office/rooms/{office.room}/seats"
    office.organiser.post(f"{path}/1/link")

    asked = office.organiser.get(f"{path}/1/revoke").text
    before = states(office)[0]
    revoked = office.organiser.post(f"{path}/1/revoke")
    closed = office.organiser.post(f"{path}/2/close")

    assert "This cannot be undone" in asked
    assert (before, states(office)[:2]) == ("invited", ["empty", "closed"])
    assert (revoked.status_code, closed.status_code) == (303, 303)
    assert "The link no longer works." in office.organiser.get(revoked.location).text


def test_a_seat_that_is_closed_gives_out_no_link(office: Office) -> None:
    path = f"/office/rooms/{office.room}/seats"
    office.organiser.post(f"{path}/2/close")

    refused = office.organiser.post(f"{path}/2/link")

    assert refused.status_code == 409
    assert "This seat is closed." in refused.text
    assert re.findall(CODE, refused.text) == []


def test_a_taken_seat_is_renewed_and_its_new_link_is_shown(example: Office) -> None:
    path = f"/office/rooms/{example.room}/seats/3"

    refused = example.organiser.post(f"{path}/link")
    shown = example.organiser.post(f"{path}/renew")

    assert "Somebody holds this seat." in refused.text
    [code] = set(re.findall(rf"#({CODE})\"", shown.text))
    assert opens(example, code) == example.room
    assert (states(example)[2], "Cup" in shown.text) == ("invited", False)


def test_seats_are_added_up_to_the_most_a_room_may_have(office: Office) -> None:
    path = f"/office/rooms/{office.room}/seats"

    more = office.organiser.post(path, {"seats": "48"})
    too_many = office.organiser.post(path, {"seats": "1"})

    assert (more.status_code, len(states(office))) == (303, 60)
    assert too_many.status_code == 400
