"""Socket.IO packets as strictly as we need them: connect, disconnect and named events, in one namespace.

Anything else (binary, acknowledgements, other namespaces, a client that plays the part of the server)
is `Malformed`.
"""

import re
from itertools import chain
from typing import Final

import msgspec
from socketio.packet import CONNECT, DISCONNECT, EVENT, Packet

_SHAPE: Final = re.compile(r"([012])(\d{0,9})([\[{].*)?", re.DOTALL)
_RESERVED: Final = frozenset({"connect", "disconnect", "connect_error", "message"})
_NAME_MAX: Final = 40
_DEEPEST: Final = 500  # levels; some interpreters give up by themselves near a thousand, others read on


class Malformed(ValueError):
    """No packet of ours; the text is not kept."""


class Json:
    """msgspec in the place of the `json` module: refuses lone surrogates, NaN and what nests too deep."""

    @staticmethod
    def dumps(value: object, **_: object) -> str:
        return msgspec.json.encode(value).decode()

    @staticmethod
    def loads(text: str) -> object:
        try:
            value = msgspec.json.decode(text)
        except (msgspec.DecodeError, RecursionError):
            raise Malformed from None
        if _too_deep(value):
            raise Malformed
        return value


class StrictPacket(Packet):  # type: ignore[misc] # python-socketio ships no types
    uses_binary_events = False
    json = Json

    def decode(self, encoded_packet: str) -> int:
        shape = _SHAPE.fullmatch(encoded_packet)
        if shape is None:
            raise Malformed
        kind, number, data = shape.groups()
        self.packet_type = int(kind)
        self.namespace = None
        self.id = int(number) if number else None
        self.data = Json.loads(data) if data else None
        if not self._sound():
            raise Malformed
        return 0

    def _sound(self) -> bool:
        if self.packet_type == CONNECT:
            return self.id is None and (self.data is None or isinstance(self.data, dict))
        if self.packet_type == DISCONNECT:
            return self.id is None and self.data is None
        return self.packet_type == EVENT and _named(self.data)


def _named(data: object) -> bool:
    """Tell a client's event from one that would reach the handlers of the connection itself."""
    if not isinstance(data, list) or not data or not isinstance(data[0], str):
        return False
    return 0 < len(data[0]) <= _NAME_MAX and data[0] not in _RESERVED


def _too_deep(value: object) -> bool:
    """Go down level by level: what is nested without end must not take our own stack either."""
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        held = [
            each.values() if isinstance(each, dict) else each
            for each in level
            if isinstance(each, list | dict)
        ]
        level = list(chain.from_iterable(held))
        if not level:
            return False
    return True
