"""The command line beside several processes, and without any; and how several are set up wrongly."""

import re
from pathlib import Path

import pytest

from tests.make.cluster import Cluster
from tests.make.command_line import Told, dialogue

pytestmark = pytest.mark.postgresql
PASSWORD = "a long pass phrase"
POSTGRESQL = {"DIALOGUE_DATABASE_URL": "postgresql:///none", "DIALOGUE_KEYS_URL": "postgresql:///none_keys"}


def add(cluster: Cluster, name: str) -> Told:
    environ = {"DIALOGUE_REDIS_URL": cluster.redis.url, **cluster.pair.environ}
    folder = cluster.folder / "data"
    return dialogue(folder, "staff", "add", name, typed=f"{PASSWORD}\n{PASSWORD}\n", **environ)


def accounts(cluster: Cluster) -> list[str]:
    return [name for (name,) in cluster.postgres.order("SELECT name FROM account", cluster.pair.words)]


def test_an_errand_is_done_by_any_server_and_without_one_all_the_same(cluster: Cluster) -> None:
    told = [add(cluster, "with three")]
    cluster.processes[0].kill()
    told.append(add(cluster, "with two"))
    left = sorted((cluster.folder / "data").glob("dialogue*.sock"))
    for process in cluster.processes[1:]:
        process.stop()
    told.append(add(cluster, "with none"))

    assert [each.code for each in told] == [0, 0, 0], [each.all for each in told]
    assert {"with three", "with two", "with none"} <= set(accounts(cluster))
    assert len(left) in {2, 3}


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        (
            {"DIALOGUE_REDIS_URL": "redis://127.0.0.1:1/0"},
            (
                "DIALOGUE_REDIS_URL is for several processes, and they need PostgreSQL: set also "
                "DIALOGUE_DATABASE_URL and DIALOGUE_KEYS_URL, or leave DIALOGUE_REDIS_URL away."
            ),
        ),
        (
            {**POSTGRESQL, "DIALOGUE_REDIS_URL": "127.0.0.1:6379"},
            "DIALOGUE_REDIS_URL must look like redis://127.0.0.1:6379/0 or unix:///run/redis/redis.sock.",
        ),
        (
            {"DIALOGUE_BIND": "/run/dialogue/1.sock", "DIALOGUE_PROXIES": "1"},
            (
                "DIALOGUE_BIND must look like unix:/run/dialogue/1.sock. "
                "For an address set DIALOGUE_HOST and PORT instead."
            ),
        ),
        (
            {"DIALOGUE_BIND": "unix:/run/dialogue/1.sock"},
            (
                "DIALOGUE_BIND has a proxy in front of it: set DIALOGUE_PROXIES=1, "
                "or the tries of all visitors are counted as one's."
            ),
        ),
        (
            {"DIALOGUE_METRICS": "0.0.0.0:9100"},
            "DIALOGUE_METRICS must look like 127.0.0.1:9100 or unix:/run/dialogue/metrics.sock.",
        ),
        (
            {"DIALOGUE_BIND": "unix:/nowhere/at/all/1.sock", "DIALOGUE_PROXIES": "1"},
            "/nowhere/at/all/1.sock cannot be listened on (DIALOGUE_BIND): No such file or directory.",
        ),
    ],
)
def test_a_start_that_could_not_work_is_refused(
    tmp_path: Path, environ: dict[str, str], sentence: str
) -> None:
    told = dialogue(tmp_path / "data", "serve", **{"PORT": "0", **environ})

    assert (told.code, re.sub("^Error: ", "", told.err.strip())) == (1, sentence)
