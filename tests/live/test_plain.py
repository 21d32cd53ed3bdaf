"""Plain frames are read as wsproto reads them, and nothing else passes for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, Ping, TextMessage

from dialogue.live.plain import Odd, plain_frame

MOST = 1000


def sent(text: str) -> bytes:
    return Connection(ConnectionType.CLIENT).send(TextMessage(data=text))


@given(st.text(max_size=250), st.text(max_size=20))
def test_texts_come_out_as_they_went_in(first: str, second: str) -> None:
    data = sent(first) + sent(second)

    found = plain_frame(data, 0, MOST)
    assert found is not None
    text, end = found

    assert text == first
    assert plain_frame(data, end, MOST) == (second, len(data))


@given(st.text(max_size=250), st.data())
def test_what_is_not_all_there_is_waited_for(text: str, data: st.DataObject) -> None:
    whole = sent(text)
    cut = data.draw(st.integers(0, len(whole) - 1))

    assert plain_frame(whole[:cut], 0, MOST) is None


@pytest.mark.parametrize(
    "frame",
    [
        Connection(ConnectionType.CLIENT).send(Ping(b"x")),
        Connection(ConnectionType.CLIENT).send(BytesMessage(data=b"x")),
        Connection(ConnectionType.CLIENT).send(TextMessage(data="x", message_finished=False)),
        b"\x81\x01x",  # not masked
        b"\xc1\x81\0\0\0\0x",  # an extension's bit
        b"\x81\xfe\0\x05\0\0\0\0lampe",  # a short length, written long
        b"\x81\xff" + (70_000).to_bytes(8),
        sent("x" * (MOST + 1)),
    ],
    ids=[
        "ping",
        "bytes",
        "unfinished",
        "unmasked",
        "extended",
        "long length",
        "longer than may be",
        "too long",
    ],
)
def test_everything_else_is_odd(frame: bytes) -> None:
    with pytest.raises(Odd):
        plain_frame(frame, 0, MOST)


def test_what_is_no_text_is_told() -> None:
    with pytest.raises(UnicodeDecodeError):
        plain_frame(b"\x81\x81\0\0\0\0\xff", 0, MOST)
