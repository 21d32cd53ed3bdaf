"""Codes and data put into sentences of the reader's language: the only place that words a refusal."""

from collections.abc import Callable
from typing import Any, Final

from dialogue.kernel import limits
from dialogue.kernel.errors import DialogueError
from dialogue.web.catalogue import _, ngettext
from dialogue.web.office_problems import OFFICE_PROBLEMS, office_conflict

Data = dict[str, Any]
Say = Callable[[Data], str]


def said(refused: DialogueError) -> str:
    """Return the sentence for a refusal."""
    say = CODES.get(refused.code)
    return say(dict(refused.data)) if say else went_wrong({})


def went_wrong(_data: Data) -> str:
    """Return the sentence for a fault of ours."""
    return _("Something went wrong. Nothing was lost")


def wait_minutes(seconds: int) -> int:
    """Return whole minutes to wait, rounded up, at least one."""
    return max(1, -(-seconds // limits.MINUTE))


def _declined(data: Data) -> str:
    say = RULES.get(str(data.get("rule")))
    return say(data) if say else _("A rule of this room does not allow this now.")


def _slower(data: Data) -> str:
    return _("Slow down: you can write again in {n} s", n=int(data.get("wait_s", 1)))


def _mode(data: Data) -> str:
    if data.get("mode") == "paused":
        return _("The room is paused")
    return _("Only the moderators can write now")


def _length(data: Data) -> str:
    given, most = int(data.get("n") or data.get("points") or 0), int(data.get("max", limits.MESSAGE_POINTS))
    if data.get("unit") == "bytes" or not given:
        return _("Your text is too long.")
    return _("Your text is too long: {n} of {max} characters", n=given, max=most)


RULES: Final[dict[str, Say]] = {
    "mode": _mode,
    "muted": lambda data: _("You can only read for now. You can still write to the moderators."),
    "slow_mode": _slower,
    "flood": _slower,
    "floor": lambda data: _("It is not your turn yet. What you wrote is kept here."),
    "length": _length,
    "repetition": lambda data: _("You have just written the same thing."),
}


def _asks(data: Data) -> str:
    if data.get("rule") == "small_place":
        return _(
            "You named a small place. In a small group people could recognise you by it. Send it anyway?"
        )
    return _(
        "There is a phone number or a link in the text; someone could be recognised by it. "
        "If you send it as it is, a moderator will read it first."
    )


def _forbidden(data: Data) -> str:
    state = data.get("state")
    if data.get("why") == "room":
        if state == "closed":
            return _("The meeting has ended")
        return _("The room is paused") if state == "paused" else _("The meeting has not begun yet.")
    return _("You cannot do this now.")


def _too_many(data: Data) -> str:
    if data.get("why") == "entries":
        return _(
            "Many people are coming in just now. Your invitation has not been used: "
            "press the button again in {n} s.",
            n=int(data.get("wait_s", 1)),
        )
    minutes = wait_minutes(int(data.get("wait_s", limits.MINUTE)))
    return ngettext(
        "Too many attempts. Try again in {n} minute", "Too many attempts. Try again in {n} minutes", minutes
    )


def _conflict(data: Data) -> str:
    if data.get("why") == "window":
        return _("The time for changing this message is over. You can take it back and write it anew.")
    return office_conflict(data) or _("Somebody was faster: this has changed in the meantime.")


def _invalid(data: Data) -> str:
    field, found = str(data.get("field")), str(data.get("problem"))
    say = PROBLEMS.get(f"{field}.{found}") or PROBLEMS.get(found)
    return say(data) if say else _("Something in it cannot be taken as it is.")


CODES: Final[dict[str, Say]] = {
    "declined": _declined,
    "ask": _asks,
    "conflict": _conflict,
    "forbidden": _forbidden,
    "missing": lambda data: _("This is no longer here."),
    "invalid": _invalid,
    "too_large": _length,
    "too_many": _too_many,
    "busy": lambda data: _("There is a lot going on here just now. Try again in a minute."),
    "unavailable": lambda data: _("It could not be kept just now. Try again in a minute."),
    "signed_out": lambda data: _("You are no longer signed in. What you wrote is kept on this page."),
}


def _strange_letter(data: Data) -> str:
    return _("The letter {x} comes from another alphabet", x=str(data.get("letter", "")))


def _unseen(data: Data) -> str:
    return _("There is a sign in it that cannot be seen. Type the text again instead of pasting it.")


PROBLEMS: Final[dict[str, Say]] = {
    **OFFICE_PROBLEMS,
    "csrf.token": lambda data: _("This page had become too old. Try again now."),
    "name.sign": lambda data: _("Use only letters, spaces and hyphens, and at most two digits at the end."),
    "name.other_alphabet": _strange_letter,
    "name.digits": lambda data: _("Use at most two digits, at the end."),
    "name.too_short": lambda data: _("Use at least {n} letters.", n=int(data.get("min", limits.NAME_MIN))),
    "name.too_long": lambda data: _("Use at most {n} letters.", n=int(data.get("max", limits.NAME_MAX))),
    "name.staff_like": lambda data: _(
        "This name sounds like somebody of the team. Choose another, so that nobody is misled."
    ),
    "name.too_similar": lambda data: _("This name is too similar to another one here"),
    "community.unknown": lambda data: _("Choose one of the answers."),
    "code.shape": lambda data: _("The code has 26 letters and digits. Check whether they are all there."),
    "words.unknown": lambda data: _(
        "Type all six words, with spaces between them. One of them is missing or is not an entry word."
    ),
    "words.wrong": lambda data: _("These are not the entry words of anybody here. Check them once more."),
    "second.differs": lambda data: _("The second word is another one. Look at your words once more."),
    "fifth.differs": lambda data: _("The fifth word is another one. Look at your words once more."),
    "name.sign_in": lambda data: _("The name or the password is not right."),
    "one_time.wrong": lambda data: _("This code is not right, or it has been used. Wait for the next one."),
    "recovery.wrong": lambda data: _("This recovery code is not right, or it has been used."),
    "password.too_short": lambda data: _("Use at least {n} characters.", n=int(data.get("min", 0))),
    "password.too_long": lambda data: _("Use at most {n} characters.", n=int(data.get("max", 0))),
    "password.common": lambda data: _("Too many people use this password. Choose another."),
    "agree.agree": lambda data: _("Tick the box, so that it does not happen by mistake."),
    "too_low": lambda data: _("Give at least {n}.", n=int(data.get("least", 0))),
    "blank": lambda data: _("Write something first."),
    "too_short": lambda data: _("Use at least {n} characters.", n=int(data.get("min", 1))),
    "too_long": lambda data: _("Use at most {n} characters.", n=int(data.get("max", 0))),
    "marks": _unseen,
    "control": _unseen,
    "override": _unseen,
    "surrogate": _unseen,
    "tag": _unseen,
    "filler": _unseen,
}
