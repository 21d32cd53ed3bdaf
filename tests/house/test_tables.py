"""Tables, like imports, only point down; events hold nothing that a person could be known by."""

import importlib
import pkgutil

import msgspec
from msgspec import inspect
from sqlalchemy import Table

import dialogue
from dialogue.kernel.ids import ID_PATTERN
from dialogue.store.base import Base
from dialogue.streams.kinds import KINDS, Event
from tests.house.tree import below_the_edges, floors


def import_all() -> None:
    """Every module below the flows, so that every table and every event is known."""
    for module in pkgutil.walk_packages(dialogue.__path__, "dialogue."):
        package = module.name.split(".")[1]
        if package in below_the_edges() and floors()[package] < floors()["flows"]:
            importlib.import_module(module.name)


def test_foreign_keys_point_down() -> None:
    import_all()
    owners = owners_of_tables()

    climbing = [
        f"{table.fullname}.{key.parent.name} -> {key.column.table.fullname}"
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if owners[key.column.table.name] > owners[table.name]
    ]

    assert climbing == []


def test_every_table_belongs_to_a_class() -> None:
    import_all()

    assert sorted(set(Base.metadata.tables) - set(owners_of_tables())) == []


def test_events_hold_ids_enums_and_whole_numbers_only() -> None:
    import_all()

    telling = [
        f"{kind}.{field.name}"
        for kind, event in KINDS.items()
        for field in msgspec.structs.fields(event)
        if not says_nothing(inspect.type_info(field.type))
    ]

    assert telling == []


def test_a_field_of_text_would_be_found() -> None:
    class Telling(Event, frozen=True):
        name: str

    [field] = msgspec.structs.fields(Telling)

    assert not says_nothing(inspect.type_info(field.type))


def owners_of_tables() -> dict[str, int]:
    """The floor of the package in which each table's class stands."""
    return {
        mapper.local_table.name: floors()[mapper.class_.__module__.split(".")[1]]
        for mapper in Base.registry.mappers
        if isinstance(mapper.local_table, Table)
    }


def says_nothing(kind: inspect.Type) -> bool:
    match kind:
        case inspect.UnionType(types=types):
            return all(map(says_nothing, types))
        case inspect.StrType(pattern=pattern):
            return pattern == ID_PATTERN
        case inspect.LiteralType() | inspect.EnumType() | inspect.IntType() | inspect.NoneType():
            return True
        case _:
            return False
