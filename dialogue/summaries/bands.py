"""Numbers made so coarse that they point at nobody: ranges for counts, five bands for shares.

The rule is one for everyone: what it says depends on numbers alone, never on whose they are.
"""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

Band = Literal["few_or_none", "some", "about_half", "most", "all_or_nearly_all"]

EDGES: dict[Band, tuple[int, int]] = {
    "few_or_none": (0, 20),
    "some": (20, 40),
    "about_half": (40, 60),
    "most": (60, 80),
    "all_or_nearly_all": (80, 100),
}


class Count(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole number from `least` to `most`; exact where they are equal, open where `most` is null."""

    least: int
    most: int | None


class Share(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a whole: always a band, and whole percent only where exact figures are allowed."""

    band: Band
    percent: int | None


def exactly(number: int) -> Count:
    return Count(number, number)


def count_band(number: int, smallest: int, exact: int) -> Count:
    """Return "fewer than 5", "5 to 9" or the number itself."""
    if number < smallest:
        return Count(0, smallest - 1)
    if number < exact:
        return Count(smallest, exact - 1)
    return exactly(number)


def people_band(number: int, smallest: int, exact: int) -> Count:
    """Return "5 to 9" or "10 or more": what a large society gets while another one is small."""
    counted = count_band(number, smallest, exact)
    return Count(exact, None) if counted.least >= exact else counted


def share_band(part: int, whole: int) -> Band:
    """Return the band of part / whole: edges at .2, .4, .6 and .8, mirrored about one half.

    Whole numbers only, so that no rounding favours one half over the other.
    """
    fifths = Fraction(5 * part, whole)
    if fifths <= 1:
        return "few_or_none"
    if fifths <= 2:  # noqa: PLR2004 - two fifths
        return "some"
    if fifths < 3:  # noqa: PLR2004 - three fifths
        return "about_half"
    return "most" if fifths < 4 else "all_or_nearly_all"  # noqa: PLR2004 - four fifths


def percent(part: int, whole: int) -> int:
    """Return whole percent; a half goes to the even neighbour, so that 50.5 and 49.5 both become 50."""
    return round(Fraction(100 * part, whole))
