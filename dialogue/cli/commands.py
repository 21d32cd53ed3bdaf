"""The `dialogue` command."""

import os
import sys
from pathlib import Path
from signal import SIGINT
from typing import Final

import click

from dialogue.app import Held, hold_folder, open_instance
from dialogue.cli.backup_command import backup
from dialogue.cli.doctor import examine
from dialogue.cli.emergency_commands import (
    close_command,
    erase_command,
    freeze_command,
    open_command,
    rooms_command,
)
from dialogue.cli.errand import errand
from dialogue.cli.restore_command import restore_command
from dialogue.cli.serve import serve
from dialogue.config import ConfigError, Settings, make_secrets, prepare_folder, read_settings
from dialogue.kernel.locales import LANGS

INTERRUPTED: Final = 128 + SIGINT


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def dialogue() -> None:
    """Moderated dialogue in four languages, on your own machine.

    Everything lies in one data folder: set DIALOGUE_DATA to choose it (default: data).
    """


dialogue.add_command(backup)
dialogue.add_command(restore_command)
dialogue.add_command(rooms_command)
dialogue.add_command(freeze_command)
dialogue.add_command(erase_command)


@dialogue.command("serve")
@click.option("--demo-if-empty", is_flag=True, help="Fill an empty database with the demo first.")
def serve_command(*, demo_if_empty: bool) -> None:
    """Serve the site until Ctrl-C.

    PORT chooses the port (8000). DIALOGUE_PRODUCTION=1 serves real people: it wants secrets,
    an https DIALOGUE_PUBLIC_URL, and no demo.
    """
    try:
        serve(_settings(), click.echo, demo_if_empty=demo_if_empty)
    except ConfigError as fault:
        raise click.ClickException(str(fault)) from fault
    except KeyboardInterrupt:  # before it listens; from then on Ctrl-C ends it in good order
        raise SystemExit(INTERRUPTED) from None


@dialogue.command("init")
def init_command() -> None:
    """Make the data folder, its secrets and an empty database."""
    data = Path(os.environ.get("DIALOGUE_DATA", "data")).resolve()
    prepare_folder(data)
    made = make_secrets(data)
    _migrate()
    click.echo(f"Ready: {data}")
    if made:
        click.echo(
            "New secrets are in its folder `secrets`. Keep a copy apart from the backups of the database."
        )


@dialogue.command("demo")
def demo_command() -> None:
    """Fill an empty database with the demo."""
    errand("demo", {})
    click.echo("The demo is ready. `dialogue serve` shows the links to it.")


@dialogue.command("migrate")
def migrate_command() -> None:
    """Bring the database up to this version's tables. A stopped server only."""
    _migrate()
    click.echo("The database is up to date.")


@dialogue.group("staff")
def staff() -> None:
    """People who organise, moderate or interpret."""


staff.add_command(close_command)
staff.add_command(open_command)


@staff.command("add")
@click.argument("name")
@click.option("--lang", type=click.Choice(LANGS), help="The language they read; else their browser is asked.")
def add_command(name: str, lang: str | None) -> None:
    """Add somebody who signs in as NAME.

    The password is asked for and does not show; it is never an argument, for other people could see it there.
    """
    password = click.prompt("Password", hide_input=True, confirmation_prompt="The same once more")
    made = errand("staff.add", {"name": name, "lang": lang or "", "password": password})
    click.echo(f"\nPut this secret into an app for one-time codes: {made['secret']}")
    click.echo("Recovery codes, each good once, shown only now:")
    for code in made["codes"]:
        click.echo(f"  {code}")


@dialogue.command("export")
@click.argument("session")
@click.option("--lang", type=click.Choice(LANGS), required=True)
@click.option("--form", type=click.Choice(("html", "json", "csv")), default="html")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="A file; else it is printed.")
def export_command(session: str, lang: str, form: str, to: Path | None) -> None:
    """Write the published summary of SESSION.

    SESSION is the id in the address of the summary's page.
    """
    document = errand("export", {"session": session, "lang": lang, "form": form})["document"]
    if to is None:
        click.echo(document, nl=False)
    else:
        to.write_bytes(document.encode())


@dialogue.command("doctor")
def doctor_command() -> None:
    """Look whether all is well with what the server stands on.

    That is Python, the data folder, the disk, the tables, the fonts and the names of this machine.
    A line begins with ok, with -- where something would be better, or with !! where something has to be
    mended. Ends with 1 when one does.
    """
    try:
        settings = read_settings()
    except ConfigError as fault:
        raise click.ClickException(str(fault)) from fault
    findings = examine(settings)
    for finding in findings:
        click.echo(f"{finding.mark}  {finding.what}")
        if finding.advice:
            click.echo(f"     {finding.advice}")
    sys.exit(0 if all(finding.well for finding in findings) else 1)


def _settings() -> Settings:
    return read_settings()


def _migrate() -> None:
    try:
        settings = read_settings()
        handle = hold_folder(settings)
    except ConfigError as fault:
        raise click.ClickException(str(fault)) from fault
    except Held as fault:
        msg = (
            "A server is running on this folder; it brings the database up to date by itself when it starts."
        )
        raise click.ClickException(msg) from fault
    open_instance(settings)
    os.close(handle)
