"""The Unix socket of a running server: the command line hands errands over, one JSON line each way.

The file is its owner's alone; who may open it may have everything done anyway.
"""

import json
import logging
import os
import socket
from pathlib import Path
from typing import Any, Final

from gevent.server import StreamServer
from gevent.socket import socket as GeventSocket  # noqa: N812 - a class

from dialogue.app import Held, Instance, hold_folder, open_instance, tell_others
from dialogue.cli.errands import ERRANDS
from dialogue.config import Settings
from dialogue.kernel.errors import Busy, DialogueError
from dialogue.live.address import listen_unix

MOST: Final = 1024 * 1024
PATIENCE: Final = 60.0
_log = logging.getLogger("dialogue.cli")


def open_counter(instance: Instance) -> StreamServer:
    """Take errands for as long as the server runs."""

    def serve(connection: GeventSocket, _address: object) -> None:
        with connection, connection.makefile("rwb") as stream:
            answer = _answer(instance, stream.readline(MOST))
            stream.write(json.dumps(answer).encode() + b"\n")

    counter = StreamServer(listen_unix(instance.settings.socket, mode=0o600), serve)
    counter.start()
    return counter


def run_errand(settings: Settings, name: str, wish: dict[str, str]) -> dict[str, Any]:
    """Have an errand done and return what came of it; raises the `DialogueError` it ended with.

    Raises `Busy` when a server has the folder and does not answer.
    """
    answer = _ask_any(settings, name, wish) if settings.several else None
    if answer is None:
        try:
            handle = hold_folder(settings)
        except Held as fault:
            answer = _ask_any(settings, name, wish)
            if answer is None:
                raise Busy from fault
        else:
            try:
                answer = _do_here(settings, name, wish)
            finally:
                os.close(handle)
    if "code" in answer:
        raise DialogueError(answer["code"], **answer["data"])
    return answer


def _answer(instance: Instance, line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        return _do(instance, asked["errand"], asked["wish"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return {"code": "invalid", "data": {}}
    except Exception as fault:  # noqa: BLE001 - the edge: an errand without an answer would wait for ever
        _log.error("an errand failed: %s", type(fault).__name__)
        return {"code": "unavailable", "data": {}}


def _do(instance: Instance, name: str, wish: dict[str, str]) -> dict[str, Any]:
    try:
        return ERRANDS[name](instance, wish)
    except DialogueError as fault:
        return {"code": fault.code, "data": fault.data}


def _do_here(settings: Settings, name: str, wish: dict[str, str]) -> dict[str, Any]:
    instance = open_instance(settings)
    told = tell_others(instance)
    try:
        return _do(instance, name, wish)
    finally:
        told()


def _ask_any(settings: Settings, name: str, wish: dict[str, str]) -> dict[str, Any] | None:
    """Hand an errand to the first server that answers; None if there is none."""
    for path in settings.sockets:
        try:
            return _ask(path, name, wish)
        except ConnectionRefusedError:  # left behind by a process that was killed
            path.unlink(missing_ok=True)
        except (OSError, ValueError) as fault:
            raise Busy from fault
    return None


def _ask(path: Path, name: str, wish: dict[str, str]) -> dict[str, Any]:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE)
        connection.connect(str(path))
        with connection.makefile("rwb") as stream:
            stream.write(json.dumps({"errand": name, "wish": wish}).encode() + b"\n")
            stream.flush()
            answer: dict[str, Any] = json.loads(stream.readline(MOST))
    return answer
