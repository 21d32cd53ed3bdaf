"""Takes apart the frames that a browser's page sends: each a whole, masked text of moderate length.

Whatever is not of this kind is left to wsproto, which knows the rest of the protocol.
"""

from typing import Final

_WHOLE_TEXT: Final = 0x81  # final, no extension, text
_MASKED: Final = 0x80
_MASK: Final = 4
_TWO_BYTES: Final = 126  # the length stands in the two bytes that follow
_HEAD: Final = 2


class Odd(Exception):
    """A frame of another kind."""


def plain_frame(data: bytes, at: int, most: int) -> tuple[str, int] | None:
    """Return the text that begins at a place, and where it ends; None while it is not all there.

    Raises `Odd` for what is none of these, and `UnicodeDecodeError`.
    """
    there = len(data) - at
    if there < _HEAD:
        if there and data[at] != _WHOLE_TEXT:
            raise Odd
        return None
    length = data[at + 1] - _MASKED
    if data[at] != _WHOLE_TEXT or length < 0:
        raise Odd
    head = _HEAD
    if length >= _TWO_BYTES:
        if length > _TWO_BYTES:
            raise Odd
        head += _HEAD
        if there < head:
            return None
        length = int.from_bytes(data[at + _HEAD : at + head])
    if length > most or (head > _HEAD and length < _TWO_BYTES):
        raise Odd
    begin = at + head + _MASK
    if len(data) < begin + length:
        return None
    return _unmasked(data[begin - _MASK : begin], data[begin : begin + length]).decode(), begin + length


def _unmasked(mask: bytes, body: bytes) -> bytes:
    """All bytes at once: as one number each, the mask repeated."""
    size = len(body)
    key = (mask * (size // _MASK + 1))[:size]
    return (int.from_bytes(body) ^ int.from_bytes(key)).to_bytes(size)
