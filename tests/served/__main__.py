"""Starts servers under test: patched as the real one, everything read once, then one process for each.

Orders come as JSON lines: `start` is answered with a process id, `wait` with how that process ended.
"""

from gevent import monkey

monkey.patch_all()

import json
import os
import signal
import sys
from typing import NoReturn

import gevent

from tests.served.run import run

# a patched fork would start a loop here, in the process that must have nothing but what it has read
fork = monkey.get_original("os", "fork")
waitpid = monkey.get_original("os", "waitpid")


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at a terminal is for who runs the tests
    living: set[int] = set()
    for line in sys.stdin:
        order = json.loads(line)
        if "start" in order:
            pid = fork()
            if pid == 0:
                ended(born(order["start"]))
            living.add(pid)
            answer = pid
        else:
            _, status = waitpid(order["wait"], 0)
            living.discard(order["wait"])
            answer = os.waitstatus_to_exitcode(status)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    for pid in living:
        os.kill(pid, signal.SIGKILL)
    return 0


def born(options: dict[str, object]) -> int:
    """Be a server: with a loop, an output and signals of its own."""
    gevent.reinit()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    for number, name, how in (
        (0, str(options.get("in", os.devnull)), os.O_RDWR),
        (1, str(options["out"]), os.O_WRONLY | os.O_APPEND | os.O_CREAT),
        (2, str(options["errors"]), os.O_WRONLY | os.O_APPEND | os.O_CREAT),
    ):
        handle = os.open(name, how)
        os.dup2(handle, number)
        os.close(handle)
    try:
        return run(options)
    except SystemExit as fault:
        return fault.code if isinstance(fault.code, int) else int(fault.code is not None)


def ended(code: int) -> NoReturn:
    """End at once: taking down all that was read for every other server costs a second."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


sys.exit(main())
