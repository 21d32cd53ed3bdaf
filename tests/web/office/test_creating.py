"""Creating a programme at a browser, and filling in what is missing."""

import re

from dialogue.flows.office.texts_used import missing
from dialogue.programmes.communities import communities_of
from dialogue.programmes.lists import places_of, terms_of
from dialogue.programmes.outline import programmes_of
from dialogue.programmes.rules import rules_of
from dialogue.rooms.building import rooms_of
from dialogue.rooms.meetings import agenda_of, meetings_of
from dialogue.rooms.seats import seats_of
from tests.make.office import an_account, sessions
from tests.make.site import fields
from tests.web.office.conftest import Office

FORM = {
    "title-az": "Qonşular",
    "meetings": "6",
    "seats": "12",
    "weekday": "3",
    "clock": "19:00",
    "zone": "Asia/Tbilisi",
    "not_before": "2027-03-09",
    "langs": ["az", "hy", "en", "ru"],
    "lang": "en",
    "minutes": "90",
    "weeks": "1",
    "rooms": "1",
}


def test_one_form_makes_the_whole_run_of_meetings(office: Office) -> None:
    newcomer = an_account(office.site.bed, "newcomer")
    caller = office.signed_in(newcomer)

    led = caller.post("/office/programmes/new", FORM)
    page = caller.get(led.location)

    with office.site.bed.readers.connect() as db:
        [programme] = programmes_of(db, newcomer)
        [room] = rooms_of(db, programme.id)
        assert (led.status_code, programme.zone) == (303, "Asia/Tbilisi")
        assert len(meetings_of(db, room.id)) == 6
        assert len(seats_of(db, room.id)) == 12
    assert "Qonşular" in page.text
    assert "The programme has been created." in page.text
    assert "11 March 2027, 19:00" in page.text.replace("March 11, 2027", "11 March 2027")


def test_nothing_typed_is_lost_when_something_is_wrong(office: Office) -> None:
    wrong = {**FORM, "zone": "Atlantis", "seats": "9"}

    answer = office.organiser.post("/office/programmes/new", wrong)

    kept = fields(answer.text)
    assert answer.status_code == 400
    assert "Choose a time zone from the list." in answer.text
    assert (kept["title-az"], kept["zone"], kept["seats"], kept["clock"]) == (
        "Qonşular",
        "Atlantis",
        "9",
        "19:00",
    )
    assert re.search(r'<option value="3" selected>', answer.text)
    with office.site.bed.readers.connect() as db:
        assert len(programmes_of(db, office.account)) == 1


def test_no_zone_and_no_day_of_the_week_is_chosen_beforehand(office: Office) -> None:
    page = office.organiser.get("/office/programmes/new").text

    assert fields(page)["zone"] == ""
    assert re.search(r'<select class="field [a-z]*" id="f-weekday" name="weekday">\s*<option value="">', page)


def test_a_change_of_language_keeps_what_was_typed(office: Office) -> None:
    typed = {**FORM, "lang": "hy", "back": "/office/programmes/new"}

    answer = office.organiser.post("/language", typed)

    assert answer.status_code == 200
    assert fields(answer.text)["title-az"] == "Qonşular"
    assert '<html lang="hy"' in answer.text


def test_missing_translations_are_listed_and_filled_in(office: Office) -> None:
    base = f"/office/programmes/{office.programme}"
    listed = office.organiser.get(f"{base}/texts").text
    texts = sorted(set(re.findall(rf"{base}/texts/(t_\w+)", listed.partition("All other texts")[0])))

    for text in texts:
        words = {f"words-{lang}": f"Title {lang}" for lang in ("az", "hy", "en", "ru")}
        assert office.organiser.post(f"{base}/texts/{text}", words).status_code == 303

    with office.site.bed.readers.connect() as db:
        assert missing(db, office.programme) == {}
    assert len(texts) == 2
    assert "Every text stands in every language" in office.organiser.get(f"{base}/texts").text


