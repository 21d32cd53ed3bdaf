"""`dialogue rooms`, `freeze` and `erase`, and `staff close` and `open`: for when somebody is in danger."""

from typing import Final

import click

from dialogue.cli.errand import errand

SEAT: Final = click.option("--seat", type=click.IntRange(min=1), help="The number the office knows them by.")
NAMED: Final = click.option("--name", is_flag=True, help="Ask for the name they chose in the room.")
SURE: Final = click.option("--sure", is_flag=True, help="Do not ask whether this is meant.")


@click.command("rooms")
def rooms_command() -> None:
    """List the rooms, each with its id."""
    for room in errand("rooms", {})["rooms"]:
        seats = f"{room['taken']} of {room['seats']} seats taken"
        click.echo(f"{room['room']}  {room['programme']} · {room['title']} · {seats}")


@click.command("freeze")
@click.argument("room")
@SEAT
@NAMED
def freeze_command(room: str, seat: int | None, *, name: bool) -> None:
    """Let nobody in any more as somebody of ROOM.

    Not even who has their telephone or their six words: their pages end within a second, their seat is
    closed, their words open nothing. What they wrote stays.
    """
    errand("freeze", {"room": room, **_whom(seat, name=name)})
    click.echo("Frozen. Nobody comes in as them any more; to come back they need a new seat.")


@click.command("erase")
@click.argument("room")
@SEAT
@NAMED
@click.option("--everything", is_flag=True, help="The whole room: what everybody wrote, and its key.")
@SURE
def erase_command(room: str, seat: int | None, *, name: bool, everything: bool, sure: bool) -> None:
    """Erase somebody of ROOM, or all of it, for good.

    It comes back when no file of the database holds it any more.
    """
    if everything and (seat or name):
        raise click.UsageError("Either somebody or --everything.")
    whom = {} if everything else _whom(seat, name=name)
    if not sure:
        click.confirm("This cannot be undone. Erase?", abort=True, err=True)
    errand("erase", {"room": room, **whom})
    click.echo("Erased. Next: dialogue backup --keys-to …, so that no restore brings it back.")


@click.command("close")
@click.argument("name")
def close_command(name: str) -> None:
    """Close the account of NAME at once.

    Nobody signs in with it any more, and whoever is in is out.
    """
    errand("staff.close", {"name": name})
    click.echo("Closed. `dialogue staff open` opens it again.")


@click.command("open")
@click.argument("name")
def open_command(name: str) -> None:
    """Open the account of NAME again.

    Its password and codes are those it had.
    """
    errand("staff.open", {"name": name})
    click.echo("Open again.")


def _whom(seat: int | None, *, name: bool) -> dict[str, str]:
    if (seat is None) == (not name):
        raise click.UsageError("Say who: --seat NUMBER, or --name to be asked for it.")
    # a name is never an argument: it would stay in the shell's history
    return {"seat": str(seat)} if seat is not None else {"name": click.prompt("Name in the room", err=True)}
