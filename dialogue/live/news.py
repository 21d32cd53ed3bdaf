"""What processes tell each other: opaque ids and whole numbers, never a word and never a name."""

from typing import TypeAlias

import msgspec

from dialogue.rooms.vocabulary import Role


class Ping(msgspec.Struct, tag="ping", array_like=True, frozen=True):
    """I am here; whoever sent it must hear it too."""

    beat: int


class Leaving(msgspec.Struct, tag="leaving", array_like=True, frozen=True):
    """I end here, and do nothing more that anybody would have to be told."""


class Grew(msgspec.Struct, tag="grew", array_like=True, frozen=True):
    """Streams have grown: the first and the last number of what was appended."""

    streams: dict[str, tuple[int, int]]


class Ended(msgspec.Struct, tag="ended", array_like=True, frozen=True):
    """Logins have ended; they are told by the hashes under which they were kept."""

    logins: list[bytes]


class Here(msgspec.Struct, tag="here", array_like=True, frozen=True):
    """Who of a room has a page open at the sender, each person once, and who of them is away for a while."""

    room: str
    people: dict[str, Role]
    away: list[str]


class Back(msgspec.Struct, tag="back", array_like=True, frozen=True):
    """Somebody who was away for a while is back."""

    member: str


News: TypeAlias = Ping | Leaving | Grew | Ended | Here | Back


class Line(msgspec.Struct, array_like=True, frozen=True):
    """News, which process has them, and how many it has told."""

    process: str
    number: int
    news: News


_decoder = msgspec.msgpack.Decoder(Line)
_encoder = msgspec.msgpack.Encoder()


def written(line: Line) -> bytes:
    return _encoder.encode(line)


def read(line: bytes) -> Line | None:
    """Return what a line says, or None: another version may say what we do not understand."""
    try:
        return _decoder.decode(line)
    except msgspec.DecodeError:
        return None
