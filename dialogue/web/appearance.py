"""How pages look to one person: light or dark, and how large the text is. Only their own browser keeps it."""

from dataclasses import dataclass
from typing import Final, Literal, TypeVar

Theme = Literal["auto", "light", "dark"]
Size = Literal["usual", "large", "larger"]
THEMES: Final[tuple[Theme, ...]] = ("auto", "light", "dark")
SIZES: Final[tuple[Size, ...]] = ("usual", "large", "larger")
BETWEEN: Final = "."
Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True, slots=True)
class Appearance:
    """What somebody chose; `auto` looks as the device does."""

    theme: Theme = "auto"
    size: Size = "usual"

    def into(self, *, theme: str | None, size: str | None) -> "Appearance | None":
        """Return it with what is given changed; None when nothing is given, or something not known."""
        if theme is None and size is None:
            return None
        new_theme = self.theme if theme is None else _known(theme, THEMES)
        new_size = self.size if size is None else _known(size, SIZES)
        return Appearance(new_theme, new_size) if new_theme and new_size else None

    def kept(self) -> str:
        """Return it as the browser keeps it."""
        return f"{self.theme}{BETWEEN}{self.size}"


def as_appearance(kept: str) -> Appearance:
    """Return what a browser kept; what is not known counts as not chosen."""
    theme, _, size = kept.partition(BETWEEN)
    return Appearance(_known(theme, THEMES) or "auto", _known(size, SIZES) or "usual")


def _known(value: str, choices: tuple[Choice, ...]) -> Choice | None:
    return next((choice for choice in choices if choice == value), None)
