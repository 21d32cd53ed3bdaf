"""What the doctor says of a Redis: a good one, one that tells too much, one that does not answer."""

from collections.abc import Iterator

import pytest
from redis import Redis

from dialogue.cli.doctor_redis import OWN, QUIET, examine_redis
from dialogue.cli.finding import Finding
from tests.make.redis import Server, need


@pytest.fixture(scope="module")
def redis() -> Iterator[Server]:
    need("redis-server")
    server = Server()
    yield server
    server.close()


def told(redis: Server) -> dict[str, Finding]:
    return {finding.what.split(":")[0]: finding for finding in examine_redis(redis.url)}


def test_a_quiet_one_behind_a_socket_is_well(redis: Server) -> None:
    found = examine_redis(redis.url)

    assert [(finding.well, finding.advice) for finding in found] == [(True, "")] * 4
    assert found[0].what.startswith("Redis 7") or found[0].what.startswith("Redis 8")


def test_one_that_writes_evicts_or_is_shared_is_advised(redis: Server) -> None:
    with Redis.from_url(redis.url) as client:
        client.config_set("save", "3600 1")
        client.config_set("maxmemory-policy", "allkeys-lru")
        client.set("somebody", "else")

        found = told(redis)

        client.config_set("save", "")
        client.config_set("maxmemory-policy", "noeviction")
        client.flushall()
    assert found["Redis writes to its disk"] == Finding("Redis writes to its disk", True, QUIET)
    assert found["Redis evicts"] == Finding("Redis evicts: allkeys-lru", True, OWN)


def test_one_whose_settings_may_not_be_read_is_taken_as_it_is(redis: Server) -> None:
    with Redis.from_url(redis.url) as client:
        client.acl_setuser("modest", enabled=True, passwords=["+word"], commands=["+@all", "-config"])
    found = examine_redis(redis.url.replace("unix://", "unix://modest:word@"))

    assert [finding.well for finding in found] == [True, True]
    assert found[1].what == "Redis lets nobody read its settings"


def test_one_that_does_not_answer_is_told_without_its_password() -> None:
    [found] = examine_redis("redis://:secret-word@127.0.0.1:1/0")

    assert (found.what, found.well) == ("Redis answers", False)
    assert found.advice.startswith("ConnectionError. Is it running")
    assert "secret-word" not in found.advice
