"""What can go wrong, as codes and data; the edge words it in the reader's language."""

from typing import Final

STATUS: Final[dict[str, int]] = {
    "declined": 409,
    "ask": 409,
    "conflict": 409,
    "forbidden": 403,
    "missing": 404,
    "invalid": 400,
    "too_large": 413,
    "too_many": 429,
    "busy": 503,
    "unavailable": 503,
    "signed_out": 401,
}


class DialogueError(Exception):
    """One refusal: a code from `STATUS` and data of short strings and whole numbers.

    The data never holds words that a person wrote.
    """

    code = "invalid"

    def __init__(self, code: str | None = None, /, **data: str | int) -> None:
        self.code = code or self.code
        self.data = data
        super().__init__(self.code)


class Declined(DialogueError):
    """A rule says no; nothing was stored."""

    code = "declined"

    def __init__(self, rule: str, **data: str | int) -> None:
        super().__init__(rule=rule, **data)


class Ask(DialogueError):
    """The writer is asked first; nothing was stored and no key was spent."""

    code = "ask"

    def __init__(self, rule: str) -> None:
        super().__init__(rule=rule)


class Conflict(DialogueError):
    """The thing is no longer in the state the command was made for."""

    code = "conflict"


class Forbidden(DialogueError):
    """Known, and not allowed now."""

    code = "forbidden"


class Missing(DialogueError):
    """Unknown, or not to be known by the one who asks: the two are told apart by nobody."""

    code = "missing"


class Invalid(DialogueError):
    """A field does not hold what it should."""

    code = "invalid"

    def __init__(self, field: str, problem: str, **data: str | int) -> None:
        super().__init__(field=field, problem=problem, **data)


class TooLarge(DialogueError):
    """More than the limit; `n` and `max` say by how much where they are given."""

    code = "too_large"


class TooMany(DialogueError):
    """Too often; `wait_s` says when to come back, `why` what there was too much of where it is not tries."""

    code = "too_many"

    def __init__(self, wait_s: int, **data: str) -> None:
        super().__init__(wait_s=wait_s, **data)


class Busy(DialogueError):
    """The instance has more to do than it can; nothing was stored."""

    code = "busy"


class Unavailable(DialogueError):
    """The store could not keep it; nothing was stored."""

    code = "unavailable"


class SignedOut(DialogueError):
    """Nobody is signed in here any more."""

    code = "signed_out"
