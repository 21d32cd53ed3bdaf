"""A poor network in front of a server: slow, narrow, and it breaks; a thread of the test carries it."""

import asyncio
from random import Random
from threading import Thread
from typing import Any, Final, Self, TypeAlias

PATIENCE: Final = 10
HALF: Final = 0.5
PIECE: Final = 1024  # bytes that go through at once
PIECES: Final = 16  # that are on their way at the most: what does not fit waits at whoever sends it

Way: TypeAlias = asyncio.Queue[tuple[float, bytes]]


class Proxy:
    """Carries connections to a port of this machine.

    `delay` is one way, in seconds; `rate` is bytes a second of one connection, each way. Of a hundred times
    that something is said to the server, `cuts` break the line: before it has arrived or right after it.
    """

    def __init__(self, behind: int, chance: Random, *, delay: float, rate: float, cuts: float) -> None:
        self.connections = self.broken = 0
        self._behind, self._chance = behind, chance
        self._delay, self._rate, self._cuts = delay, rate, cuts / 100
        self._lines: set[asyncio.Task[Any]] = set()
        self._dead: set[asyncio.Task[Any]] = set()
        self._loop = asyncio.new_event_loop()
        # in a thread of its own from the start: browsers under test have a loop in this one
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        listening = asyncio.start_server(self._take, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result(PATIENCE)

    @property
    def port(self) -> int:
        """Where it listens."""
        found: int = self._server.sockets[0].getsockname()[1]
        return found

    def break_all(self) -> None:
        """Break every line that stands."""
        self._loop.call_soon_threadsafe(self._cut_all)

    def swallow(self, share: float) -> int:
        """Have some of the lines that stand lose all that is said from now on, both ways; return how many.

        Neither end is told: not even that the other one has gone.
        """
        chosen = [line for line in list(self._lines) if self._chance.random() < share]
        self._dead |= set(chosen)
        return len(chosen)

    def close(self) -> None:
        """End it, and every connection."""
        self.broken = asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _cut_all(self) -> None:
        for task in self._lines:
            task.cancel()

    async def _end(self) -> int:
        self._server.close()
        broken = self.broken
        self._cut_all()
        await asyncio.gather(*self._lines, return_exceptions=True)
        return broken

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Begin to carry a connection; no coroutine, so that one that is cut at once is known as well."""
        self.connections += 1
        task = self._loop.create_task(self._line(reader, writer))
        self._lines.add(task)
        task.add_done_callback(self._lines.discard)
        task.add_done_callback(self._dead.discard)
        task.add_done_callback(lambda _: writer.transport.abort())

    async def _line(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = asyncio.current_task()
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._behind)
        up, down = Way(PIECES), Way(PIECES)
        reading = [
            asyncio.create_task(self._read(reader, up)),
            asyncio.create_task(self._read(far_reader, down)),
        ]
        giving = [
            asyncio.create_task(self._give(line, up, far_writer, self._cuts)),
            asyncio.create_task(self._give(line, down, writer, 0)),
        ]
        try:
            await asyncio.wait(giving, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            self.broken += 1
        finally:
            for task in (*reading, *giving):
                task.cancel()
            await asyncio.gather(*reading, *giving, return_exceptions=True)
            far_writer.transport.abort()

    async def _read(self, reader: asyncio.StreamReader, way: Way) -> None:
        """Put on its way what comes in, so many bytes a second; the end comes last."""
        data = b"."
        while data:
            try:
                data = await reader.read(PIECE)
            except OSError:
                data = b""
            await asyncio.sleep(len(data) / self._rate)
            await way.put((self._loop.time() + self._delay, data))

    async def _give(
        self, line: asyncio.Task[Any] | None, way: Way, writer: asyncio.StreamWriter, cuts: float
    ) -> None:
        """Bring out what was put in, each piece when it is due, until the line ends or breaks."""
        while True:
            due, data = await way.get()
            await asyncio.sleep(max(0.0, due - self._loop.time()))
            if line in self._dead:
                continue
            breaks = self._chance.random() < cuts
            arrives = not breaks or self._chance.random() < HALF
            if arrives and data:
                try:
                    writer.write(data)
                    await writer.drain()
                except OSError:
                    return
            self.broken += breaks
            if breaks or not data:
                return
