"""Somebody is frozen from the command line: their pages end at every process, whichever was told."""

from time import monotonic

import pytest

from tests.make.cluster import Cluster
from tests.make.command_line import dialogue

pytestmark = [pytest.mark.story, pytest.mark.postgresql, pytest.mark.soak]


def test_who_is_frozen_is_out_at_all_processes_within_a_second(cluster: Cluster) -> None:
    tabs = [cluster.line("Lamp", at) for at in range(3)]
    environ = {"DIALOGUE_REDIS_URL": cluster.redis.url, **cluster.pair.environ}

    told = dialogue(cluster.folder / "data", "freeze", cluster.room, "--name", typed="Lamp\n", **environ)
    began = monotonic()
    ends = [tab.wire.event("bye")["code"] for tab in tabs]

    assert told.code == 0, told.all
    assert ends == ["gone"] * 3
    assert monotonic() - began < 1
    assert cluster.guest("Lamp", 1).say("yenə", lang="az")["code"] == "signed_out"
