"""Every column that holds words, or points to another floor, names the function by which that ends."""

import importlib
import inspect

from sqlalchemy import Column

from dialogue.store.base import Base
from tests.house.test_tables import import_all

# said in docs/security.md: no command takes a staff account or its second factor back
NEVER = {"account.totp"}


def named() -> dict[str, str]:
    """Columns with the verb they name."""
    import_all()
    columns: list[Column[object]] = [
        column for table in Base.metadata.tables.values() for column in table.columns
    ]
    return {
        f"{each.table.name}.{each.name}": each.info["erased"] for each in columns if "erased" in each.info
    }


def is_function(dotted: str) -> bool:
    module, _, function = f"dialogue.{dotted}".rpartition(".")
    try:
        return inspect.isfunction(getattr(importlib.import_module(module), function, None))
    except ModuleNotFoundError:
        return False


def test_every_verb_that_a_column_names_is_a_function() -> None:
    verbs = {column: verb for column, verb in named().items() if column not in NEVER}

    assert {column: verb for column, verb in verbs.items() if not is_function(verb)} == {}


def test_what_nothing_erases_yet_is_known() -> None:
    assert {column for column, verb in named().items() if verb == "never"} == NEVER


def test_a_verb_that_is_not_there_would_be_found() -> None:
    assert is_function("flows.erase.wipe_message")
    assert not is_function("flows.erase.wipe")
    assert not is_function("flows.wipe.wipe_message")
