"""From bytes to whole text messages, pings and closes, holding never more than one message's limit."""

from collections.abc import Iterator
from io import StringIO

from wsproto.connection import Connection, ConnectionState, ConnectionType
from wsproto.events import CloseConnection, Ping, TextMessage
from wsproto.frame_protocol import CloseReason

from dialogue.kernel.clock import Clock
from dialogue.live.bounds import Bounds
from dialogue.live.bucket import Bucket
from dialogue.live.guard import Guard
from dialogue.live.plain import Odd, plain_frame

Event = str | Ping | CloseConnection


class Incoming:
    """Reads plain frames by itself; from the first one of another kind on, wsproto reads everything."""

    __slots__ = ("_bounds", "_bucket", "_ended", "_flooded", "_odd", "_rest")

    def __init__(self, *, bounds: Bounds, clock: Clock) -> None:
        self._bounds = bounds
        self._bucket = Bucket(rate=bounds.frames_per_second, burst=bounds.frames_burst, clock=clock)
        self._flooded = False
        self._ended = False
        self._rest = b""
        self._odd: _Odd | None = None

    @property
    def flooded(self) -> bool:
        return self._flooded or (self._odd is not None and self._odd.guard.flooded)

    @property
    def said_close(self) -> bool:
        """Tell the peer's own wish to close from a fault."""
        return self._odd is not None and self._odd.connection.state is ConnectionState.REMOTE_CLOSING

    def feed(self, data: bytes) -> Iterator[Event]:
        """Take what came; a `CloseConnection` is the last thing it gives, by the peer's wish or our rules."""
        if self._odd is not None:
            yield from self._odd.feed(data)
            return
        whole, at, self._rest = self._rest + data, 0, b""
        while not self._ended:
            try:
                found = plain_frame(whole, at, self._bounds.frame_bytes)
            except UnicodeDecodeError:
                yield self._end(CloseReason.INVALID_FRAME_PAYLOAD_DATA)
            except Odd:
                self._odd = _Odd(self._bounds, self._bucket)
                yield from self._odd.feed(whole[at:])
                return
            else:
                if found is None:
                    self._rest = whole[at:]
                    return
                text, at = found
                yield text if self._bucket.take() else self._flood()

    def _flood(self) -> CloseConnection:
        self._flooded = True
        return self._end(CloseReason.POLICY_VIOLATION)

    def _end(self, code: CloseReason) -> CloseConnection:
        self._ended = True
        return CloseConnection(code)


class _Odd:
    """wsproto, and what it has to be told."""

    __slots__ = ("_begun", "connection", "guard")

    def __init__(self, bounds: Bounds, bucket: Bucket) -> None:
        self.guard = Guard(most=bounds.frame_bytes, bucket=bucket)
        self.connection = Connection(ConnectionType.SERVER, [self.guard])
        self._begun = StringIO()

    def feed(self, data: bytes) -> Iterator[Event]:
        self.connection.receive_data(data)
        for event in self.connection.events():
            if isinstance(event, TextMessage):
                if event.message_finished:
                    yield self._whole(event.data)
                else:
                    self._begun.write(event.data)
            elif isinstance(event, Ping | CloseConnection):
                yield event

    def _whole(self, last: str) -> str:
        if not self._begun.tell():
            return last
        self._begun.write(last)
        message = self._begun.getvalue()
        self._begun = StringIO()
        return message
