"""The bands say what the worked numbers say, and nothing is finer than it may be."""

import pytest

from dialogue.summaries.bands import Band, Count, count_band, people_band, percent, share_band

F: Band = "few_or_none"
S: Band = "some"
H: Band = "about_half"
M: Band = "most"
A: Band = "all_or_nearly_all"


@pytest.mark.parametrize(
    ("whole", "bands"),
    [
        (5, [F, F, S, M, A, A]),
        (6, [F, F, S, H, M, A, A]),
        (8, [F, F, S, S, H, M, M, A, A]),
        (12, [F, F, F, S, S, H, H, H, M, M, A, A, A]),
    ],
)
def test_shares_fall_into_the_bands_of_the_worked_numbers(whole: int, bands: list[Band]) -> None:
    found = [share_band(part, whole) for part in range(whole + 1)]

    assert found == bands


@pytest.mark.parametrize("whole", range(5, 61))
def test_each_end_band_covers_at_least_two_counts_and_the_bands_mirror(whole: int) -> None:
    turned = {F: A, S: M, H: H, M: S, A: F}

    found = [share_band(part, whole) for part in range(whole + 1)]

    assert (found.count(F) >= 2, found.count(A) >= 2) == (True, True)
    assert found == [turned[band] for band in reversed(found)]


@pytest.mark.parametrize(
    ("number", "counted", "grouped"),
    [
        (0, Count(0, 4), Count(0, 4)),
        (1, Count(0, 4), Count(0, 4)),
        (4, Count(0, 4), Count(0, 4)),
        (5, Count(5, 9), Count(5, 9)),
        (9, Count(5, 9), Count(5, 9)),
        (10, Count(10, 10), Count(10, None)),
        (37, Count(37, 37), Count(10, None)),
    ],
)
def test_counts_are_ranges_up_to_nine(number: int, counted: Count, grouped: Count) -> None:
    found = (count_band(number, 5, 10), people_band(number, 5, 10))

    assert found == (counted, grouped)


def test_a_half_per_cent_favours_neither_side() -> None:
    assert [percent(part, 200) for part in (101, 99, 1, 199)] == [50, 50, 0, 100]
