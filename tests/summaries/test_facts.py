"""Facts have no place for what must not be in a summary."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

from dialogue.summaries.facts import Facts


def leaves(kind: object, path: str) -> set[str]:
    """Every field that holds a plain value, by its path."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return set().union(*(leaves(hints[field.name], f"{path}.{field.name}") for field in fields(kind)))
    nested = [arg for arg in get_args(kind) if arg is not type(None) and is_dataclass(arg)]
    if nested:
        return set().union(*(leaves(arg, path) for arg in nested))
    return {path.removeprefix("facts.")}


def test_no_id_no_name_and_no_time_has_a_place_in_the_facts() -> None:
    authored = {"words", "original"}

    assert leaves(Facts, "facts") == {
        *(f"programme.{part}" for part in authored),
        *(f"room.{part}" for part in authored),
        "langs",
        "month.year",
        "month.month",
        "number",
        "of",
        "status",
        "stages.number",
        *(f"stages.title.{part}" for part in authored),
        "stages.planned_minutes",
        "stages.used_seconds",
        "communities.key",
        *(f"communities.label.{part}" for part in authored),
        "communities.shape",
        "people.community",
        "people.characters",
        "held",
        "looks",
        *(f"announcements.{part}" for part in authored),
        "quotes.words.text",
        "quotes.words.how",
        "draw",
        "erased_by.year",
        "erased_by.month",
        "thresholds.smallest",
        "thresholds.exact",
    }
