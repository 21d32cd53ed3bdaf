"""The bus between processes over Redis: one channel, lines of bytes, nothing kept there.

Sending never waits and never fails: what cannot be sent at once is dropped, and whoever missed it is healed.
"""

from collections.abc import Callable
from contextlib import closing
from typing import Final

import gevent
from gevent.queue import Empty, Full, Queue
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from dialogue.kernel import limits

AT_ONCE: Final = 100
HEARS: Final = 1.0  # how long one asks for the next line before one looks whether to begin anew


class RedisBus:
    """Sends with one connection and hears with another; both are made anew whenever they are lost."""

    def __init__(self, url: str, channel: str) -> None:
        self.dropped = 0
        self._channel = channel
        self._client: Redis = Redis.from_url(
            url,
            socket_timeout=limits.BUS_PATIENCE,
            socket_connect_timeout=limits.BUS_PATIENCE,
            retry=Retry(NoBackoff(), 0),  # our own loops try again, and look whether they still should
        )
        self._lines: Queue[bytes] = Queue(limits.BUS_LINES)
        self._greenlets: list[gevent.Greenlet[..., None]] = []
        self._anew = False

    def start(self, receive: Callable[[bytes], None]) -> None:
        """Begin to send and to hear; `receive` is called with every line, our own too."""
        self._greenlets = [gevent.spawn(self._send_all), gevent.spawn(self._hear_all, receive)]

    def send(self, line: bytes) -> None:
        """Have a line sent soon, or drop it."""
        try:
            self._lines.put_nowait(line)
        except Full:
            self.dropped += 1

    def anew(self) -> None:
        """Subscribe anew: what is connected and silent may be deaf."""
        self._anew = True

    def flush(self) -> None:
        """Send what waits before a short-lived process ends; it waits no longer than one answer may take."""
        self._send(self._waiting())

    def stop(self) -> None:
        """Let go of both connections."""
        gevent.killall(self._greenlets)
        self._client.close()

    def _send_all(self) -> None:
        while True:
            self._lines.peek()
            if not self._send(self._waiting()):
                self.dropped += len(self._waiting(limits.BUS_LINES))
                gevent.sleep(limits.BUS_RETRY)

    def _waiting(self, most: int = AT_ONCE) -> list[bytes]:
        lines: list[bytes] = []
        try:
            while len(lines) < most:
                lines.append(self._lines.get_nowait())
        except Empty:
            pass
        return lines

    def _send(self, lines: list[bytes]) -> bool:
        try:
            with self._client.pipeline(transaction=False) as several:
                for line in lines:
                    several.publish(self._channel, line)
                several.execute()
        except (RedisError, OSError):
            self.dropped += len(lines)
            return False
        return True

    def _hear_all(self, receive: Callable[[bytes], None]) -> None:
        while True:
            try:
                self._hear(receive)
            except (RedisError, OSError):
                gevent.sleep(limits.BUS_RETRY)

    def _hear(self, receive: Callable[[bytes], None]) -> None:
        self._anew = False
        listening = self._client.pubsub(ignore_subscribe_messages=True)  # type: ignore[no-untyped-call]
        with closing(listening) as channel:
            channel.subscribe(self._channel)
            while not self._anew:
                message = channel.get_message(timeout=HEARS)
                if message is not None and isinstance(message["data"], bytes):
                    receive(message["data"])
