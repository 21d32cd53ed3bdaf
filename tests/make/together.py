"""Several things tried at the same moment."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import gevent

from dialogue.kernel.errors import DialogueError

T = TypeVar("T")


def together(tries: Sequence[Callable[[], T]]) -> list[T]:
    """Do all at once; return what each came to."""
    done, refused = tried_together(tries)
    assert refused == []
    return done


def tried_together(tries: Sequence[Callable[[], T]]) -> tuple[list[T], list[DialogueError]]:
    """Do all at once; return what was done and what was refused, each in the order of trying."""
    done: list[T] = []
    refused: list[DialogueError] = []

    def attempt(one: Callable[[], T]) -> T | DialogueError:
        try:
            return one()
        except DialogueError as fault:
            return fault

    jobs = [gevent.spawn(attempt, one) for one in tries]
    gevent.joinall(jobs, raise_error=True)
    for job in jobs:
        value = job.value
        if isinstance(value, DialogueError):
            refused.append(value)
        else:
            done.append(value)  # type: ignore[arg-type]
    return done, refused
