"""Writes `docs/protocol.schema.json`: JSON Schemas of commands and events, taken from the structs themselves.

Run as `python -m deploy.documents.shapes`; a test refuses a file that is not what the structs say.
"""

from importlib import import_module
from pathlib import Path
from typing import Any, Final

import msgspec

from dialogue.flows.table import FLOWS
from dialogue.live.commands import Auth, Frame
from dialogue.streams.kinds import KINDS

PLACE: Final = Path(__file__).resolve().parents[2] / "docs" / "protocol.schema.json"
# every slice that has events: importing them enters their kinds
SLICES: Final = ("audit", "interpretation", "messages", "moderation", "rooms")


def shapes() -> dict[str, Any]:
    """Return the schemas by name; each command and event points at its definition."""
    for name in SLICES:
        import_module(f"dialogue.{name}.events")
    commands = {name: FLOWS[name].command for name in sorted(FLOWS)}
    events = {kind: KINDS[kind] for kind in sorted(KINDS)}
    types = [Auth, Frame, *commands.values(), *events.values()]
    _, definitions = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dialogue: what goes over the wire",
        "connect": _ref(Auth),
        "cmd": _ref(Frame),
        "commands": {name: _ref(command) for name, command in commands.items()},
        "events": {kind: _ref(event) for kind, event in events.items()},
        "$defs": definitions,
    }


def document() -> str:
    """Return the file's text."""
    return msgspec.json.format(msgspec.json.encode(shapes(), order="sorted"), indent=1).decode() + "\n"


def _ref(struct: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": f"#/$defs/{struct.__name__}"}


if __name__ == "__main__":
    PLACE.write_text(document(), encoding="utf-8")
