"""Figures appear for everybody by the coarsest rule anybody needs, or for nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.kernel.errors import Invalid
from dialogue.summaries.bands import Count, Share
from dialogue.summaries.facts import Person, Thresholds
from dialogue.summaries.figures import Figure, figures
from tests.make.summary import LINDEN, OAK, OTHER, a_meeting, people

HALF = Share("about_half", None)


@pytest.mark.parametrize(
    "counts",
    [
        {},
        {"c_oak": 1},
        {"c_oak": 4, "c_linden": 4},
        {"c_oak": 12, "c_linden": 4},
        {"c_oak": 12, "c_linden": 12, "c_other": 1},
        {"c_oak": 12, "c_linden": 12, None: 1},
    ],
)
def test_one_small_group_silences_all_figures(counts: dict[str | None, int]) -> None:
    assert figures(a_meeting(counts)) is None


def test_from_five_to_nine_there_are_bands() -> None:
    found = figures(a_meeting({"c_oak": 5, "c_linden": 9}))

    assert found == (
        Figure("c_oak", Count(5, 9), Share("some", None)),
        Figure("c_linden", Count(5, 9), Share("most", None)),
    )


def test_the_coarser_rule_holds_for_large_and_small_alike() -> None:
    found = figures(a_meeting({"c_oak": 9, "c_linden": 10}))

    assert found == (Figure("c_oak", Count(5, 9), HALF), Figure("c_linden", Count(10, None), HALF))


def test_from_ten_in_every_group_figures_are_exact() -> None:
    found = figures(a_meeting({"c_oak": 10, "c_linden": 11, None: 13}))

    assert found == (
        Figure("c_oak", Count(10, 10), Share("some", 29)),
        Figure("c_linden", Count(11, 11), Share("some", 32)),
        Figure(None, Count(13, 13), Share("some", 38)),
    )


def test_a_silent_meeting_has_people_and_no_shares() -> None:
    found = figures(a_meeting(crowd=people({"c_oak": 5, "c_linden": 5}, characters=0)))

    assert found == (Figure("c_oak", Count(5, 9), None), Figure("c_linden", Count(5, 9), None))


def test_groups_stand_in_the_given_order_and_those_without_anyone_are_absent() -> None:
    found = figures(a_meeting({None: 5, "c_oak": 5, "c_linden": 5}, communities=(LINDEN, OTHER, OAK)))

    assert [figure.society for figure in found or ()] == ["c_linden", "c_oak", None]


def test_a_society_that_is_not_listed_is_refused_and_not_overlooked() -> None:
    with pytest.raises(Invalid):
        figures(a_meeting({"c_oak": 5, "c_linden": 5, "c_unknown": 1}))


def test_a_programme_may_be_stricter_and_never_laxer() -> None:
    stricter = Thresholds(smallest=8, exact=16)

    assert (stricter.smallest, stricter.exact) == (8, 16)
    for smallest, exact in [(4, 10), (5, 9), (8, 15)]:
        with pytest.raises(Invalid):
            Thresholds(smallest, exact)


groups = st.sampled_from(["c_oak", "c_linden", "c_other", None])
crowds = st.lists(st.builds(Person, groups, st.integers(0, 2000)), max_size=60).map(tuple)


@given(crowds)
def test_swapped_societies_give_mirrored_figures(crowd: tuple[Person, ...]) -> None:
    exchanged = {"c_oak": "c_linden", "c_linden": "c_oak"}
    mirrored = tuple(Person(exchanged.get(p.community or "", p.community), p.characters) for p in crowd)

    found = figures(a_meeting(crowd=crowd))
    mirror = figures(a_meeting(crowd=mirrored, communities=(LINDEN, OAK, OTHER)))

    assert mirror == (
        None
        if found is None
        else tuple(Figure(exchanged.get(f.society or "", f.society), f.people, f.talk) for f in found)
    )
