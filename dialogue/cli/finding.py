"""What the doctor says of one thing it has looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do when it is not well, or what would be better."""

    what: str
    well: bool
    advice: str = ""
