"""The fold of the booth: which texts are wanted in which language."""

from typing import Any

from dialogue.flows.reading.folds import Value, on, without
from dialogue.streams.read import Numbered


@on("booth", "rendering_asked")
def _asked(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    item = {"message": event.message, "revision": event.revision, "lang": event.lang}
    return {**value, "asked": [*_but(value, event.message, event.lang), item]}


@on("booth", "rendering_given")
def _given(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    return {**value, "asked": _but(value, event.message, event.lang)}


@on("booth", "hold_closed")
def _closed(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    return {**value, "asked": without(value["asked"], "revision", event.revision)}


# other words: what is still wanted of them is asked anew, right after
@on("booth", "message_revised", "message_withdrawn", "message_hidden", "message_erased")
def _went(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    return {**value, "asked": without(value["asked"], "message", event.message)}


def _but(value: Value, message: str, lang: str) -> list[Value]:
    return [item for item in value["asked"] if (item["message"], item["lang"]) != (message, lang)]
