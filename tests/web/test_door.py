"""Entering over plain HTTP: one code, three screens, and back again with six words."""

import gevent
import pytest
from sqlalchemy import func, select

from dialogue.kernel.locales import LANGS, Lang
from dialogue.people.entry_words import WORDS
from dialogue.people.models import Login
from dialogue.rooms.models import Invitation, Member, Seat
from dialogue.rooms.seats import close_seat, find_seat, renew_seat, revoke_invitation
from tests.make.door import AGREED, Door, shown_words

NOT_VALID = "This link does not work."


def members(door: Door) -> int:
    with door.bed.readers.connect() as db:
        return db.scalar(select(func.count()).select_from(Member)) or 0


def test_entering_takes_four_screens_and_ends_in_front_of_the_waiting_room(door: Door) -> None:
    caller, _words = door.entered()

    page = caller.get("/wait")

    assert (page.status_code, "You are expected" in page.text) == (200, True)


def test_a_code_opens_one_seat_even_for_fifty_who_press_at_once(door: Door) -> None:
    code = door.code()
    callers = [door.site.visitor() for _ in range(50)]
    tokens = [caller.csrf() for caller in callers]

    jobs = [
        gevent.spawn(caller.client.post, "/join", data={"csrf": token, "code": code})
        for caller, token in zip(callers, tokens, strict=True)
    ]
    gevent.joinall(jobs)

    answers = sorted(job.value.status_code for job in jobs if job.value is not None)
    assert (answers, members(door)) == ([303] + [404] * 49, 1)


def test_looking_at_a_link_uses_nothing_up(door: Door) -> None:
    code, preview = door.code(), door.site.visitor()

    for _ in range(50):
        preview.client.get(f"/join?code={code}")
        preview.client.head(f"/join?code={code}")

    assert members(door) == 0
    assert door.site.visitor().post("/join", {"code": code}).status_code == 303


