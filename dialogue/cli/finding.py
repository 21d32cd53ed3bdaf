"""What the doctor says of one thing it has looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do when it is not well, or what would be better."""

    what: str
    well: bool
    advice: str = ""

    @property
    def mark(self) -> str:
        """How its line begins: `ok`; `--` where something would be better; `!!` where it has to be mended."""
        if not self.well:
            return "!!"
        return "--" if self.advice else "ok"
