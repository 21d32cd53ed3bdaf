"""The summary for programs: exactly the record, in one documented and versioned shape."""

from typing import Any

import msgspec

from dialogue.kernel.errors import Conflict
from dialogue.summaries.record import Record


def write(record: Record) -> bytes:
    """Return the file; a draft is not given away."""
    if record.status != "published":
        raise Conflict
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def read(data: bytes) -> Record:
    """Return the record that a file or the store holds; anything else, or another version, is refused."""
    return msgspec.json.decode(data, type=Record)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the file, which `docs/summary-format.md` shows."""
    return msgspec.json.schema(Record)
