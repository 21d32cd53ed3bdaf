"""The composition root: one open folder, whose it is, and what it takes to serve from it."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import gevent.socket
import pytest

from dialogue.app import (
    BUILD_DIGITS,
    Held,
    Instance,
    build_number,
    check_production,
    hold_folder,
    open_instance,
    own_hosts,
)
from dialogue.config import ConfigError, Settings, read_settings
from dialogue.programmes.creating import NewProgramme, create_programme
from tests.make.clock import FixedClock

Open = Callable[[], Instance]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"DIALOGUE_DATA": str(tmp_path / "data")})


@pytest.fixture
def opened(settings: Settings) -> Iterator[Open]:
    """Opens the folder as often as it is called; all are closed at the end."""
    made: list[Instance] = []

    def open_it() -> Instance:
        made.append(open_instance(settings, FixedClock()))
        return made[-1]

    yield open_it
    for instance in made:
        instance.close()


def a_programme(instance: Instance, *, demo: bool = False) -> None:
    new = NewProgramme(title={"en": "Everyday neighbours"}, zone="Europe/Lisbon", lang="en", langs=("en",))
    instance.writer.run(lambda work: create_programme(work, replace(new, demo=demo)))


def test_a_folder_is_held_by_one_process_at_a_time(settings: Settings) -> None:
    handle = hold_folder(settings)
    with pytest.raises(Held):
        hold_folder(settings)

    os.close(handle)

    os.close(hold_folder(settings))


def test_what_lies_in_a_folder_is_its_owners_alone(settings: Settings, opened: Open) -> None:
    opened()

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in settings.data.glob("*.sqlite*")}
    assert {"dialogue.sqlite", "keys.sqlite"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_a_folder_opened_again_is_what_it_was(opened: Open) -> None:
    first = opened()
    at_first = (first.empty, first.demo)
    a_programme(first)

    second = opened()

    assert (at_first, second.empty, second.demo) == ((True, False), False, False)


def test_real_people_are_not_served_from_a_demo(opened: Open) -> None:
    instance = opened()
    check_production(replace(instance, settings=replace(instance.settings, production=True)))
    a_programme(instance, demo=True)

    check_production(instance)
    with pytest.raises(ConfigError, match="is a demo"):
        check_production(replace(instance, settings=replace(instance.settings, production=True)))


def test_a_build_has_one_number() -> None:
    number = build_number()

    assert (len(number), int(number, 16) >= 0, build_number()) == (BUILD_DIGITS, True, number)


@pytest.mark.parametrize(
    ("host", "names"),
    [("127.0.0.1", {"127.0.0.1", "localhost", "[::1]"}), ("0.0.0.0", set())],  # noqa: S104 - nothing is bound
)
def test_a_machines_own_names_open_the_site_only_where_nobody_else_can_ask(
    settings: Settings, host: str, names: set[str]
) -> None:
    with closing(gevent.socket.socket()) as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]

        assert own_hosts(replace(settings, host=host), bound) == {f"{name}:{port}" for name in names}
