"""Every page of the office opens for who may see it, in every language, and for nobody else."""

import pytest

from dialogue.flows.demo.seed import Demo
from dialogue.kernel.locales import LANGS
from dialogue.programmes.appointments import appointed
from dialogue.programmes.outline import find_programme
from dialogue.rooms.meetings import meetings_of
from tests.make.office import an_account
from tests.web.office.conftest import Office


def pages(example: Office) -> dict[str, str]:
    """Every page of the office that an address opens, by its endpoint."""
    programme, room = f"/office/programmes/{example.programme}", f"/office/rooms/{example.room}"
    with example.site.bed.readers.connect() as db:
        closed, _, planned, *_ = (meeting.id for meeting in meetings_of(db, example.room))
        outline = find_programme(db, example.programme)
        part = appointed(db, example.programme)[-1].id
        assert outline is not None
    return {
        "office.home": "/office",
        "office_create.new": "/office/programmes/new",
        "office_programme.show": programme,
        "office_settings.show": f"{programme}/settings",
        "office_communities.show": f"{programme}/communities",
        "office_rules.show": f"{programme}/rules",
        "office_words.show": f"{programme}/words",
        "office_people.show": f"{programme}/people",
        "office_people.ask": f"{programme}/people/{part}/dismiss",
        "office_texts.show": f"{programme}/texts",
        "office_texts.edit": f"{programme}/texts/{outline.title}",
        "office_audit.show": f"{programme}/audit",
        "office_sessions.show": f"{room}/sessions",
        "office_seats.show": f"{room}/seats",
        "office_seats.ask": f"{room}/seats/1/renew",
        "office_texts_to_send.show": f"{room}/invitation-texts",
        "office_calendar.take": f"{room}/calendar.ics",
        "office_agenda.show": f"/office/sessions/{planned}/agenda",
        "office_agenda.when": f"/office/sessions/{planned}/time",
        "office_agenda.ask": f"/office/sessions/{planned}/cancel",
        "office_summary.show": f"/office/sessions/{closed}/summary",
    }


OPEN_TO_ALL_STAFF = {"office.home", "office_create.new"}


def test_the_list_of_pages_is_whole(example: Office) -> None:
    rules = example.site.app.url_map.iter_rules()

    known = {
        rule.endpoint
        for rule in rules
        if rule.endpoint.startswith("office") and "GET" in (rule.methods or ())
    }

    assert known - {"office_files.show"} == set(pages(example))


@pytest.mark.parametrize("lang", LANGS)
def test_the_organiser_opens_every_page_in_every_language(example: Office, lang: str) -> None:
    example.organiser.post("/language", {"lang": lang, "back": "/office"})

    answers = {name: example.organiser.get(path) for name, path in pages(example).items()}

    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 200)
    html = [answer.text for answer in answers.values() if answer.mimetype == "text/html"]
    assert all(f'<html lang="{lang}"' in page for page in html)


def test_a_stranger_of_the_team_finds_nothing_of_another_programme(example: Office) -> None:
    stranger = example.signed_in(an_account(example.site.bed, "stranger"))

    statuses = {name: stranger.get(path).status_code for name, path in pages(example).items()}

    assert statuses == {name: 200 if name in OPEN_TO_ALL_STAFF else 404 for name in statuses}


def test_a_moderator_sees_the_draft_and_the_calendar_and_nothing_else(example: Office, demo: Demo) -> None:
    moderator = example.signed_in(demo.accounts["moderator-1"])

    statuses = {name: moderator.get(path).status_code for name, path in pages(example).items()}

    theirs = {*OPEN_TO_ALL_STAFF, "office_calendar.take", "office_summary.show"}
    assert {name for name, status in statuses.items() if status == 200} == theirs


def test_who_is_not_signed_in_is_sent_to_sign_in(example: Office) -> None:
    nobody = example.site.visitor()

    led = {nobody.get(path).location.partition("?")[0] for path in pages(example).values()}

    assert led == {"/staff/sign-in"}


def test_an_office_without_a_programme_says_what_to_do(example: Office) -> None:
    newcomer = example.signed_in(an_account(example.site.bed, "newcomer"))

    page = newcomer.get("/office").text

    assert "You run no programme yet" in page
    assert 'href="/office/programmes/new"' in page


def test_no_page_of_the_office_names_anybody_in_a_room(example: Office) -> None:
    names = ("Lampa", "Սանդուղք", "Стул", "Səbət", "Պատուհան", "Пуговица", "Spoon", "Dəftər")

    texts = {name: example.organiser.get(path).text for name, path in pages(example).items()}

    assert [(page, name) for page, text in texts.items() for name in names if name in text] == []
