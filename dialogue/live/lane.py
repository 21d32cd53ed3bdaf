"""The short way for what pages send all day: a `cmd` that wants an answer, read without the library.

Whatever looks different in any way is left to python-socketio, and is answered there as ever.
"""

import re
from collections.abc import Callable
from typing import Any, Final

import msgspec

from dialogue.live.frame import answer_frame

_COMMAND: Final = re.compile(r'42(\d{1,9})\["cmd",')


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """A command as it comes over the wire; its arguments are read by whoever carries it out."""

    c: str
    key: str
    a: msgspec.Raw = msgspec.Raw(b"{}")
    confirmed: list[str] = []


_READ: Final = msgspec.json.Decoder(Wish)
Carry = Callable[[str, Wish], dict[str, Any]]


class Asked(msgspec.Struct, frozen=True):
    """One command that waits for its answer."""

    page: str
    number: int
    wish: Wish
    carry: Carry

    def answered(self) -> bytes:
        """Have it carried out; return the frame of its answer."""
        return answer_frame(self.number, msgspec.json.encode(self.carry(self.page, self.wish)))


def read_command(page: str, packet: str, carry: Carry) -> Asked | None:
    """Return the command in a packet; None where it is something else, or not sound."""
    found = _COMMAND.match(packet)
    if found is None or packet[-1] != "]":
        return None
    try:
        wish = _READ.decode(packet[found.end() : -1])
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    return Asked(page, int(found[1]), wish, carry) if bytes(wish.a).startswith(b"{") else None
