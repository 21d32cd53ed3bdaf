"""`dialogue backup`: the pair of keys, and the two files."""

import os
from pathlib import Path
from typing import Final

import click
from sqlalchemy.exc import SQLAlchemyError

from dialogue.cli import backup_faults as words_for
from dialogue.cli.backing_up import Made, back_up, forget_old, public_half
from dialogue.cli.bars import Bars
from dialogue.cli.last_backup import note_backup
from dialogue.config import OWNER_ONLY, ConfigError, Settings, read_settings
from dialogue.kernel.clock import SystemClock
from dialogue.store.backup.container import Part
from dialogue.store.backup.faults import BackupFault
from dialogue.store.backup.pair import make_pair, mark_of, read_public

PLACE: Final = click.Path(path_type=Path)
LABELS: Final[dict[Part, str]] = {"words": "Words", "keys": "Keys"}


@click.group("backup", invoke_without_command=True)
@click.option("--words-to", type=PLACE, help="A folder for what people wrote, sealed.")
@click.option("--keys-to", type=PLACE, help="Another one: keys, secrets, the list of erasures.")
@click.pass_context
def backup(context: click.Context, words_to: Path | None, keys_to: Path | None) -> None:
    """Write a backup, whether the server runs or not.

    Two files in two folders: what people wrote, and what opens it. Both are sealed: only the private half
    of the pair opens them. Files that are older than a week are deleted from their folder.
    """
    if context.invoked_subcommand is not None:
        return
    settings = _settings()
    asked: dict[Part, Path | None] = {"words": words_to, "keys": keys_to}
    wishes = {part: folder for part, folder in asked.items() if folder is not None}
    _check(settings, wishes)
    with Bars() as bars:
        made = [_make(settings, part, folder, bars) for part, folder in wishes.items()]
    for each in made:
        note_backup(settings.data, each.part, SystemClock().now())
        click.echo(f"{LABELS[each.part]}: {each.path} ({each.rows} rows, {each.size} bytes)")
        for path in forget_old(wishes[each.part], each.part, SystemClock().now()):
            click.echo(f"Deleted, its week is over: {path}")


@backup.command("key")
@click.option("--to", type=PLACE, help="A new file for the private half; else it is shown once.")
@click.option("--anew", is_flag=True, help="Make another pair although there is one.")
def key_command(to: Path | None, *, anew: bool) -> None:
    """Make the pair of keys that backups are sealed for.

    The public half stays in the data folder. The private half is not kept: it is shown once, or written to
    a file that you move away. Without it nobody opens a backup.
    """
    settings = _settings()
    place = public_half(settings)
    if place.exists() and not anew:
        raise click.ClickException(words_for.HAS_ONE.format(mark=_mark(place)))
    pair = make_pair()
    if to is not None:
        _write_new(to, pair.private)
    place.unlink(missing_ok=True)
    _write_new(place, pair.public)
    click.echo(f"From now on backups are sealed for the pair {mark_of(read_public(pair.public))}.")
    if to is not None:
        click.echo(f"The private half is in {to}. Move it away from this machine, to two places.")
        return
    click.echo(f"The private half, shown only now:\n\n{pair.private}\n")
    click.echo("Print it or write it down, twice, and keep it away from this machine.")


def _check(settings: Settings, wishes: dict[Part, Path]) -> None:
    if not wishes:
        raise click.ClickException(words_for.NOTHING_ASKED)
    if not public_half(settings).exists():
        raise click.ClickException(words_for.NO_PUBLIC)
    _mark(public_half(settings))
    for folder in wishes.values():
        if not folder.is_dir():
            raise click.ClickException(words_for.NO_FOLDER.format(folder=folder))
        if folder.resolve().is_relative_to(settings.data):
            raise click.ClickException(words_for.INSIDE.format(folder=folder))
    if len({folder.resolve() for folder in wishes.values()}) < len(wishes):
        raise click.ClickException(words_for.TOGETHER)


def _make(settings: Settings, part: Part, folder: Path, bars: Bars) -> Made:
    try:
        return back_up(settings, SystemClock(), part, folder, lambda count: bars.begin(LABELS[part], count))
    except OSError as fault:
        told = words_for.NOT_WRITTEN.format(folder=folder, why=words_for.reason(fault))
        raise click.ClickException(told) from fault
    except SQLAlchemyError as fault:
        told = words_for.NOT_READ.format(part=part, why=words_for.reason(fault))
        raise click.ClickException(told) from fault


def _mark(place: Path) -> str:
    try:
        return mark_of(read_public(place.read_text()))
    except BackupFault as fault:
        raise click.ClickException(f"{place}: {words_for.sentence(fault)}") from fault


def _write_new(path: Path, text: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except OSError as fault:
        told = words_for.NO_NEW_FILE.format(path=path, why=words_for.reason(fault))
        raise click.ClickException(told) from fault
    with os.fdopen(handle, "w") as file:
        file.write(f"{text}\n")


def _settings() -> Settings:
    try:
        return read_settings()
    except ConfigError as fault:
        raise click.ClickException(str(fault)) from fault
