"""A day and a time of day in a programme's zone, made into a moment that is still to come."""

from datetime import date, datetime, time, timedelta

from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid
from dialogue.programmes.outline import Outline
from dialogue.programmes.zones import at_local
from dialogue.store.work import Work


def check_moment(work: Work, programme: Outline, day: date, clock: time, minutes: int) -> datetime:
    """Return the moment; raises `Invalid` when a meeting that begins then would be over."""
    starts = at_local(day, clock, programme.zone)
    if starts + timedelta(minutes=minutes) <= work.now:
        raise Invalid("day", "past")
    return starts


def check_minutes(minutes: int) -> None:
    """Raise `Invalid` for a meeting that is too short or too long."""
    if not limits.SESSION_MINUTES_MIN <= minutes <= limits.SESSION_MINUTES_MAX:
        least, most = limits.SESSION_MINUTES_MIN, limits.SESSION_MINUTES_MAX
        raise Invalid("minutes", "out_of_bounds", min=least, max=most)
