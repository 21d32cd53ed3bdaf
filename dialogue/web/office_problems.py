"""What the office refuses, in sentences: by field and problem, and by the reason of a conflict."""

from collections.abc import Callable
from typing import Any, Final

from flask import request

from dialogue.web.catalogue import _

Data = dict[str, Any]
Say = Callable[[Data], str]


def _out_of_bounds(data: Data) -> str:
    return _("Give a number from {least} to {most}.", least=int(data["min"]), most=int(data["max"]))


def _too_many(data: Data) -> str:
    return _("That is too many. At most: {n}", n=int(data["max"]))


OFFICE_PROBLEMS: Final[dict[str, Say]] = {
    "title.blank": lambda data: _("Give a title in at least one language."),
    "label.blank": lambda data: _("Give every society a name in at least one language."),
    "rule.blank": lambda data: _("Write every rule in at least one language."),
    "stage.blank": lambda data: _("Give every stage a title in at least one language."),
    "words.blank": lambda data: _("Write it in at least one language."),
    "words.agreed": lambda data: _(
        "People have agreed to these words. To change them, make a new version of the rules."
    ),
    "zone.unknown": lambda data: _("Choose a time zone from the list."),
    "lang.not_used": lambda data: _("Choose one of the languages of the programme."),
    "langs.blank": lambda data: _("Choose at least one language."),
    "account.unknown": lambda data: _("Nobody signs in with this name. Ask the operator to add the account."),
    "account.appointed": lambda data: _("This person has this role already."),
    "account.last_organiser": lambda data: _("A programme keeps at least one organiser."),
    "community.needed": lambda data: _("Two societies and the open answer always stay."),
    "community.shapes": lambda data: _("There is no shape left for one more society."),
    "day.past": lambda data: _("This day has passed. Choose a later one."),
    "day.order": lambda data: _(
        "Meetings stay in their order: choose a time between the one before and the next."
    ),
    "seats.none": lambda data: _("Choose at least one seat."),
    "out_of_bounds": _out_of_bounds,
    "too_many": _too_many,
    "number": lambda data: _("Give a whole number."),
    "day": lambda data: _("Give a day: year, month, day."),
    "clock": lambda data: _("Give a time of day, such as 19:00."),
    "choice": lambda data: _("Choose one of the answers."),
}

_CONFLICTS: Final[dict[str, Callable[[], str]]] = {
    "early": lambda: _("It is too early to publish this summary."),
    "draft": lambda: _("Files exist only once the summary is published."),
    "changed": lambda: _("Something was erased since this file was made. Make it again."),
    "begun": lambda: _("This meeting has begun: it stays as it is."),
    "waiting_room": lambda: _("The waiting room of this meeting is open: it can no longer be cancelled."),
    "entered": lambda: _("Somebody has come in: societies can be renamed, but no longer taken off the list."),
    "taken": lambda: _("Somebody holds this seat. To give it to another person, renew it."),
    "closed": lambda: _("This seat is closed."),
    "empty": lambda: _("There is no invitation out for this seat."),
}


def office_conflict(data: Data) -> str | None:
    """Return why the office could not do it, or None: elsewhere the same reasons mean other things."""
    say = _CONFLICTS.get(str(data.get("why")))
    return say() if say and (request.blueprint or "").startswith("office") else None