def test_rules_words_and_places_are_kept(office: Office) -> None:
    base = f"/office/programmes/{office.programme}"

    rules = office.organiser.post(f"{base}/rules", {"rule-1-en": "Ask before you judge", "rule-2-ru": " "})
    words = {"terms-ru": "гнилой*\nгнилой*\n\n", "places": "Lowbridge\r\nUpper  Ferry"}
    lists = office.organiser.post(f"{base}/words", words)

    with office.site.bed.readers.connect() as db:
        assert (rules.status_code, lists.status_code) == (303, 303)
        assert rules_of(db, office.site.bed.kit.sealer, office.programme)[3:] == [
            {"en": "Ask before you judge"}
        ]
        assert terms_of(db, office.programme)["ru"] == ["гнилой*"]
        assert places_of(db, office.programme) == ["Lowbridge", "Upper Ferry"]
    shown = office.organiser.get(f"{base}/rules").text
    assert "Ask before you judge" in shown
    assert "Speak from your own experience" in shown


def test_an_agenda_is_put_in_another_order_and_a_stage_is_added(office: Office) -> None:
    with office.site.bed.readers.connect() as db:
        first, *_ = sessions(db, office.room)
    path = f"/office/sessions/{first}/agenda"
    form: dict[str, object] = {"stage": ["1", "2", "3", "new"], "remove": ["3"]}
    for row, place in (("1", "2"), ("2", "3"), ("3", "4"), ("new", "1")):
        form |= {f"title-{row}-en": f"Stage {row}", f"minutes-{row}": "20", f"turn-{row}": "free"}
        form[f"place-{row}"] = place

    answer = office.organiser.post(path, form)

    with office.site.bed.readers.connect() as db:
        assert answer.status_code == 303
        assert [(stage.number, stage.minutes) for stage in agenda_of(db, first)] == [
            (1, 20),
            (2, 20),
            (3, 20),
        ]
    shown = office.organiser.get(path).text
    assert re.findall(r'name="title-\d-en" lang="en" value="([^"]*)"', shown) == [
        "Stage new",
        "Stage 1",
        "Stage 2",
    ]


def test_societies_are_renamed(office: Office) -> None:
    base = f"/office/programmes/{office.programme}/communities"
    with office.site.bed.readers.connect() as db:
        known = communities_of(db, office.programme)
    form: dict[str, object] = {"community": [each.id for each in known]}
    form |= {f"label-{each.id}-en": f"Bank {number}" for number, each in enumerate(known)}

    answer = office.organiser.post(base, form)

    page = office.organiser.get(base).text
    assert answer.status_code == 303
    assert all(f"Bank {number}" in page for number in range(3))


def test_somebody_is_appointed_and_dismissed(office: Office) -> None:
    an_account(office.site.bed, "birch")
    base = f"/office/programmes/{office.programme}/people"

    unknown = office.organiser.post(base, {"account": "nobody", "role": "moderator", "langs": "az"})
    speechless = office.organiser.post(base, {"account": "birch", "role": "moderator"})
    done = office.organiser.post(base, {"account": "birch", "role": "moderator", "langs": ["az", "ru"]})
    listed = office.organiser.get(base).text
    [ask] = [
        path
        for path in re.findall(rf"{base}/\w+/dismiss", listed)
        if "birch" in office.organiser.get(path).text
    ]
    ended = office.organiser.post(ask)

    assert (unknown.status_code, speechless.status_code, done.status_code) == (400, 400, 303)
    assert "Nobody signs in with this name." in unknown.text
    assert "Choose at least one language." in speechless.text
    assert (ended.status_code, "birch" in office.organiser.get(base).text) == (303, False)


def test_the_last_organiser_stays(office: Office) -> None:
    base = f"/office/programmes/{office.programme}/people"
    [ask] = re.findall(rf"{base}/\w+/dismiss", office.organiser.get(base).text)

    refused = office.organiser.post(ask)

    assert refused.status_code == 400
    assert "A programme keeps at least one organiser." in refused.text


def test_what_was_done_is_listed_with_who_did_it(office: Office) -> None:
    office.organiser.post(f"/office/rooms/{office.room}/seats/3/link")

    page = re.sub(
        r"<[^>]+>|\s+", " ", office.organiser.get(f"/office/programmes/{office.programme}/audit").text
    )

    assert re.search(r"2 +olive +made a link · seat 3 +1 +olive +created the programme", page)
