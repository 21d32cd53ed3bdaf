"""What a frame must be before a byte of it is kept: text, small enough, and not too many a second."""

from wsproto.extensions import Extension
from wsproto.frame_protocol import CloseReason, FrameDecoder, FrameProtocol, Opcode, RsvBits

from dialogue.live.bucket import Bucket

_PLAIN = RsvBits(rsv1=False, rsv2=False, rsv3=False)


class Guard(Extension):
    """wsproto asks its extensions about each header before it reads on; it may ask twice about one."""

    name = "guard"

    def __init__(self, *, most: int, bucket: Bucket) -> None:
        self._most = most
        self._bucket = bucket
        self._before = 0  # bytes of the message in the fragments that are complete
        self._now = 0  # bytes of the fragment that is coming
        self._control = False
        self.flooded = False

    def enabled(self) -> bool:
        return True

    def offer(self) -> bool:
        return False

    def frame_inbound_header(
        self, proto: FrameDecoder | FrameProtocol, opcode: Opcode, rsv: RsvBits, payload_length: int
    ) -> CloseReason | RsvBits:
        if opcode is Opcode.BINARY:
            return CloseReason.UNSUPPORTED_DATA
        self._control = opcode.iscontrol()
        if self._control:
            return _PLAIN
        self._now = payload_length
        if self._before + payload_length > self._most:
            return CloseReason.MESSAGE_TOO_BIG
        return _PLAIN

    def frame_inbound_complete(
        self,
        proto: FrameDecoder | FrameProtocol,
        fin: bool,  # noqa: FBT001 - wsproto's signature
    ) -> CloseReason | None:
        if not self._bucket.take():
            self.flooded = True
            return CloseReason.POLICY_VIOLATION
        if not self._control:
            self._before = 0 if fin else self._before + self._now
        return None
