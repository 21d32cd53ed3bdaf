"""The socket's handlers on the real server: who is let in, and that every command is answered."""

from collections.abc import Iterator
from itertools import islice, product
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest

from dialogue.kernel import limits
from tests.make.venue import Line, Venue, open_venue, with_outsiders

KEY = "00000000-0000-4000-8000-000000000001"
WISH: dict[str, Any] = {"audience": "room", "lang": "en", "text": "hello", "reply_to": None}
ENOUGH = 60  # seconds after which nobody's pace is in the way


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with open_venue(tmp_path_factory.mktemp("commands") / "data", with_outsiders) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "auth", "code"),
    [
        ("", {}, "signed_out"),
        ("Leaf", {"csrf": "0" * 64}, "signed_out"),
        ("Leaf", {"csrf": "\u0561"}, "signed_out"),
        ("Leaf", {"room": "r_aaaaaaaaaaaaaaaaaaaa"}, "missing"),
        ("Gate", {"room": "r_aaaaaaaaaaaaaaaaaaaa"}, "missing"),
        ("Chair", {}, "forbidden"),
        ("Lamp", {}, "forbidden"),
        ("Leaf", {"more": 1}, "invalid"),
        ("Leaf", {"csrf": 5}, "invalid"),
        ("Leaf", {"room": None}, "invalid"),
    ],
)
def test_who_has_no_part_in_a_room_is_refused_with_a_code(
    venue: Venue, name: str, auth: dict[str, object], code: str
) -> None:
    wire, answer = venue.knock(name, **auth)

    assert (answer, wire.until_closed()) == ({"code": "44", "message": code}, 1008)
    wire.close()


def test_somebody_elses_token_opens_nothing(venue: Venue) -> None:
    wire, answer = venue.knock("Leaf", csrf=venue.csrf("Kite"))

    assert (answer["message"], wire.until_closed()) == ("signed_out", 1008)
    wire.close()


def test_a_page_is_greeted_with_its_streams_and_their_heads(venue: Venue) -> None:
    snapshot = venue.guest("Leaf").snapshot()

    with venue.wire("Leaf") as line:
        streams = [
            {"id": value["stream"], "kind": value["kind"], "head": value["at"], "from": value["from"]}
            for value in snapshot["snapshots"]
        ]
        now = line.hello.pop("now")

        assert line.hello == {"me": venue.id("Leaf"), "role": "participant", "streams": streams}
        assert 0 <= now - snapshot["now"] <= 30


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Leaf", {"room", "personal"}),
        ("Kite", {"room", "personal"}),
        ("Bell", {"room", "personal"}),
        ("Bridge", {"room", "personal", "booth"}),
        ("Gate", {"room", "personal", "booth", "desk"}),
    ],
)
def test_each_role_hears_its_streams_and_no_others(venue: Venue, name: str, kinds: set[str]) -> None:
    with venue.wire(name) as line:
        assert set(line.streams) == kinds


def test_a_sixth_socket_is_refused_until_one_has_gone(venue: Venue) -> None:
    lines = [venue.wire("Leaf") for _ in range(limits.SOCKETS_PER_PERSON)]

    sixth, answer = venue.knock("Leaf")
    lines.pop().wire.close()
    waited = until_let_in(venue, "Leaf")

    assert (answer, waited["code"]) == ({"code": "44", "message": "too_many"}, "40")
    sixth.close()
    for line in lines:
        line.wire.close()


def until_let_in(venue: Venue, name: str) -> dict[str, Any]:
    """Try again until the server has noticed who went."""
    answer: dict[str, Any] = {}
    for _ in range(50):
        wire, answer = venue.knock(name)
        wire.close()
        if answer["code"] == "40":
            break
    return answer


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [{}, {}],
        [None],
        ["text"],
        [5],
        [[]],
        [{}],
        [{"c": "message.send"}],
        [{"c": "message.send", "key": KEY, "a": [], "confirmed": []}],
        [{"c": "message.send", "key": KEY, "a": WISH, "confirmed": "contact"}],
        [{"c": "message.send", "key": KEY, "a": WISH, "confirmed": [1]}],
        [{"c": "message.send", "key": KEY, "a": WISH, "more": 1}],
        [{"c": "message.send", "key": 7, "a": WISH}],
        [{"c": "message.send", "key": "", "a": WISH}],
        [{"c": "message.send", "key": KEY + "\n", "a": WISH}],
        [{"c": "message.send", "key": "\u0661" * 36, "a": WISH}],
        [{"c": 5, "key": KEY, "a": WISH}],
        [{"c": "message.send", "key": KEY, "a": {}}],
        [{"c": "message.send", "key": KEY, "a": {**WISH, "more": 1}}],
        [{"c": "message.send", "key": KEY, "a": {**WISH, "text": 5}}],
        [{"c": "message.send", "key": KEY, "a": {**WISH, "text": "a\0b"}}],
        [{"c": "message.send", "key": KEY, "a": {**WISH, "text": ""}}],
        [{"c": "message.send", "key": KEY, "a": {**WISH, "lang": "xx"}}],
        [{"c": "message.send", "key": KEY, "a": {**WISH, "reply_to": "m_\0"}}],
        [{"c": "message.send", "key": KEY, "a": {**WISH, "reply_to": {}}}],
        [{"c": "slow_mode.set", "key": KEY, "a": {"seconds": 10**30}}],
        [{"c": "slow_mode.set", "key": KEY, "a": {"seconds": -(10**30)}}],
        [{"c": "slow_mode.set", "key": KEY, "a": {"seconds": 1.5e300}}],
        [{"c": "member.admit", "key": KEY, "a": {"members": "u_1"}}],
        [{"c": "member.admit", "key": KEY, "a": {"members": [None]}}],
    ],
)
def test_a_malformed_command_is_answered_invalid(venue: Venue, arguments: list[object]) -> None:
    with venue.wire("Gate") as line:
        assert line.wire.call("cmd", *arguments)["code"] == "invalid"
        assert line.do("hand.lower")["code"] == "forbidden"


