"""A form's fields as the arguments of a command: the same strict struct as over the wire."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from werkzeug.datastructures import MultiDict

from dialogue.flows.command import Command
from dialogue.flows.table import FLOWS
from dialogue.kernel.errors import Invalid, Missing
from dialogue.kernel.locales import LANGS

SEVERAL: Final = (msgspec.inspect.ListType, msgspec.inspect.VarTupleType)


def arguments(name: str, form: MultiDict[str, str]) -> bytes:
    """Return the body of a command as JSON; raises `Missing` for an unknown one, `Invalid` for a wrong field.

    `text-az` and its sisters become one text in several languages; an empty field of an optional
    argument is none.
    """
    flow = FLOWS.get(name)
    if flow is None:
        raise Missing
    try:
        command = msgspec.convert(_fields(flow.command, form), flow.command, strict=False)
    except msgspec.ValidationError as fault:
        raise Invalid("a", "shape") from fault
    return msgspec.json.encode(command)


def _fields(command: type[Command], form: MultiDict[str, str]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(command):
        spoken = {lang: form[f"{field.name}-{lang}"] for lang in LANGS if form.get(f"{field.name}-{lang}")}
        if spoken:
            found[field.name] = spoken
        elif isinstance(msgspec.inspect.type_info(field.type), SEVERAL):
            found[field.name] = form.getlist(field.name)
        elif field.name in form:
            value = form[field.name]
            found[field.name] = None if value == "" and field.type is not str else value
    return found
