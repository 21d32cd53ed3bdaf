"""Only packets of ours are read; all else is one kind of fault, without its text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT, Packet

from dialogue.live.packet import Malformed, StrictPacket


def _decoded(text: str) -> tuple[int, int | None, object]:
    packet = StrictPacket(encoded_packet=text)
    return packet.packet_type, packet.id, packet.data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", (CONNECT, None, None)),
        ('0{"csrf":"a","room":"r_1"}', (CONNECT, None, {"csrf": "a", "room": "r_1"})),
        ("1", (DISCONNECT, None, None)),
        ('2["cmd",{"c":"x"}]', (EVENT, None, ["cmd", {"c": "x"}])),
        ('2417["cmd","Söz"]', (EVENT, 417, ["cmd", "Söz"])),
    ],
)
def test_what_a_client_of_ours_says_is_read(text: str, expected: tuple[int, int | None, object]) -> None:
    assert _decoded(text) == expected


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"a":', "}")])
def test_how_deep_a_packet_may_nest_does_not_depend_on_the_interpreter(opened: str, closed: str) -> None:
    deep, too_deep = (f'2["cmd",{opened * depth}1{closed * depth}]' for depth in (498, 499))

    assert _decoded(deep)[0] == EVENT
    with pytest.raises(Malformed):
        _decoded(too_deep)


@pytest.mark.parametrize(
    "text",
    [
        "3[1]",  # an ack: we never ask for one
        '4{"message":"x"}',  # the server's own word
        '51-["cmd",{"_placeholder":true,"num":0}]',  # binary
        "61-[1]",
        '2/admin,["cmd"]',  # another namespace
        "0/admin,",
        "07",
        "0[]",
        "1{}",
        "2",
        "2{}",
        "2[]",
        "2[1]",
        '2[""]',
        '2["connect",{},{}]',  # would reach the handler of the connection with a forged environ
        '2["disconnect"]',
        '2["message"]',
        '2["connect_error"]',
        '2["' + "a" * 41 + '"]',
        '2["cmd",NaN]',
        '2["cmd","\\ud800"]',
        '2["cmd","\x00"]',
        "2" + "9" * 10 + '["cmd"]',
        '2["cmd"',
        '2["cmd"]]',
        "2" + "[" * 8000,
        "٢[1]",
        "b4",
        "x",
    ],
)
def test_everything_else_is_malformed(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        _decoded(text)

    assert caught.value.args == ()


@given(st.text(max_size=60) | st.from_regex(r"[0-6]\d{0,3}[\[{].{0,40}[\]}]", fullmatch=True))
@example('2["cmd",1e400]')
def test_no_text_brings_forth_another_fault(text: str) -> None:
    try:
        kind, _, _ = _decoded(text or "x")
    except Malformed:
        return

    assert kind in {CONNECT, DISCONNECT, EVENT}


def test_what_we_say_is_read_by_python_socketio_itself() -> None:
    packet = Packet(
        encoded_packet=StrictPacket(ACK, data=[{"text": "Սա մի նախադասություն է"}], id=7).encode()
    )

    assert (packet.packet_type, packet.id, packet.data) == (ACK, 7, [{"text": "Սա մի նախադասություն է"}])
