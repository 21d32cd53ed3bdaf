"""What the pages need of the rest of the program; the composition root fills it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from dialogue.config import Settings
from dialogue.kernel.clock import Clock
from dialogue.rooms.vocabulary import Role
from dialogue.store.pools import Pools
from dialogue.store.work import Kit
from dialogue.store.writer import Writer

Signal = Callable[[str], dict[str, Any]]  # room -> who is here, who is away for a while, and the time left
Glimpse = Callable[[str, str, Role], None]  # room, member, role: somebody asked over plain HTTP
Break = Callable[[str, str], None]  # room, member: a short break
SignedOut = Callable[[bytes], None]  # hash of a token whose login has just ended: close its sockets


@dataclass(frozen=True, slots=True)
class DemoDoor:
    """A demo link: whose it is, on which name of this machine it stands."""

    name: str
    host: str
    account: str | None
    member: str | None


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything a page may touch."""

    settings: Settings
    writer: Writer
    readers: Engine
    kit: Kit
    pools: Pools
    clock: Clock
    build: str
    signal: Signal
    glimpse: Glimpse
    take_break: Break
    signed_out: SignedOut
    demo: dict[str, DemoDoor]  # token -> door; emptied as links are used; empty where there is no demo
    come_back: Break = lambda room, member: None  # the end of a short break: they did something
