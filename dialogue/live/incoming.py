"""From bytes to whole text messages, pings and closes, holding never more than one message's limit."""

from collections.abc import Iterator
from io import StringIO

from wsproto.connection import Connection, ConnectionState, ConnectionType
from wsproto.events import CloseConnection, Ping, TextMessage

from dialogue.kernel.clock import Clock
from dialogue.live.bounds import Bounds
from dialogue.live.bucket import Bucket
from dialogue.live.guard import Guard


class Incoming:
    def __init__(self, *, bounds: Bounds, clock: Clock) -> None:
        bucket = Bucket(rate=bounds.frames_per_second, burst=bounds.frames_burst, clock=clock)
        self._guard = Guard(most=bounds.frame_bytes, bucket=bucket)
        self._connection = Connection(ConnectionType.SERVER, [self._guard])
        self._begun = StringIO()

    @property
    def flooded(self) -> bool:
        return self._guard.flooded

    @property
    def said_close(self) -> bool:
        """Tell the peer's own wish to close from a fault."""
        return self._connection.state is ConnectionState.REMOTE_CLOSING

    def feed(self, data: bytes) -> Iterator[str | Ping | CloseConnection]:
        """Take what came; a `CloseConnection` is the last thing it gives, by the peer's wish or our rules."""
        self._connection.receive_data(data)
        for event in self._connection.events():
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
