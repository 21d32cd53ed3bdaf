"""Remembers when words and keys were last put by, so that the doctor can tell when that was too long ago."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dialogue.config import OWNER_ONLY
from dialogue.store.backup.container import Part

NAME: Final = "backups.json"


def note_backup(data: Path, part: Part, at: datetime) -> None:
    """Write it down."""
    kept = {name: round(moment.timestamp()) for name, moment in last_backups(data).items()}
    (data / NAME).touch(OWNER_ONLY)
    (data / NAME).write_text(json.dumps({**kept, part: int(at.timestamp())}))


def last_backups(data: Path) -> dict[str, datetime]:
    """Return when each part was last put by; nothing is known of what never was."""
    try:
        told = json.loads((data / NAME).read_text())
        return {name: datetime.fromtimestamp(at, UTC) for name, at in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
