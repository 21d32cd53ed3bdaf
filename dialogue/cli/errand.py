"""Has an errand done for a command, and tells what was refused in a sentence."""

from typing import Any

import click

from dialogue.cli.counter import run_errand
from dialogue.cli.refusals import sentence
from dialogue.config import ConfigError, read_settings
from dialogue.kernel.errors import DialogueError


def errand(name: str, wish: dict[str, str]) -> dict[str, Any]:
    """Return what came of it."""
    try:
        return run_errand(read_settings(), name, wish)
    except ConfigError as fault:
        raise click.ClickException(str(fault)) from fault
    except DialogueError as fault:
        raise click.ClickException(sentence(fault)) from fault
