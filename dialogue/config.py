"""Settings, read once from the environment; a setting that would endanger people stops the start.

The sentence of the refusal says what is wrong and what to do about it.
"""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from typing import Final
from urllib.parse import urlsplit

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

PACKAGE: Final = Path(__file__).resolve().parent
SECRET_BYTES: Final = 32
SECRETS: Final = ("session", "entry", "master")
LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
OWNER_ONLY: Final = 0o600
FOLDER_MODE: Final = 0o700
PORT: Final = 8000
UNIX: Final = "unix:"
POSTGRESQL_PORT: Final = 5432
LOCAL: Final = ""  # where PostgreSQL is looked for when no host is named
# how an address may begin, and the driver that is meant
DRIVERS: Final = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


class ConfigError(Exception):
    """The program cannot start; the text says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that an operator decides."""

    data: Path
    host: str
    port: int
    public_url: str
    production: bool
    database_url: str = field(repr=False)  # it may hold a password
    keys_url: str = field(repr=False)
    session_secret: bytes = field(repr=False)
    entry_salt: bytes = field(repr=False)
    master_key: bytes = field(repr=False)
    proxies: int = 0
    bind: Path | None = None  # a Unix socket instead of host and port
    redis_url: str = field(default="", repr=False)
    metrics: str = ""
    source_url: str = ""

    @property
    def secure(self) -> bool:
        """Whether the site is reached over https."""
        return self.public_url.startswith("https://")

    @property
    def loopback(self) -> bool:
        """Whether nobody but this machine can reach the server."""
        return self.host in LOOPBACK

    @property
    def several(self) -> bool:
        """Whether other processes may serve the same instance."""
        return bool(self.redis_url)

    @property
    def socket(self) -> Path:
        """Where the command line reaches this server; each of several has one of its own."""
        return self.data / (f"dialogue.{os.getpid()}.sock" if self.several else "dialogue.sock")

    @property
    def sockets(self) -> list[Path]:
        """Where the command line may reach a server, if one runs."""
        return sorted(self.data.glob("dialogue*.sock"))

    @property
    def files(self) -> Path:
        """Where summaries wait to be taken, for a quarter of an hour."""
        return self.data / "files"


@dataclass(frozen=True, slots=True)
class Places:
    """Where an instance lies."""

    data: Path
    database_url: str = field(repr=False)
    keys_url: str = field(repr=False)


