"""Serves: opens the data folder, joins the site, says where it is, and runs until it is told to stop."""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from errno import EACCES, EADDRINUSE
from typing import Final

from gevent.socket import socket

from dialogue.app import Held, Instance, check_production, compose, hold_folder, open_instance
from dialogue.cli.counter import open_counter
from dialogue.cli.demo_links import link_lines, mint_links
from dialogue.cli.demo_making import clear_unfinished, make_demo
from dialogue.config import ConfigError, Settings
from dialogue.flows.housekeeping import Housekeeping
from dialogue.kernel.clock import Clock
from dialogue.kernel.draw import Draw
from dialogue.live.address import listen_tcp
from dialogue.live.rounds import Rounds
from dialogue.live.silence import name_faults_only
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
    if demo_if_empty and instance.empty and not settings.production:
        say("Making the demo …")
        make_demo(instance)
    check_production(instance)
    bound = _bind(settings)
    port = bound.getsockname()[1]
    if settings.port == 0:
        public_url = f"http://{settings.host}:{port}"
        instance = replace(instance, settings=replace(settings, port=port, public_url=public_url))
    doors = mint_links(instance, port)
    lines = link_lines(doors)
    running = compose(instance, bound, doors)
    counter = open_counter(instance)
    shelf = Shelf(settings.files)
    Rounds([Housekeeping(instance.writer, shelf).go_round], instance.kit.clock).start()
    running.beacon.start()
    running.listener.start()
    say(f"Dialogue is at {instance.settings.public_url}   (Ctrl-C stops it)")
    if lines:
        say("\nThis is a demo. Each link signs in once, as one person:\n" + "\n".join(lines))
        say(NAMES)
    running.listener.run()
    counter.stop()


def _bind(settings: Settings) -> socket:
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
