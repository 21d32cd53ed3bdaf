"""WebSocket frames as a server sends them: unmasked, so that one frame serves every reader of a stream."""

from typing import Final

from wsproto.frame_protocol import FrameProtocol

_SERVER: Final = FrameProtocol(client=False, extensions=[])


def text_frame(text: str) -> bytes:
    return bytes(_SERVER.send_data(text))


def event_frame(event: str, payload: bytes) -> bytes:
    """Frame one Socket.IO event of namespace `/`; the payload is JSON that was encoded before."""
    return text_frame(f'42["{event}",{payload.decode()}]')


def pong_frame(payload: bytes) -> bytes:
    return bytes(_SERVER.pong(payload))


def close_frame(code: int) -> bytes:
    """Frame a close without a reason: a reason could carry what somebody wrote."""
    return bytes(_SERVER.close(code))