def test_used_expired_revoked_and_unknown_codes_get_one_answer(door: Door) -> None:
    used, revoked, caller = door.code(1), door.code(2), door.site.visitor()
    door.site.visitor().post("/join", {"code": used})
    door.bed.writer.run(lambda work: revoke_invitation(work, find_seat(work.db, door.room, 2)))
    expired = door.code(3)
    door.bed.clock.advance(15 * 24 * 3600)

    answers = [caller.post("/join", {"code": code}) for code in (used, revoked, expired, "0" * 26)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert NOT_VALID in answers[0].text
    assert 'href="/return"' in answers[0].text


def test_the_four_refusals_ask_the_database_the_same(door: Door, queries: list[str]) -> None:
    used, caller = door.code(1), door.site.visitor()
    door.site.visitor().post("/join", {"code": used})
    expired = door.code(3)
    door.bed.clock.advance(15 * 24 * 3600)
    caller.csrf()

    asked = []
    for code in (used, expired, "0" * 26):
        queries.clear()
        caller.post("/join", {"code": code})
        asked.append(list(queries))

    assert asked[0] == asked[1] == asked[2]


def test_neither_code_nor_words_nor_name_nor_token_lie_in_the_database(door: Door) -> None:
    code = door.code()
    caller = door.site.visitor()
    caller.post("/join", {"code": code})
    first_token = caller.token() or ""
    caller.post("/enter/rules", AGREED)
    caller.post("/enter/name", {"name": "Umbrella", "community": ""})
    words = shown_words(caller.get("/enter/words").text)
    caller.post("/enter/words", {"second": words[1], "fifth": words[4], "words_lang": "en"})

    kept = b"".join(path.read_bytes() for path in sorted(door.bed.folder.iterdir()))

    secrets = [code, first_token, caller.token() or "", "Umbrella", " ".join(words), "".join(words)]
    assert [secret for secret in secrets if secret.encode() in kept] == []


@pytest.mark.parametrize(
    "written", ["{code}", " {lower} ", "{groups}", "https://meeting.example/join#{code}"]
)
def test_a_code_is_read_however_it_was_passed_on(door: Door, written: str) -> None:
    code = door.code()
    groups = "-".join(code[start : start + 5] for start in range(0, 26, 5))

    typed = written.format(code=code, lower=code.lower(), groups=groups)

    assert door.site.visitor().post("/join", {"code": typed}).status_code == 303


def test_a_code_that_lacks_a_letter_is_told_so_and_costs_no_search(door: Door) -> None:
    page = door.site.visitor().post("/join", {"code": door.code()[:25]})

    assert (page.status_code, "26 letters and digits. Check" in page.text) == (400, True)


def test_the_steps_come_in_their_order(door: Door) -> None:
    caller = door.entering()

    early = [caller.get(path) for path in ("/enter/name", "/enter/words", "/wait", "/mine")]
    forced = caller.post("/enter/words", {"second": "a", "fifth": "b"})

    assert [page.location for page in early] == ["/enter/rules"] * 4
    assert forced.location == "/enter/rules"


def test_rules_are_accepted_in_the_version_that_was_read(door: Door) -> None:
    caller = door.entering()

    refused = caller.post("/enter/rules", {"version": "1"})
    accepted = caller.post("/enter/rules", AGREED)

    assert (refused.status_code, accepted.location) == (409, "/enter/name")


def test_a_suggestion_fills_the_field_and_chooses_nothing(door: Door) -> None:
    caller = door.entering()
    caller.post("/enter/rules", AGREED)

    page = caller.post("/enter/name", {"name": "Teapot", "pick": "Ladder"})
    again = caller.post("/enter/name", {"name": "Teapot", "another": "1"})

    assert (page.status_code, 'value="Ladder"' in page.text) == (200, True)
    assert (again.status_code, 'value="Teapot"' in again.text) == (200, True)
    assert caller.get("/enter/words").location == "/enter/name"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("L\u0430mp", "The letter \u0430 comes from another alphabet"),
        ("Moderator", "sounds like somebody of the team"),
        ("Chair", "too similar"),
        ("Cha1r", "too similar"),
        ("x", "at least 2 letters"),
        ("", "at least 2 letters"),
        ("a\u202eb", "Use only letters"),
        ("<b>Cup</b>", "Use only letters"),
    ],
)
def test_a_refused_name_says_what_the_matter_is_and_stays_in_the_field(
    door: Door, name: str, sentence: str
) -> None:
    door.entered("Chair", number=2)
    caller = door.entering(1)
    caller.post("/enter/rules", AGREED)

    page = caller.post("/enter/name", {"name": name, "community": ""})

    problem = sentence if name != "Cha1r" else "at most two digits"
    assert (page.status_code, problem in page.text) == (400, True)
    assert "<b>Cup" not in page.text


def test_a_society_of_another_programme_is_refused(door: Door) -> None:
    caller = door.entering()
    caller.post("/enter/rules", AGREED)

    page = caller.post("/enter/name", {"name": "Lamp", "community": "c_aaaaaaaaaaaaaaaaaaaa"})

    assert (page.status_code, "Choose one of the answers." in page.text) == (400, True)


def test_two_of_the_words_are_typed_back(door: Door) -> None:
    caller = door.entering()
    caller.post("/enter/rules", AGREED)
    caller.post("/enter/name", {"name": "Lamp", "community": ""})
    words = shown_words(caller.get("/enter/words").text)

    wrong = caller.post("/enter/words", {"second": words[0], "fifth": words[4], "words_lang": "en"})
    right = caller.post("/enter/words", {"second": f" {words[1].upper()} ", "fifth": words[4]})

    assert (wrong.status_code, shown_words(wrong.text)) == (400, words)
    assert right.location == "/wait"


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_lead_back_in_every_language_and_tell_it(door: Door, lang: Lang) -> None:
    first, words = door.entered(lang=lang)
    second = door.site.visitor()

    led = second.post("/return", {"words": "  ".join(words).upper()})

    assert all(word in WORDS[lang] for word in words)
    assert led.location == "/wait"
    assert door.member(second) == door.member(first)
    assert f'<html lang="{lang}"' in second.get("/wait").text


