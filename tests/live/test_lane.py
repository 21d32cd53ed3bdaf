"""The short way takes exactly what the long way would take alike, and leaves everything else to it."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from dialogue.live.lane import Wish, read_command
from tests.make.venue import Line, open_venue

SOUND = '{"c":"hand.raise","key":"k","a":{},"confirmed":[]}'


def carried(page: str, wish: Wish) -> dict[str, Any]:
    return {"page": page, "c": wish.c, "a": bytes(wish.a).decode()}


def test_a_command_is_carried_out_for_its_page_and_answered_by_its_number() -> None:
    asked = read_command("page", f'4217["cmd",{SOUND}]', carried)

    assert asked is not None
    assert asked.answered()[2:] == b'4317[{"page":"page","c":"hand.raise","a":"{}"}]'


@pytest.mark.parametrize(
    "packet",
    [
        f'42["cmd",{SOUND}]',  # wants no answer
        f'421["other",{SOUND}]',
        f'421["cmd",{SOUND},{SOUND}]',
        '421["cmd"]',
        '421["cmd",]',
        '421["cmd",null]',
        f'421["cmd",{SOUND}',
        f'421["cmd", {SOUND}]x',
        '421["cmd",{"c":"hand.raise","key":"k","a":[]}]',
        '421["cmd",{"c":"hand.raise","key":"k","more":1}]',
        '421["cmd",{"c":1,"key":"k"}]',
        '421["cmd",{"c":"hand.raise","key":"\\ud800","a":{}}]',
        '421["cmd",{"c":"hand.raise","key":"k","a":{"n":NaN}}]',
        '4212345678901["cmd",{}]',
        "2",
        '40{"room":"r"}',
    ],
)
def test_whatever_is_different_goes_the_long_way(packet: str) -> None:
    assert read_command("page", packet, carried) is None


def test_commands_that_come_together_are_carried_out_and_answered_in_their_order(tmp_path: Path) -> None:
    with open_venue(tmp_path / "data") as venue, venue.wire("Leaf") as leaf:
        numbers = send_together(leaf, ["A lamp", "A second lamp", "A third lamp", "A fourth lamp"])

        answers = [leaf.wire.ack(number) for number in numbers]

        assert [answer["became"] for answer in answers] == ["shown"] * 4
        assert [answer["seq"] for answer in answers] == list(range(answers[0]["seq"], answers[0]["seq"] + 4))
        order = [packet.partition("[")[0] for packet in packets(leaf) if packet.startswith("43")]
        assert order == [f"43{number}" for number in numbers]


def test_what_somebody_sent_just_before_their_line_broke_is_carried_out(tmp_path: Path) -> None:
    with open_venue(tmp_path / "data") as venue, venue.wire("Lamp") as lamp:
        with venue.wire("Leaf") as leaf:
            send_together(leaf, ["A lamp", "A second lamp", "A third lamp", "A fourth lamp"])

        shown = 0
        while shown < 4:
            shown += sum(event[0] == "message_shown" for event in lamp.batch()["events"])

        assert shown == 4


def send_together(line: Line, texts: list[str]) -> list[int]:
    """Send several commands in one piece, as a busy network would bring them."""
    wire = line.wire
    kept, real = bytearray(), wire.sock

    class Held:
        def sendall(self, data: bytes) -> None:
            kept.extend(data)

    wire.sock = Held()  # type: ignore[assignment]
    wishes = [{"audience": "room", "lang": "en", "text": text, "reply_to": None} for text in texts]
    numbers = [wire.send("cmd", {"c": "message.send", "key": str(uuid4()), "a": wish}) for wish in wishes]
    wire.sock = real
    real.sendall(bytes(kept))
    return numbers


def packets(line: Line) -> list[str]:
    """Everything that this socket was sent so far, packet by packet."""
    said = bytes(line.wire.received)
    found = []
    while said:
        size, head = (said[1], 2) if said[1] < 126 else (int.from_bytes(said[2:4]), 4)
        found.append(said[head : head + size].decode())
        said = said[head + size :]
    return found


def test_the_long_way_gives_the_same_answers(tmp_path: Path) -> None:
    with open_venue(tmp_path / "data") as venue, venue.wire("Leaf") as leaf:
        short = leaf.wire.call("cmd", {"c": "no.such", "key": str(uuid4()), "a": {}})
        leaf.wire.text('42901["cmd",' + json.dumps({"c": "no.such", "key": str(uuid4()), "a": []}) + "]")
        long = leaf.wire.ack(901)

        assert (short["code"], long["code"]) == ("missing", "invalid")
