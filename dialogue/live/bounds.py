"""The limits one socket lives under; the defaults are those of `kernel.limits`, tests shorten them."""

from dataclasses import dataclass

from dialogue.kernel import limits


@dataclass(frozen=True, slots=True)
class Bounds:
    frame_bytes: int = limits.SOCKET_FRAME_BYTES
    frames_per_second: float = limits.FRAMES_PER_SECOND
    frames_burst: int = limits.FRAMES_BURST
    outgoing_bytes: int = limits.OUTGOING_BYTES
    outgoing_frames: int = limits.OUTGOING_FRAMES
    outgoing_stall: float = limits.OUTGOING_STALL
    send_buffer: int = limits.SEND_BUFFER
    hello_deadline: float = limits.HELLO_DEADLINE
    ping_interval: float = limits.PING_INTERVAL
    ping_timeout: float = limits.PING_TIMEOUT
    close_grace: float = limits.CLOSE_GRACE
    linger_bytes: int = limits.LINGER_BYTES
    sockets: int = limits.SOCKETS_PER_PROCESS
