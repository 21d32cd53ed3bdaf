"""Knows whom the library let in: everybody is in the one room of all, and in no other.

The library gives each a room of their own as well, and looks through the rooms of all whenever one leaves:
5,000 who lose their line together would keep the loop busy for seconds.
"""

from collections.abc import Iterator

from socketio import Manager


class Everybody(Manager):  # type: ignore[misc] # python-socketio ships no types
    """The library's register of clients, without a room for each."""

    def basic_enter_room(
        self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None
    ) -> None:
        """Enter the room of all; of one's own nothing is kept."""
        if room is None:
            super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)

    def get_participants(self, namespace: str, room: str | None) -> Iterator[tuple[str, str]]:
        """Return who is in a room, also in somebody's own."""
        if room is not None and self.is_sid_room(namespace, room):
            yield room, self.eio_sid_from_sid(room, namespace)
        else:
            yield from super().get_participants(namespace, room)
