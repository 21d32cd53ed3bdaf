"""Verifies a log whose rows come by one after another: no number left out, each digest right."""

from collections.abc import Mapping
from typing import Any, Final

from dialogue.streams.append import chain_kept

NOTHING: Final = bytes(32)  # what the first event of a stream is chained to


class Follower:
    """Sees all streams first, then their events in order; `whole` at the end."""

    def __init__(self) -> None:
        self._heads: dict[str, tuple[int, bytes]] = {}
        self._at: dict[str, tuple[int, bytes]] = {}
        self._broken = False

    @property
    def whole(self) -> bool:
        """Whether every stream was followed to its head, and nothing was wrong."""
        return not self._broken and self._at == self._heads

    def stream(self, row: Mapping[str, Any]) -> None:
        """A stream comes by, with where it begins and ends."""
        self._heads[row["id"]] = (row["head"], row["digest"])
        self._at[row["id"]] = (row.get("cut", 0), row.get("cut_digest", NOTHING))

    def event(self, row: Mapping[str, Any]) -> None:
        """An event comes by: the next one of its stream."""
        number, digest = self._at.get(row["stream_id"], (-1, NOTHING))
        digest = chain_kept(digest, row)
        self._broken |= (row["seq"], row["digest"]) != (number + 1, digest)
        self._at[row["stream_id"]] = (row["seq"], digest)