def shared(name: str) -> Path:
    """Return a folder that lies beside the package: static, templates, translations or migrations.

    In a wheel they lie inside the package.
    """
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings; raises `ConfigError` with the sentence that tells the fix."""
    places = read_places(environ)
    data = places.data
    production = environ.get("DIALOGUE_PRODUCTION", "") not in {"", "0"}
    host = environ.get("DIALOGUE_HOST", "127.0.0.1")
    port = _number("PORT", environ.get("PORT", str(PORT)), 2**16 - 1)
    public_url = environ.get("DIALOGUE_PUBLIC_URL", f"http://127.0.0.1:{port}").rstrip("/")
    _check_url(public_url, production=production)
    proxies = _number("DIALOGUE_PROXIES", environ.get("DIALOGUE_PROXIES", "0"), 8)
    prepare_folder(data)
    session, entry, master = (_secret(data, name, production=production) for name in SECRETS)
    return Settings(
        data=data,
        host=host,
        port=port,
        public_url=public_url,
        production=production,
        proxies=proxies,
        bind=_bind(environ, proxies),
        redis_url=_bus(environ, places.database_url),
        metrics=_metrics(environ),
        source_url=_source(environ),
        database_url=places.database_url,
        keys_url=places.keys_url,
        session_secret=session,
        entry_salt=entry,
        master_key=master,
    )


def read_places(environ: Mapping[str, str] = os.environ) -> Places:
    """Return where an instance lies, whether or not anything is there; raises `ConfigError`."""
    data = Path(environ.get("DIALOGUE_DATA", "data")).resolve()
    words = _database(
        "DIALOGUE_DATABASE_URL", environ.get("DIALOGUE_DATABASE_URL", ""), data / "dialogue.sqlite"
    )
    keys = _database("DIALOGUE_KEYS_URL", environ.get("DIALOGUE_KEYS_URL", ""), data / "keys.sqlite")
    if _place(words) == _place(keys):
        msg = (
            "DIALOGUE_DATABASE_URL and DIALOGUE_KEYS_URL name the same database. Give the keys another one, "
            "so that no backup holds both."
        )
        raise ConfigError(msg)
    return Places(
        data,
        database_url=words.render_as_string(hide_password=False),
        keys_url=keys.render_as_string(hide_password=False),
    )


def _bus(environ: Mapping[str, str], database: str) -> str:
    """Return where the bus between several processes is, or nothing."""
    url = environ.get("DIALOGUE_REDIS_URL", "")
    if not url:
        return ""
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        msg = "DIALOGUE_REDIS_URL must look like redis://127.0.0.1:6379/0 or unix:///run/redis/redis.sock."
        raise ConfigError(msg)
    if database.startswith("sqlite"):
        msg = (
            "DIALOGUE_REDIS_URL is for several processes, and they need PostgreSQL: set also "
            "DIALOGUE_DATABASE_URL and DIALOGUE_KEYS_URL, or leave DIALOGUE_REDIS_URL away."
        )
        raise ConfigError(msg)
    _needs("redis", "DIALOGUE_REDIS_URL", "redis")
    return url


def _metrics(environ: Mapping[str, str]) -> str:
    """Return where figures are given out, which only this machine may reach."""
    place = environ.get("DIALOGUE_METRICS", "")
    host, _, port = place.rpartition(":")
    if place and not place.startswith(UNIX) and not (host.strip("[]") in LOOPBACK and port.isdigit()):
        msg = "DIALOGUE_METRICS must look like 127.0.0.1:9100 or unix:/run/dialogue/metrics.sock."
        raise ConfigError(msg)
    if place:
        _needs("prometheus_client", "DIALOGUE_METRICS", "metrics")
    return place


def _source(environ: Mapping[str, str]) -> str:
    """Return where people find the source of the version that runs here."""
    url = environ.get("DIALOGUE_SOURCE_URL", "")
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        here = parts.hostname in LOOPBACK
    except ValueError:  # brackets that are not closed
        parts, here = urlsplit(""), False
    plain = url.isascii() and url.isprintable() and " " not in url
    reached = parts.scheme == "https" or (parts.scheme == "http" and here)
    if not plain or not reached or not parts.hostname or "@" in parts.netloc:
        msg = "DIALOGUE_SOURCE_URL must look like https://code.example.org/dialogue, without a password."
        raise ConfigError(msg)
    return url


def _bind(environ: Mapping[str, str], proxies: int) -> Path | None:
    """Return the Unix socket to listen on, if one is wanted."""
    place = environ.get("DIALOGUE_BIND", "")
    if not place:
        return None
    if not place.startswith(f"{UNIX}/"):
        msg = (
            "DIALOGUE_BIND must look like unix:/run/dialogue/1.sock. "
            "For an address set DIALOGUE_HOST and PORT instead."
        )
        raise ConfigError(msg)
    if not proxies:
        msg = (
            "DIALOGUE_BIND has a proxy in front of it: set DIALOGUE_PROXIES=1, "
            "or the tries of all visitors are counted as one's."
        )
        raise ConfigError(msg)
    return Path(place.removeprefix(UNIX))


def _needs(module: str, setting: str, extra: str) -> None:
    if find_spec(module) is None:
        msg = f'{setting} is set, and its library is missing. Run: pip install "dialogue[{extra}]"'
        raise ConfigError(msg)


def prepare_folder(data: Path) -> None:
    """Make the data folder for its owner alone."""
    try:
        data.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as fault:
        msg = f"The data folder {data} cannot be made. Choose another with DIALOGUE_DATA."
        raise ConfigError(msg) from fault


def make_secrets(data: Path) -> list[str]:
    """Write the secrets that are missing, readable by their owner alone; return their names."""
    folder = data / "secrets"
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    made = []
    for name in SECRETS:
        path = folder / f"{name}.key"
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
            with os.fdopen(handle, "w") as file:
                file.write(token_hex(SECRET_BYTES))
            made.append(name)
    return made


def _database(name: str, address: str, file: Path) -> URL:
    """Return where a database is; what is wrong with an address is told without the address."""
    try:
        url = make_url(address or f"sqlite:///{file}")
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in DRIVERS or not url.database:
        msg = f"{name} must look like postgresql:///meetings or sqlite:////srv/meetings.sqlite."
        raise ConfigError(msg)
    url = url.set(drivername=DRIVERS[url.drivername])
    if url.get_backend_name() == "postgresql" and find_spec("psycopg") is None:
        msg = f'{name} wants PostgreSQL, and its library is missing. Run: pip install "dialogue[postgresql]"'
        raise ConfigError(msg)
    return url


def _place(url: URL) -> tuple[object, ...]:
    """Return what two addresses of one database have in common, whoever asks there."""
    if url.get_backend_name() == "sqlite":
        return (Path(url.database or "").resolve(),)
    host = url.host or url.query.get("host", "")
    return (LOCAL if host in LOOPBACK else host, url.port or POSTGRESQL_PORT, url.database)


def _secret(data: Path, name: str, *, production: bool) -> bytes:
    path = data / "secrets" / f"{name}.key"
    if not path.exists():
        if production:
            msg = (
                f"The secret {path} is missing. Run `dialogue init`, then keep a copy apart from the backups."
            )
            raise ConfigError(msg)
        make_secrets(data)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        msg = f"Others can read the secret {path}. Run `chmod 600 {path}`."
        raise ConfigError(msg)
    try:
        secret = bytes.fromhex(path.read_text().strip())
    except ValueError:
        secret = b""
    if len(secret) < SECRET_BYTES or len(set(secret)) < SECRET_BYTES // 4:
        msg = f"The secret {path} is too weak. Put {2 * SECRET_BYTES} random hexadecimal digits into it."
        raise ConfigError(msg)
    return secret


def _check_url(public_url: str, *, production: bool) -> None:
    parts = urlsplit(public_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        msg = "DIALOGUE_PUBLIC_URL must look like https://meeting.example.org, with nothing after the name."
        raise ConfigError(msg)
    if production and parts.scheme != "https":
        msg = "In production DIALOGUE_PUBLIC_URL must begin with https://; set it, and put TLS in front."
        raise ConfigError(msg)


def _number(name: str, text: str, most: int) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > most:
        msg = f"{name} must be a whole number from 0 to {most}."
        raise ConfigError(msg)
    return int(text)
