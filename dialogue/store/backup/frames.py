"""What lies inside a backup: a beginning that says what follows, rows by table, an end that counts them.

Each frame is four bytes of length and a msgpack array; nothing in it depends on the kind of database.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

import msgspec

from dialogue.store.backup.faults import BackupFault

LENGTH: Final = 4
FRAME_MOST: Final = 64 * 1024 * 1024  # a hundred of the longest rows are far below it
Value: TypeAlias = str | int | bytes | None


class Beginning(msgspec.Struct, tag="beginning", array_like=True, frozen=True, forbid_unknown_fields=True):
    """When it was made, of which tables, and what lies beside them; `made` in milliseconds since 1970."""

    part: str
    made: int
    program: str
    revision: str
    tables: dict[str, list[str]]
    secrets: dict[str, str]


class Rows(msgspec.Struct, tag="rows", array_like=True, frozen=True, forbid_unknown_fields=True):
    """Some rows of a table, their values in the order of its columns."""

    table: str
    rows: list[list[Any]]


class End(msgspec.Struct, tag="end", array_like=True, frozen=True, forbid_unknown_fields=True):
    """How many rows of each table there were."""

    counts: dict[str, int]


Frame: TypeAlias = Beginning | Rows | End
_encoder: Final = msgspec.msgpack.Encoder()
_decoder: Final[msgspec.msgpack.Decoder[Frame]] = msgspec.msgpack.Decoder(Frame)


def framed(frame: Frame) -> bytes:
    """Return a frame as it is written."""
    body = _encoder.encode(frame)
    return len(body).to_bytes(LENGTH) + body


def frames(chunks: Iterable[bytes]) -> Iterator[Frame]:
    """Yield the frames of a stream; raises `BackupFault` unless they are a whole and nothing more."""
    waiting, ended = bytearray(), False
    for chunk in chunks:
        waiting += chunk
        while (body := _next(waiting)) is not None:
            frame = _decoded(body)
            if ended:
                raise BackupFault("astray")
            ended = isinstance(frame, End)
            yield frame
    if waiting or not ended:
        raise BackupFault("astray")


def checked(stream: Iterable[Frame]) -> Iterator[Frame]:
    """Yield them, each looked at: first the beginning, then rows of tables that it names, as many as told."""
    seen: dict[str, int] | None = None
    tables: dict[str, list[str]] = {}
    for frame in stream:
        match frame:
            case Beginning() if seen is None:
                tables, seen = frame.tables, dict.fromkeys(frame.tables, 0)
            case Rows() if seen is not None and _fits(frame, tables):
                seen[frame.table] += len(frame.rows)
            case End() if seen == frame.counts:
                pass
            case _:
                raise BackupFault("astray")
        yield frame


def _fits(rows: Rows, tables: dict[str, list[str]]) -> bool:
    width = len(tables.get(rows.table, ()))
    return width > 0 and all(
        len(row) == width and all(isinstance(value, Value) for value in row) for row in rows.rows
    )


def _next(waiting: bytearray) -> bytes | None:
    length = int.from_bytes(waiting[:LENGTH])
    if length > FRAME_MOST:
        raise BackupFault("astray")
    if len(waiting) < LENGTH + max(length, 1):
        return None
    body = bytes(waiting[LENGTH : LENGTH + length])
    del waiting[: LENGTH + length]
    return body


def _decoded(body: bytes) -> Frame:
    try:
        return _decoder.decode(body)
    except msgspec.DecodeError as fault:
        raise BackupFault("astray") from fault
