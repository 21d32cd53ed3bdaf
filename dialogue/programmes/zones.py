"""Time zones by name: times are shown in the programme's own zone, and no zone is anybody's default."""

from datetime import UTC, date, datetime, time
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from dialogue.kernel.errors import Invalid

_AREAS: Final = frozenset(
    [
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    ]
)


@cache
def zone_names() -> tuple[str, ...]:
    """Return every zone that is named after a place, and UTC, in the order of the alphabet."""
    named = {name for name in available_timezones() if name.split("/")[0] in _AREAS and "/" in name}
    return tuple(sorted({*named, "UTC"}))


def check_zone(name: str) -> str:
    """Return the name; raises `Invalid` for one that is not in the list."""
    if name not in zone_names():
        raise Invalid("zone", "unknown")
    return name


def at_local(day: date, clock: time, zone: str) -> datetime:
    """Return the moment at which a clock on the wall there shows this."""
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


def local(moment: datetime, zone: str) -> datetime:
    """Return the moment as the clock there shows it."""
    return moment.astimezone(ZoneInfo(zone))
