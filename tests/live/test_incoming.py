"""Bytes become messages however they are cut, and what is no text or too long is refused early."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Event, Ping, TextMessage

from dialogue.live.bounds import Bounds
from dialogue.live.incoming import Incoming
from tests.make.clock import FixedClock

MASK = b"\0\0\0\0"


def _incoming(**bounds: int) -> Incoming:
    return Incoming(bounds=Bounds(**bounds), clock=FixedClock())


def _sent(*events: Event) -> bytes:
    client = Connection(ConnectionType.CLIENT)
    return b"".join(client.send(event) for event in events)


def _fed(incoming: Incoming, data: bytes, piece: int) -> list[str | Ping | CloseConnection]:
    parts = (data[at : at + piece] for at in range(0, len(data), piece))
    return [event for part in parts for event in incoming.feed(part)]


def _codes(events: list[str | Ping | CloseConnection]) -> list[int]:
    return [event.code for event in events if isinstance(event, CloseConnection)]


@given(st.text(min_size=1, max_size=200), st.integers(1, 40), st.integers(1, 400))
def test_a_message_is_the_same_however_it_is_cut(text: str, fragment: int, piece: int) -> None:
    parts = [text[at : at + fragment] for at in range(0, len(text), fragment)]
    parts = parts[:20] + (["".join(parts[20:])] if parts[20:] else [])
    data = _sent(
        *(
            TextMessage(data=part, message_finished=part_at == len(parts) - 1)
            for part_at, part in enumerate(parts)
        )
    )

    events = _fed(_incoming(), data, piece)

    assert events == [text]


def test_a_ping_between_two_fragments_breaks_neither() -> None:
    data = _sent(TextMessage(data="a" * 9, message_finished=False), Ping(b"p"), TextMessage(data="b" * 9))

    events = _fed(_incoming(frame_bytes=20), data, 1)

    assert [event if isinstance(event, str) else type(event).__name__ for event in events] == [
        "Ping",
        "a" * 9 + "b" * 9,
    ]


def test_too_long_a_message_is_refused_at_its_header() -> None:
    header = b"\x81\xff" + struct.pack("!Q", 100_000_000) + MASK

    assert _codes(_fed(_incoming(), header[:10], 10)) == [1009]


@pytest.mark.parametrize(("first", "second", "codes"), [(16, 4, []), (16, 5, [1009]), (21, 0, [1009])])
def test_fragments_are_measured_together(first: int, second: int, codes: list[int]) -> None:
    data = _sent(TextMessage(data="a" * first, message_finished=False), TextMessage(data="a" * second))

    assert _codes(_fed(_incoming(frame_bytes=20), data, 1)) == codes


def test_two_messages_are_not_measured_together() -> None:
    data = _sent(TextMessage(data="a" * 20), TextMessage(data="b" * 20))

    assert _fed(_incoming(frame_bytes=20), data, 3) == ["a" * 20, "b" * 20]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_sent(BytesMessage(data=b"a")), 1003),
        (b"\x81\x82" + MASK + b"\xff\xfe", 1007),
        (b"\x81\x83" + MASK + b"\xed\xa0\x80", 1007),  # a lone surrogate, as some encode it
        (b"\x81\x82" + MASK + b"\xd5\xa1"[:1] + b"a", 1007),
        (b"\x81\x02ab", 1002),  # not masked
        (b"\xc1\x82" + MASK + b"ab", 1002),  # compressed, though nobody agreed to that
        (b"\x80\x82" + MASK + b"ab", 1002),  # a continuation of nothing
        (b"\x83\x80" + MASK, 1002),  # a kind of frame that does not exist
        (b"\x89\xfe\x00\x7e" + MASK, 1002),  # a ping that is too long
    ],
    ids=range(9),  # the bytes bear a mask drawn anew each time
)
def test_what_is_no_text_closes(data: bytes, code: int) -> None:
    assert _codes(_fed(_incoming(), data + b"\x00" * 200, 1)) == [code]


def test_a_flood_of_frames_is_told_from_other_faults() -> None:
    incoming = _incoming(frames_burst=3)

    events = _fed(incoming, _sent(*(TextMessage(data=str(number)) for number in range(5))), 1)

    assert events[:3] == ["0", "1", "2"]
    assert _codes(events) == [1008]
    assert incoming.flooded


def test_a_flood_of_pings_or_of_empty_fragments_counts_too() -> None:
    pings = _incoming(frames_burst=3)
    empty = _incoming(frames_burst=3)

    _fed(pings, _sent(*(Ping(b"") for _ in range(4))), 7)
    _fed(empty, _sent(*(TextMessage(data="", message_finished=False) for _ in range(4))), 7)

    assert pings.flooded
    assert empty.flooded
