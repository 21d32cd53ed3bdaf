"""The composition root: settings in, a running program out. Ports are filled here and nowhere else."""

import fcntl
import os
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from gevent.socket import socket
from sqlalchemy import Engine, func, select

from dialogue.config import ConfigError, Settings, shared
from dialogue.flows.schema import migrate
from dialogue.kernel.clock import Clock, SystemClock
from dialogue.kernel.draw import Draw, SystemDraw
from dialogue.live.attendance import Attendance
from dialogue.live.beacon import Beacon
from dialogue.live.commands import Handlers, House
from dialogue.live.engine import mount
from dialogue.live.fanout import Fanout
from dialogue.live.listener import Listener
from dialogue.live.outermost import Outermost
from dialogue.live.policy import Policy
from dialogue.live.presence import Presence
from dialogue.people import logins
from dialogue.people.csrf import cookie_name
from dialogue.programmes.models import Programme
from dialogue.rooms.agenda import seconds_left
from dialogue.store.engines import keys_engine, reader_engine, writer_engine
from dialogue.store.fitness import check_databases
from dialogue.store.keys import KeyStore
from dialogue.store.pools import Pools
from dialogue.store.sealing import Sealer
from dialogue.store.work import Kit, Work
from dialogue.store.writer import Writer, open_writer
from dialogue.streams.append import number
from dialogue.web.outside import outside_page
from dialogue.web.ports import DemoDoor, Ports
from dialogue.web.site import make_site

BUILD_DIGITS: Final = 12
CODE: Final = (".js", ".css", ".woff2", ".svg", ".json")


class Held(Exception):
    """Another process has this data folder open."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One open data folder: what every entry point works with."""

    settings: Settings
    writer: Writer
    readers: Engine
    kit: Kit
    pools: Pools
    build: str

    def close(self) -> None:
        """Let the threads end, and let go of both databases."""
        self.pools.close()
        self.writer.close()
        self.readers.dispose()
        self.kit.keys.close()

    @property
    def demo(self) -> bool:
        """Whether the database was made as a demo."""
        with self.readers.connect() as db:
            return bool(db.scalar(select(func.count()).select_from(Programme).where(Programme.demo)))

    @property
    def empty(self) -> bool:
        """Whether there is no programme yet."""
        with self.readers.connect() as db:
            return not db.scalar(select(func.count()).select_from(Programme))


def hold_folder(settings: Settings) -> int:
    """Take the data folder for this process; raises `Held` when another one has it."""
    handle = os.open(settings.data / "dialogue.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        os.close(handle)
        raise Held from fault
    return handle


def open_instance(settings: Settings, clock: Clock | None = None, draw: Draw | None = None) -> Instance:
    """Open the data folder, bring its schema up to date, and fill the ports of the lower floors."""
    engine, key_engine = writer_engine(settings.database_url), keys_engine(settings.keys_url)
    check_databases(engine, key_engine)
    migrate(engine)
    keys = KeyStore(key_engine, settings.master_key)
    kit = Kit(clock or SystemClock(), draw or SystemDraw(), keys, Sealer(keys))
    pools = Pools()
    writer = open_writer(engine, kit, pools, number)
    _owner_only(settings)
    return Instance(settings, writer, reader_engine(settings.database_url), kit, pools, build_number())


def check_production(instance: Instance) -> None:
    """Refuse to serve real people from a demo database."""
    if instance.settings.production and instance.demo:
        msg = (
            f"The database in {instance.settings.data} is a demo. Choose an empty folder with DIALOGUE_DATA, "
            "then run `dialogue init`."
        )
        raise ConfigError(msg)


def build_number() -> str:
    """Return a number that changes with every file a browser may keep."""
    folder = shared("static")
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in CODE:
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:BUILD_DIGITS]


def _owner_only(settings: Settings) -> None:
    for path in Path(settings.data).glob("*.sqlite*"):
        path.chmod(0o600)


@dataclass(frozen=True, slots=True)
class Running:
    """A site that is ready to listen."""

    listener: Listener
    attendance: Attendance
    beacon: Beacon


def compose(instance: Instance, bound: socket, demo: dict[str, DemoDoor] | None = None) -> Running:
    """Join pages, sockets and the writer into one site on a bound socket."""
    settings, clock = instance.settings, instance.kit.clock
    attendance = Attendance()
    presence = Presence(attendance, clock)
    beacon = Beacon(attendance, presence, instance.readers, clock, alive=partial(_alive, instance.writer))
    sealer = instance.kit.sealer
    instance.writer.told = Fanout(attendance, presence, instance.readers, sealer, beacon.presence_changed)

    def signal(room: str) -> dict[str, Any]:
        with instance.readers.connect() as db:
            left = seconds_left(db, room, clock.now())
        return presence.signal(room, left)

    def take_break(room: str, member: str) -> None:
        presence.take_break(room, member)
        beacon.presence_changed(room)

    def come_back(room: str, member: str) -> None:
        if presence.come_back(member):
            beacon.presence_changed(room)

    ports = Ports(
        settings=settings,
        writer=instance.writer,
        readers=instance.readers,
        kit=instance.kit,
        pools=instance.pools,
        clock=clock,
        build=instance.build,
        signal=signal,
        glimpse=presence.glimpse,
        take_break=take_break,
        come_back=come_back,
        signed_out=lambda login: attendance.dismiss(attendance.of_login(login), "signed_out"),
        demo=demo if demo is not None else {},
    )
    site = make_site(ports)
    house = House(
        writer=instance.writer,
        readers=instance.readers,
        clock=clock,
        attendance=attendance,
        presence=presence,
        secret=settings.session_secret,
        cookie=cookie_name(secure=settings.secure),
        presence_changed=beacon.presence_changed,
    )
    handlers = Handlers(house)
    engine = mount(site, greet=handlers.greet, clock=clock)
    engine.server.on("connect", handlers.connect)
    engine.server.on("disconnect", handlers.disconnect)
    engine.server.on("cmd", handlers.command)
    engine.server.on("*", handlers.unknown)
    hosts = {door.host for door in ports.demo.values()} | own_hosts(settings, bound)
    policy = Policy.of(settings.public_url, other_hosts=hosts, proxies=settings.proxies)
    site.wsgi_app = Outermost(site.wsgi_app, policy, page=outside_page(site))  # type: ignore[method-assign]
    listener = Listener(bound, site, engine.sockets, secure=settings.secure)
    return Running(listener, attendance, beacon)


def _alive(writer: Writer, tokens: list[bytes]) -> None:
    def touch(work: Work) -> None:
        for token in tokens:
            logins.touch(work.db, token, work.now)

    writer.run(touch, over=logins.OVER)


def own_hosts(settings: Settings, bound: socket) -> set[str]:
    """Return the names under which this machine itself may ask, where only it can reach the server."""
    if not settings.loopback:
        return set()
    port = bound.getsockname()[1]
    return {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