@pytest.mark.parametrize("name", ["", "no.such", "message.send:desk", "__init__", "c" * 5000, "\0"])
def test_an_unknown_command_is_answered_missing(venue: Venue, name: str) -> None:
    with venue.wire("Leaf") as line:
        assert line.do(name) == {"code": "missing", "data": {}}


@pytest.mark.parametrize("event", ["hello", "events", "command", "cmd ", "*"])
def test_an_unknown_event_is_answered_too(venue: Venue, event: str) -> None:
    with venue.wire("Leaf") as line:
        assert line.wire.call(event, {}) == {"code": "missing", "data": {}}


def test_nesting_that_is_deep_but_not_too_deep_is_answered(venue: Venue) -> None:
    deep: object = "text"
    for _ in range(400):
        deep = [deep]

    with venue.wire("Leaf") as line:
        assert line.do("message.send", **{**WISH, "text": deep})["code"] == "invalid"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('421["cmd",' + '{"c":"' + "x" * limits.SOCKET_FRAME_BYTES + '"}]', 1009),
        ('421["cmd",' + "[" * 5000 + "]" * 5000 + "]", 1002),
        ('421["cmd",{"c":"\\ud800"}]', 1002),
        ('421["cmd",{"c":1e999}]', 1002),
        ('421["cmd",{"c":NaN}]', 1002),
        ('421["cmd",{"c":', 1002),
        ("421[]", 1002),
        ('421["connect",{}]', 1002),
        ('421["disconnect"]', 1002),
        ('451-["cmd",{"_placeholder":true,"num":0}]', 1002),
        ('42/other,1["cmd",{}]', 1002),
        ("43999999999[]", 1002),
        ("9", 1002),
        ("", 1002),
    ],
)
def test_what_is_no_packet_of_ours_closes_the_socket(venue: Venue, text: str, code: int) -> None:
    with venue.wire("Leaf") as line:
        line.wire.text(text)

        assert line.wire.until_closed() == code


def test_a_key_sent_twice_at_once_makes_one_message_and_one_answer(venue: Venue) -> None:
    texts = [
        f"said once: {''.join(letters)}"
        for letters in islice(product(("ba", "ke", "do", "fu"), repeat=3), 50)
    ]
    answers = []
    with venue.wire("Gate") as one, venue.wire("Gate") as two:
        for text in texts:
            venue.served.move(2)
            answers.append(both_at_once(one, two, text))

    assert all(first == second for first, second in answers)
    assert [first for first, _ in answers if "became" not in first] == []
    assert len({first["seq"] for first, _ in answers}) == len(texts)


def both_at_once(one: Line, two: Line, text: str) -> tuple[Any, Any]:
    key, found, gate = str(uuid4()), {}, Barrier(2)

    def say(line: Line) -> None:
        gate.wait(10)
        found[line] = line.say(text, key=key)

    threads = [Thread(target=say, args=(line,)) for line in (one, two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return found[one], found[two]


def test_a_key_with_another_body_is_a_conflict(venue: Venue) -> None:
    venue.served.move(ENOUGH)
    key = str(uuid4())

    with venue.wire("Leaf") as line:
        first = line.say("one thing", lang="az", key=key)
        other = line.say("another thing", lang="az", key=key)
        again = line.say("one thing", lang="az", key=key.upper())

    assert other == {"code": "conflict", "data": {"why": "key"}}
    assert (first["became"], again) == ("shown", first)


def test_a_key_of_another_command_with_another_body_is_a_conflict(venue: Venue) -> None:
    key = str(uuid4())

    with venue.wire("Gate") as line:
        first = line.do("slow_mode.set", key=key, seconds=10)
        other = line.do("slow_mode.set", key=key, seconds=0)
        again = line.do("slow_mode.set", key=key, seconds=10)
        line.do("slow_mode.set", seconds=0)

    assert other == {"code": "conflict", "data": {"why": "key"}}
    assert (first["became"], again) == ("done", first)


def test_somebody_elses_key_is_nobodys_business(venue: Venue) -> None:
    venue.served.move(ENOUGH)
    key = str(uuid4())

    with venue.wire("Leaf") as leaf, venue.wire("Kite") as kite:
        answers = [leaf.say("mine", lang="az", key=key), kite.say("and mine", key=key)]

    assert [answer["became"] for answer in answers] == ["shown", "shown"]
    assert answers[0]["message"] != answers[1]["message"]


# The last two end logins: whoever is asked for after them is signed out.


def test_what_signs_out_in_one_tab_closes_the_socket_of_another(venue: Venue) -> None:
    with venue.wire("Kite") as line, venue.wire("Leaf") as other:
        left = venue.guest("Kite").post("/leave", {"csrf": venue.csrf("Kite")})

        assert left.status == 200
        assert line.wire.event("bye") == {"code": "signed_out", "retry_s": 0}
        assert line.wire.until_closed() == 1000
        assert other.do("hand.lower")["became"] == "done"


def test_a_command_after_the_login_has_ended_is_answered_and_then_the_socket_closes(venue: Venue) -> None:
    with venue.wire("Leaf") as line:
        venue.served.tell("set", limits.IDLE_NO_SCRIPT + 1)  # nothing else is due for it, as after `move`

        assert line.say("too late", lang="az") == {"code": "signed_out", "data": {}}
        assert line.wire.event("bye") == {"code": "signed_out", "retry_s": 0}
        assert line.wire.until_closed() == 1000
