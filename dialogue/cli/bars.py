"""Shows how far something has come, where somebody watches; a log is not filled with it."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import click


class Bars:
    """One bar after another."""

    def __init__(self) -> None:
        self._bar: Any = None

    def begin(self, label: str, length: int) -> Callable[[int], None]:
        """Begin the next bar; return what moves it on."""
        self._end()
        bar: Any = click.progressbar(
            length=max(length, 1), label=f"{label:<16}", file=sys.stderr, hidden=not sys.stderr.isatty()
        )
        self._bar = bar.__enter__()
        more: Callable[[int], None] = bar.update
        return more

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
