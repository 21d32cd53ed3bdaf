"""What a member said of themselves: a chosen name, a society, whether its mark shows. Sealed like words."""

from typing import Literal

import msgspec

from dialogue.kernel.errors import Missing
from dialogue.store.sealing import Sealer


class SelfSaid(msgspec.Struct, frozen=True):
    """A name in this room; the society's id if they named one; how Russian text should speak of them."""

    name: str = ""
    community: str | None = None
    shown: bool = False
    form: Literal["he", "she", "avoid"] = "avoid"


def seal_self(sealer: Sealer, room: str, member: str, said: SelfSaid) -> bytes:
    """Return what is kept."""
    return sealer.seal(room, ("member", member, "self"), msgspec.json.encode(said).decode())


def open_self(sealer: Sealer, room: str, member: str, kept: bytes | None) -> SelfSaid | None:
    """Return what they said, or None when it was erased."""
    if kept is None:
        return None
    try:
        return msgspec.json.decode(sealer.open(room, ("member", member, "self"), kept), type=SelfSaid)
    except Missing:
        return None
