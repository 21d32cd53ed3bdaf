"""Frames are what any client reads, and carry no reason that could be words."""

from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, Event, Pong, TextMessage

from dialogue.live.frame import close_frame, event_frame, pong_frame, text_frame


def _read(data: bytes) -> list[Event]:
    client = Connection(ConnectionType.CLIENT)
    client.receive_data(data)
    return list(client.events())


@given(st.text(max_size=400).map(lambda text: text * 300), st.text(max_size=20))
def test_a_text_frame_is_what_any_client_reads(long: str, short: str) -> None:
    events = _read(text_frame(long) + text_frame(short))

    texts = "".join(event.data for event in events if isinstance(event, TextMessage))
    assert texts == long + short


def test_an_event_frame_is_a_socket_io_event_of_the_one_namespace() -> None:
    (event,) = _read(event_frame("events", '{"stream":"st_1","x":"Սա մի նախադասություն է"}'.encode()))

    expected = '42["events",{"stream":"st_1","x":"Սա մի նախադասություն է"}]'
    assert event == TextMessage(data=expected, frame_finished=True, message_finished=True)


def test_control_frames_carry_no_words_of_ours() -> None:
    pong, close = _read(pong_frame(b"abc") + close_frame(1008))

    assert isinstance(pong, Pong)
    assert bytes(pong.payload) == b"abc"
    assert close == CloseConnection(code=1008, reason="")
