"""Looks at the Redis through which several processes talk: does it answer, and whom could it tell what."""

from collections.abc import Iterator
from contextlib import closing
from typing import Final
from urllib.parse import urlsplit

from redis import Redis
from redis.exceptions import RedisError, ResponseError

from dialogue.cli.finding import Finding
from dialogue.config import LOOPBACK
from dialogue.kernel import limits

OLDEST: Final = (7, 0)  # the oldest that this program was tried with
OWN: Final = (
    "Give Dialogue a Redis of its own: nothing is kept there, and nobody else need see how much goes on."
)
QUIET: Final = 'Nothing of ours is kept there, so let it write nothing: set save "" and appendonly no.'
LOCKED: Final = "Set requirepass and put the password into DIALOGUE_REDIS_URL, or use a Unix socket."


def examine_redis(url: str) -> list[Finding]:
    """Return what was found; nothing is written there."""
    patience = {"socket_timeout": limits.BUS_PATIENCE, "socket_connect_timeout": limits.BUS_PATIENCE}
    with closing(Redis.from_url(url, decode_responses=True, **patience)) as redis:
        try:
            return list(_findings(redis, url))
        except (RedisError, OSError) as fault:
            # the words of the library may hold the address, and with it a password
            advice = (
                f"{type(fault).__name__}. Is it running, and is DIALOGUE_REDIS_URL right? "
                "Until it answers, each process looks into the database every second."
            )
            return [Finding("Redis answers", well=False, advice=advice)]


def _findings(redis: "Redis", url: str) -> Iterator[Finding]:
    version = str(redis.info("server")["redis_version"])
    new = tuple(int(part) for part in version.split(".")[:2]) >= OLDEST
    yield Finding(f"Redis {version} answers", new, "" if new else "Install Redis 7.0 or newer.")
    try:
        told = redis.config_get("save", "appendonly", "maxmemory-policy", "requirepass")
    except ResponseError:
        yield Finding("Redis lets nobody read its settings", well=True)
        return
    writes = bool(told["save"]) or told["appendonly"] != "no"
    does = "writes to its disk" if writes else "keeps nothing"
    yield Finding(f"Redis {does}", well=True, advice=QUIET if writes else "")
    shared = redis.dbsize() > 0 or told["maxmemory-policy"] != "noeviction"
    yield Finding(f"Redis evicts: {told['maxmemory-policy']}", well=True, advice=OWN if shared else "")
    place = urlsplit(url)
    closed = place.scheme == "unix" or bool(told["requirepass"] or place.password)
    here = place.scheme == "unix" or place.hostname in LOOPBACK
    what = "only who has its password or socket reaches Redis" if closed else "everybody here reaches Redis"
    yield Finding(what, closed or here, "" if closed else LOCKED)