def test_the_words_cannot_be_seen_again(door: Door) -> None:
    caller, words = door.entered()

    again = caller.get("/enter/words")

    assert again.location == "/wait"
    shown = caller.get("/wait").text
    assert not all(word in shown for word in words)  # one alone may be a word of the page


def test_wrong_words_are_refused_and_five_in_a_quarter_of_an_hour_are_enough(door: Door) -> None:
    _caller, words = door.entered()
    stranger = door.site.visitor()
    wrong = {"words": " ".join(reversed(words))}

    refused = [stranger.post("/return", wrong).status_code for _ in range(6)]
    elsewhere = door.site.visitor().post(
        "/return", {"words": " ".join(words)}, environ_overrides={"REMOTE_ADDR": "192.0.2.7"}
    )
    door.bed.clock.advance(15 * 60)
    later = stranger.post("/return", {"words": " ".join(words)})

    assert refused == [400] * 5 + [429]
    assert (elsewhere.location, later.location) == ("/wait", "/wait")


def test_a_hundred_tries_a_minute_are_enough_for_everyone_together(door: Door) -> None:
    _caller, words = door.entered()
    counted = door.site.app.extensions["dialogue.tries"].words_all
    for _ in range(100):
        counted.take()

    page = door.site.visitor().post("/return", {"words": " ".join(words)})

    assert (page.status_code, page.headers["Retry-After"]) == (429, "60")


def test_words_that_are_in_no_list_cost_no_try(door: Door) -> None:
    caller = door.site.visitor()

    answers = [caller.post("/return", {"words": "not in any list of ours"}).status_code for _ in range(8)]

    assert answers == [400] * 8


def test_a_renewed_seat_leaves_its_old_holder_everything_of_theirs_and_nothing_else(door: Door) -> None:
    _caller, words = door.entered()
    door.bed.writer.run(lambda work: renew_seat(work, find_seat(work.db, door.room, 1)))
    back = door.site.visitor()

    back.post("/return", {"words": " ".join(words)})

    assert back.get("/wait").location == "/mine"
    assert back.get(f"/room/{door.room}").location == "/mine"
    assert back.get("/mine").status_code == 200


def test_a_closed_seat_opens_to_no_code(door: Door) -> None:
    code = door.code()

    door.bed.writer.run(lambda work: close_seat(work, find_seat(work.db, door.room, 1)))

    assert door.site.visitor().post("/join", {"code": code}).status_code == 404


def test_in_the_waiting_room_one_is_announced_once(door: Door) -> None:
    door.bed.clock.advance(31 * 60)
    caller, _words = door.entered()
    caller.post("/wait")
    caller.post("/wait")

    with door.bed.readers.connect() as db:
        states = list(db.scalars(select(Member.state)))

    assert states == ["waiting"]
    assert "The moderators will let you in soon. Keep this page open." in caller.get("/wait").text


def test_a_second_invitation_in_one_browser_ends_the_first_login(door: Door) -> None:
    caller = door.entering(1)
    first = caller.token()

    caller.post("/join", {"code": door.code(2)})

    with door.bed.readers.connect() as db:
        rows = db.execute(select(func.count()).select_from(Login)).scalar_one()
        taken = list(db.scalars(select(Seat.state).order_by(Seat.number)))
        live = list(db.scalars(select(Invitation.state).order_by(Invitation.state)))
    assert (rows, taken, live) == (1, ["taken", "taken", "empty"], ["used", "used"])
    assert caller.token() != first


def test_inside_a_messenger_the_page_suggests_the_real_browser(door: Door) -> None:
    caller = door.site.visitor()

    pages = [
        caller.get("/join", headers={"User-Agent": agent}).text
        for agent in (
            "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Version/4.0 Chrome/126 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18 Safari/604",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        )
    ]

    assert ["open inside a messenger" in page for page in pages] == [True, True, False, False]
