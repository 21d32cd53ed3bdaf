"""What an operator can have done: by the running server if there is one, else here on the open folder."""

from collections.abc import Callable
from typing import Any, Final

from dialogue.app import Instance
from dialogue.cli import emergency
from dialogue.cli.demo_making import make_demo
from dialogue.kernel.errors import Conflict, Invalid
from dialogue.kernel.locales import as_lang
from dialogue.people.accounts import add_account
from dialogue.web.office.summary_file import make_document

Errand = Callable[[Instance, dict[str, str]], dict[str, Any]]


def add_staff(instance: Instance, wish: dict[str, str]) -> dict[str, Any]:
    """Add an account; return the secret for the one-time codes and the recovery codes, shown once."""
    lang = as_lang(wish["lang"])
    if lang is None and wish["lang"]:
        raise Invalid("lang", "unknown")
    made = instance.writer.run(
        lambda work: add_account(work, instance.pools, wish["name"], wish["password"], lang)
    )
    return {"secret": made.secret, "uri": made.uri, "codes": list(made.codes)}


def fill_demo(instance: Instance, _wish: dict[str, str]) -> dict[str, Any]:
    """Fill an empty database with the example."""
    if not instance.empty:
        raise Conflict(why="not_empty")
    make_demo(instance)
    return {}


def export(instance: Instance, wish: dict[str, str]) -> dict[str, Any]:
    """Return a published summary as a file's text."""
    lang = as_lang(wish["lang"])
    if lang is None:
        raise Invalid("lang", "unknown")
    with instance.readers.connect() as db:
        document = make_document(db, instance.kit.sealer, wish["session"], lang, wish["form"])
    return {"document": document.decode()}


ERRANDS: Final[dict[str, Errand]] = {
    "staff.add": add_staff,
    "staff.close": emergency.close_staff,
    "staff.open": emergency.open_staff,
    "rooms": emergency.list_rooms,
    "freeze": emergency.freeze,
    "erase": emergency.erase,
    "demo": fill_demo,
    "export": export,
}
