"""A figure is a median of ratios, pair by pair, and above 1 means better whichever way better lies."""

from bench.figures import Entry, compare, reported
from bench.table import table
from bench.targets import BARE, Target, target_of


def test_more_is_better_or_less_is() -> None:
    fast = compare("row", "deliveries/s", BARE, [200, 300, 250], [100, 100, 100])
    quick = compare("row", "ms", BARE, [10, 20, 40], [20, 20, 20], more=False)

    assert fast == Entry("row", 250, "deliveries/s", BARE, 2.5, 2, 3, 3)
    assert quick == Entry("row", 20, "ms", BARE, 1, 0.5, 2, 3)


def test_ratios_are_taken_pair_by_pair() -> None:
    slower_twice = compare("row", "x", BARE, [100, 50, 100], [100, 50, 100])

    assert (slower_twice.ratio, slower_twice.low, slower_twice.high) == (1, 1, 1)


def test_a_pair_in_which_one_had_nothing_is_no_pair() -> None:
    assert compare("row", "x", BARE, [100, 0, 100], [50, 50, 50]).runs == 2


def test_a_figure_may_stand_by_itself() -> None:
    assert reported("row", "s", [1.5, 2.0, 3.0]) == Entry("row", 2.0, "s", "", 1.0, 0.75, 1.5, 3)


def test_a_target_is_met_by_the_median() -> None:
    target = Target(must=2.2, stretch=3)
    entries = [Entry("row", 1, "x", BARE, ratio, 0, 9, 7) for ratio in (2.19, 2.2, 3.0)]

    assert [target.verdict(entry) for entry in entries] == ["missed", "met", "stretch"]


def test_a_target_may_be_a_value_to_stay_below() -> None:
    target = Target(most=30, best=10)
    entries = [Entry("row", value, "s", "", 1, 1, 1, 3) for value in (30, 29, 9)]

    assert [target.verdict(entry) for entry in entries] == ["missed", "met", "stretch"]


def test_what_has_no_target_is_only_reported() -> None:
    entry = Entry("fanout_40x25", 1, "x", "somebody else", 0.1, 0.1, 0.1, 7)

    assert (target_of(entry).told(), target_of(entry).verdict(entry)) == ("reported", "")


def test_the_table_tells_what_was_reached() -> None:
    met, missed = (Entry("fanout_40x25", 9.5, "x", BARE, ratio, 1, 3, 7) for ratio in (2.5, 1.0))

    lines = table([met, missed]).splitlines()

    assert [line.split()[0] for line in lines] == ["row", "fanout_40x25", "fanout_40x25"]
    assert [line.split()[-1] for line in lines[1:]] == ["met", "missed"]
