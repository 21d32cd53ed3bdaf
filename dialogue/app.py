"""The composition root: settings in, a running program out. Ports are filled here and nowhere else."""

import fcntl
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from flask import Flask
from gevent.pywsgi import WSGIServer
from gevent.socket import socket
from sqlalchemy import Engine, func, select

from dialogue.config import ConfigError, Settings, shared
from dialogue.flows.schema import migrate
from dialogue.kernel.clock import Clock, SystemClock
from dialogue.kernel.draw import Draw, SystemDraw
from dialogue.live.attendance import Attendance
from dialogue.live.beacon import Beacon
from dialogue.live.commands import Handlers, House
from dialogue.live.company import Company, tell_grown
from dialogue.live.engine import Engine as Mounted
from dialogue.live.engine import mount
from dialogue.live.envelope import Envelope
from dialogue.live.exchange import Exchange
from dialogue.live.fanout import Fanout
from dialogue.live.health import Health
from dialogue.live.listener import Listener
from dialogue.live.outermost import Outermost
from dialogue.live.policy import Policy
from dialogue.live.presence import Presence
from dialogue.live.sockets import Sockets
from dialogue.live.tally import STEPS, Tally
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
LOCK: Final = "dialogue.lock"
RESTORING: Final = "restore.unfinished"
Figure = dict[str, tuple[str, Callable[[], float]]]
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
    """Take the data folder for this process, or share it with others where there may be several.

    Raises `Held` when another process has it for itself, `ConfigError` for one that was half restored.
    """
    if (settings.data / RESTORING).exists():
        msg = (
            f"A restore into {settings.data} did not come to its end, so that erased words may be there. "
            "Empty the folder (and databases of PostgreSQL), then run `dialogue restore` again."
        )
        raise ConfigError(msg)
    handle = os.open(settings.data / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if settings.several else fcntl.LOCK_EX) | fcntl.LOCK_NB)
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
    sockets: Sockets
    tally: Tally
    exchange: Exchange | None
    company: Company | None

    def start(self) -> None:
        """Begin to tell and to listen."""
        if self.company:
            self.company.start()
        self.beacon.start()
        self.listener.start()

    def run(self) -> None:
        """Serve until it is told to stop."""
        self.listener.run()
        if self.exchange:
            self.exchange.stop()


def compose(instance: Instance, bound: socket, demo: dict[str, DemoDoor] | None = None) -> Running:
    """Join pages, sockets and the writer into one site on a bound socket."""
    settings, clock = instance.settings, instance.kit.clock
    attendance = Attendance()
    presence = Presence(attendance, clock)
    beacon = Beacon(attendance, presence, instance.readers, clock, alive=partial(_alive, instance.writer))
    sealer = instance.kit.sealer
    fanout = Fanout(attendance, presence, instance.readers, sealer, beacon.presence_changed)
    instance.writer.told = fanout
    exchange, company = open_exchange(settings), None
    if exchange is not None:
        company = Company(exchange, fanout, attendance, presence, beacon, instance.readers)
        instance.writer.told = company.relay
    ports = _ports(instance, _Open(attendance, presence, beacon, company), demo or {})
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
        begin=company.relay.begin if company else lambda heads: None,
    )
    tally = Tally()
    engine = _mount(site, Handlers(house), clock, tally)
    health = Health(site.wsgi_app, instance.readers, lambda: not (exchange and exchange.deaf))
    hosts = {door.host for door in ports.demo.values()} | own_hosts(settings, bound)
    policy = Policy.of(settings.public_url, other_hosts=hosts, proxies=settings.proxies)
    outermost = Outermost(health, policy, page=outside_page(site))
    site.wsgi_app = tally.request(outermost)  # type: ignore[assignment,method-assign]
    listener = Listener(bound, site, engine.sockets, secure=settings.secure)
    health.draining = lambda: listener.stopping
    return Running(listener, attendance, beacon, engine.sockets, tally, exchange, company)


@dataclass(frozen=True, slots=True)
class _Open:
    """What knows of open pages."""

    attendance: Attendance
    presence: Presence
    beacon: Beacon
    company: Company | None


