"""WebSocket frames as a server sends them: unmasked, so that one frame serves every reader of a stream."""

import struct
from typing import Final

from wsproto.frame_protocol import FrameProtocol

_SERVER: Final = FrameProtocol(client=False, extensions=[])
_WHOLE_TEXT: Final = 0x81
_SHORT: Final = 126
_LONG: Final = 1 << 16
_TWO_BYTES: Final = struct.Struct("!BBH")
_EIGHT_BYTES: Final = struct.Struct("!BBQ")


def text_frame(text: str) -> bytes:
    return _framed(text.encode())


def event_frame(event: str, payload: bytes) -> bytes:
    """Frame one Socket.IO event of namespace `/`; the payload is JSON that was encoded before."""
    return _framed(b'42["%s",%s]' % (event.encode(), payload))


def answer_frame(number: int, payload: bytes) -> bytes:
    """Frame the answer to the event of this number."""
    return _framed(b"43%d[%s]" % (number, payload))


def pong_frame(payload: bytes) -> bytes:
    return bytes(_SERVER.pong(payload))


def close_frame(code: int) -> bytes:
    """Frame a close without a reason: a reason could carry what somebody wrote."""
    return bytes(_SERVER.close(code))


def _framed(body: bytes) -> bytes:
    size = len(body)
    if size < _SHORT:
        return bytes((_WHOLE_TEXT, size)) + body
    if size < _LONG:
        return _TWO_BYTES.pack(_WHOLE_TEXT, _SHORT, size) + body
    return _EIGHT_BYTES.pack(_WHOLE_TEXT, _SHORT + 1, size) + body
