"""`dialogue restore`."""

from pathlib import Path
from typing import Final

import click
from sqlalchemy.exc import SQLAlchemyError

from dialogue.app import Held
from dialogue.cli import backup_faults as words_for
from dialogue.cli.bars import Bars
from dialogue.cli.restoring import NotEmpty, Restored, restore
from dialogue.cli.surveying import Source
from dialogue.config import ConfigError, read_places
from dialogue.store.backup.faults import BackupFault
from dialogue.store.backup.pair import read_private

FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
READINGS: Final = 2  # once to look, once to write


@click.command("restore")
@click.option("--words", type=FILE, required=True, help="The file dialogue-words-…")
@click.option("--keys", type=FILE, required=True, help="The newest file dialogue-keys-… there is.")
@click.option("--private", type=FILE, help="A file with the private half; else it is asked for.")
def restore_command(words: Path, keys: Path, private: Path | None) -> None:
    """Restore a backup into an empty folder.

    That is DIALOGUE_DATA, and two databases without tables where they are PostgreSQL's. All of it is looked
    at before anything is written. What was erased since is erased again, and every login and invitation
    ends.
    """
    text = private.read_text() if private else click.prompt("Private half", hide_input=True, err=True)
    try:
        _tell(_restore(words, keys, text))
    except BackupFault as fault:
        raise click.ClickException(words_for.sentence(fault)) from fault
    except NotEmpty as fault:
        raise click.ClickException(words_for.NOT_EMPTY.format(what=fault.what)) from fault
    except Held as fault:
        raise click.ClickException(words_for.IN_USE) from fault
    except ConfigError as fault:
        raise click.ClickException(str(fault)) from fault
    except (OSError, SQLAlchemyError) as fault:
        raise click.ClickException(words_for.HALF.format(why=words_for.reason(fault))) from fault


def _restore(words: Path, keys: Path, text: str) -> Restored:
    private = read_private(text)
    with Bars() as bars:
        read = bars.begin("Reading", READINGS * (words.stat().st_size + keys.stat().st_size))
        return restore(
            read_places(),
            Source(words, "words", private, read),
            Source(keys, "keys", private, read),
            lambda lines: bars.begin("Erasing again", lines),
        )


def _tell(done: Restored) -> None:
    again = done.again
    click.echo(f"Restored: {done.words} rows of words, {done.keys} of keys.")
    click.echo(f"Erased again: messages {again['message']}, people {again['member']}, rooms {again['room']}.")
    back = again["withdrawn"] + again["reworded"]
    out, seats = again["hidden"], again["gone"] + again["frozen"]
    staff = again["dismissed"] + again["closed"]
    click.echo(f"Ended again: taken back {back}, taken out {out}, seats {seats}, parts of staff {staff}.")
    click.echo("Every login and every invitation has ended. People come back with their six words.")
    click.echo("Next: dialogue doctor, then dialogue serve.")