def _ports(instance: Instance, pages: _Open, demo: dict[str, DemoDoor]) -> Ports:
    presence, beacon = pages.presence, pages.beacon

    def signal(room: str) -> dict[str, Any]:
        with instance.readers.connect() as db:
            left = seconds_left(db, room, instance.kit.clock.now())
        return presence.signal(room, left)

    def take_break(room: str, member: str) -> None:
        presence.take_break(room, member)
        beacon.presence_changed(room)

    def signed_out(login: bytes) -> None:
        pages.attendance.dismiss(pages.attendance.of_login(login), "signed_out")
        if pages.company:
            pages.company.ended(login)

    def come_back(room: str, member: str) -> None:
        if presence.come_back(member):
            beacon.presence_changed(room)

    return Ports(
        settings=instance.settings,
        writer=instance.writer,
        readers=instance.readers,
        kit=instance.kit,
        pools=instance.pools,
        clock=instance.kit.clock,
        build=instance.build,
        signal=signal,
        glimpse=presence.glimpse,
        take_break=take_break,
        come_back=come_back,
        signed_out=signed_out,
        demo=demo,
    )


def _mount(site: Flask, handlers: Handlers, clock: Clock, tally: Tally) -> Mounted:
    engine = mount(site, greet=handlers.greet, carry=tally.command(handlers.wish), clock=clock)
    engine.server.on("connect", handlers.connect)
    engine.server.on("disconnect", handlers.disconnect)
    engine.server.on("cmd", tally.command(handlers.command))
    engine.server.on("*", handlers.unknown)
    return engine


def open_exchange(settings: Settings) -> Exchange | None:
    """Return what talks to the other processes, if there may be any."""
    if not settings.several:
        return None
    from dialogue.adapters.redis_bus import RedisBus  # noqa: PLC0415 - its library is there only if asked for

    envelope = Envelope(settings.session_secret)
    return Exchange(RedisBus(settings.redis_url, envelope.channel), envelope)


def tell_others(instance: Instance) -> Callable[[], None]:
    """Have the servers told of what a process without pages writes; return what it calls before it ends."""
    exchange = open_exchange(instance.settings)
    if exchange is None:
        return lambda: None
    instance.writer.told = partial(tell_grown, exchange)
    return exchange.stop


def give_figures(running: Running, bound: socket) -> WSGIServer:
    """Begin to give the figures of this process out on a bound socket."""
    from dialogue.adapters.prometheus import Figures, serve_figures  # noqa: PLC0415 - as above

    tally, sockets, exchange = running.tally, running.sockets, running.exchange
    spreads = (
        ("dialogue_commands_seconds", "Commands over sockets.", "code", tally.commands),
        ("dialogue_requests_seconds", "Requests for pages.", "status", tally.requests),
    )
    gauges: Figure = {"dialogue_sockets": ("Open sockets.", lambda: len(sockets))}
    counters: Figure = {}
    if exchange is not None:
        gauges |= {
            "dialogue_bus_deaf": ("Whether this process does not hear itself.", lambda: exchange.deaf),
            "dialogue_bus_peers": ("Other processes that are heard.", lambda: exchange.peers),
        }
        counters |= {
            "dialogue_bus_sent": ("Lines told to the others.", lambda: exchange.sent),
            "dialogue_bus_heard": ("Lines heard, our own too.", lambda: exchange.heard),
            "dialogue_bus_dropped": ("Lines that could not be sent.", lambda: exchange.dropped),
        }
    return serve_figures(bound, Figures(STEPS, spreads, gauges, counters))


def _alive(writer: Writer, tokens: list[bytes]) -> None:
    def touch(work: Work) -> None:
        for token in tokens:
            logins.touch(work.db, token, work.now)

    writer.run(touch, over=logins.OVER)


def own_hosts(settings: Settings, bound: socket) -> set[str]:
    """Return the names under which this machine itself may ask, where only it can reach the server."""
    if settings.bind or not settings.loopback:
        return set()
    port = bound.getsockname()[1]
    return {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
