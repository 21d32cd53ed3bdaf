"""What was measured on: cores and versions, and nothing that names the machine."""

import os
import platform
import subprocess
from importlib.metadata import version
from typing import Final

from bench.node import node_command

LIBRARIES: Final = (
    "flask-socketio",
    "python-socketio",
    "python-engineio",
    "gevent",
    "sqlalchemy",
    "simple-websocket",
)


def machine() -> str:
    """Return it as lines."""
    node = subprocess.run(
        [node_command()[0], "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    cores = len(os.sched_getaffinity(0))
    python = platform.python_version()
    return f"{cores} cores, {platform.system()}, Python {python}, Node {node.strip()}\n{found}"
