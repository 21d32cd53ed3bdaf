"""Serves as `dialogue serve` does, but for the limits it is told and a count of commits beside it.

`python -m bench.served '{"limits": {…}, "commits": "<file>"}'`, the rest from the environment.
"""

from gevent import monkey

monkey.patch_all()

import json
import sys
from typing import Any

from dialogue.kernel import limits

# before anything else is read: what limits something takes its numbers from there when it is
told: dict[str, Any] = json.loads(sys.argv[1])
vars(limits).update(told["limits"])

from bench.served.count import count_commits
from dialogue.cli.serve import serve
from dialogue.config import read_settings


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


count_commits(told["commits"])
serve(read_settings(), say, demo_if_empty=False)
