"""Looks how old the last backup is."""

from datetime import datetime, timedelta
from typing import Final

from dialogue.cli.backing_up import public_half
from dialogue.cli.finding import Finding
from dialogue.cli.last_backup import last_backups
from dialogue.config import Settings
from dialogue.kernel import limits

LATE: Final = timedelta(seconds=limits.BACKUP_LATE)
NO_PAIR: Final = "There is no key to seal them with. Run: dialogue backup key"
MAKE_ONE: Final = "Run `dialogue backup` every night, and with --keys-to alone every hour."


def examine_backups(settings: Settings, now: datetime) -> Finding:
    """Say when words and keys were last put by; only where real people are served must there be one."""
    last = last_backups(settings.data)
    told = ", ".join(f"{part} {_age(last.get(part), now)}" for part in ("words", "keys"))
    late = [part for part in ("words", "keys") if part not in last or now - last[part] > LATE]
    advice = NO_PAIR if not public_half(settings).exists() else MAKE_ONE if late else ""
    return Finding(f"last backup: {told}", not (advice and settings.production), advice)


def _age(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "never"
    hours = int((now - moment).total_seconds() // limits.HOUR)
    return f"{hours} h ago" if hours < 2 * limits.DAY // limits.HOUR else f"{hours // 24} days ago"
