"""Serves: opens the data folder, joins the site, says where it is, and runs until it is told to stop."""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from errno import EACCES, EADDRINUSE
from functools import partial
from os import strerror
from pathlib import Path
from typing import Final

from gevent.socket import socket

from dialogue.app import Held, Instance, check_production, compose, give_figures, hold_folder, open_instance
from dialogue.cli.counter import open_counter
from dialogue.cli.demo_links import link_lines, mint_links
from dialogue.cli.demo_making import clear_unfinished, make_demo
from dialogue.config import UNIX, ConfigError, Settings
from dialogue.flows.housekeeping import Housekeeping
from dialogue.kernel.clock import Clock
from dialogue.kernel.draw import Draw
from dialogue.live.address import listen_tcp, listen_unix
from dialogue.live.litter import leave_lying
from dialogue.live.rounds import Rounds
from dialogue.live.silence import name_faults_only
from dialogue.store.one_at_a_time import unless_another
from dialogue.summaries.shelf import Shelf

Say = Callable[[str], None]
FIRST_FREE: Final = 1024  # ports below it belong to the system
NAMES: Final = "\nIf your browser does not know these names, put 127.0.0.1 there, a private window for each."


def serve(
    settings: Settings, say: Say, *, demo_if_empty: bool, clock: Clock | None = None, draw: Draw | None = None
) -> None:
    """Serve until SIGINT or SIGTERM; raises `ConfigError` when it cannot begin."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    name_faults_only()
    try:
        handle = hold_folder(settings)
    except Held as fault:
        msg = (
            f"Another server has {settings.data} open. Stop it, or choose another folder with DIALOGUE_DATA."
        )
        raise ConfigError(msg) from fault
    try:
        clear_unfinished(settings, say)
        _serve(open_instance(settings, clock, draw), say, demo_if_empty=demo_if_empty)
    finally:
        with suppress(FileNotFoundError):
            settings.socket.unlink()
        os.close(handle)


def _serve(instance: Instance, say: Say, *, demo_if_empty: bool) -> None:
    settings = instance.settings
    if demo_if_empty and instance.empty and not settings.production and not settings.several:
        say("Making the demo …")
        make_demo(instance)
    check_production(instance)
    bound = _bind(settings)
    port = settings.port if settings.bind else bound.getsockname()[1]
    if settings.port == 0 and not settings.bind:
        public_url = f"http://{settings.host}:{port}"
        instance = replace(instance, settings=replace(settings, port=port, public_url=public_url))
    doors = {} if settings.several or settings.bind else mint_links(instance, port)
    lines = link_lines(doors)
    running = compose(instance, bound, doors)
    counter = open_counter(instance)
    shelf = Shelf(settings.files)
    rounds = Housekeeping(instance.writer, shelf).go_round
    tasks: list[Callable[[], None]] = [
        partial(unless_another, instance.readers, rounds),
        instance.kit.keys.forget_destroyed,
    ]
    Rounds(tasks, instance.kit.clock).start()
    leave_lying()
    running.start()
    figures = give_figures(running, _bind_figures(settings.metrics)) if settings.metrics else None
    say(f"Dialogue is at {instance.settings.public_url}   (Ctrl-C stops it)")
    if lines:
        say("\nThis is a demo. Each link signs in once, as one person:\n" + "\n".join(lines))
        say(NAMES)
    running.run()
    counter.stop()
    if figures is not None:
        figures.stop()


def _bind_unix(path: Path, setting: str) -> socket:
    try:
        return listen_unix(path)
    except OSError as fault:
        msg = f"{path} cannot be listened on ({setting}): {strerror(fault.errno or 0)}."
        raise ConfigError(msg) from fault


def _bind_figures(place: str) -> socket:
    if place.startswith(UNIX):
        return _bind_unix(Path(place.removeprefix(UNIX)), "DIALOGUE_METRICS")
    host, _, port = place.rpartition(":")
    try:
        return listen_tcp(host.strip("[]"), int(port))
    except OSError as fault:
        msg = f"{place} cannot be listened on (DIALOGUE_METRICS): {strerror(fault.errno or 0)}."
        raise ConfigError(msg) from fault


def _bind(settings: Settings) -> socket:
    if settings.bind is not None:
        return _bind_unix(settings.bind, "DIALOGUE_BIND")
    try:
        return listen_tcp(settings.host, settings.port)
    except OSError as fault:
        told = {
            EADDRINUSE: f"Port {settings.port} is taken.",
            EACCES: f"This user may not listen on port {settings.port}.",
        }
        why = told.get(fault.errno or 0, f"{settings.host} is no address of this machine (DIALOGUE_HOST).")
        msg = (
            f"{why} Choose another: PORT={settings.port + 1 if settings.port >= FIRST_FREE else FIRST_FREE}."
        )
        raise ConfigError(msg if fault.errno in told else why) from fault
