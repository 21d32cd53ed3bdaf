"""Nobody is slowed down for an ordinary conversation, and nobody can drown it out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.moderation.pace import flood_wait, room_wait, slow_wait

NOW = datetime(2026, 11, 5, 19, 0, tzinfo=UTC)


def ago(*seconds: float) -> list[datetime]:
    return [NOW - timedelta(seconds=each) for each in seconds]


@pytest.mark.parametrize(
    ("sent", "wait"),
    [
        ([], 0),
        ([0, 0, 0, 0], 0),
        ([0, 0, 0, 0, 0], 6),
        ([4, 4, 4, 4, 4], 2),
        ([5.5, 5.5, 5.5, 5.5, 5.5], 1),
        ([6, 6, 6, 6, 6], 0),
        ([54, 48, 42, 36, 30, 24, 18, 12, 6], 0),
        ([59, 58, 57, 56, 55, 25, 24, 23, 22, 21], 1),
        ([61, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60], 0),
    ],
)
def test_a_person_may_say_five_things_at_once_and_ten_a_minute(sent: list[float], wait: int) -> None:
    assert flood_wait(ago(*sent), NOW) == wait


@pytest.mark.parametrize(("count", "wait"), [(14, 0), (15, 2), (30, 60)])
def test_a_moderator_may_write_three_times_as_much(count: int, wait: int) -> None:
    assert flood_wait(ago(*[0] * count), NOW, moderates=True) == wait


@given(st.lists(st.integers(0, 180), min_size=1, max_size=60))
def test_whoever_waits_as_told_is_never_told_to_wait_again(tries: list[int]) -> None:
    sent: list[datetime] = []
    for after in sorted(tries):
        at = NOW + timedelta(seconds=after)
        wait = flood_wait(sent, at)
        again = flood_wait(sent, at + timedelta(seconds=wait))
        if not wait:
            sent.append(at)

        assert again == 0

    in_a_minute = max(sum(1 for at in sent if start <= at < start + timedelta(minutes=1)) for start in sent)
    at_once = max(sent.count(at) for at in sent)
    assert (in_a_minute <= 10, at_once <= 5) == (True, True)


@pytest.mark.parametrize(("count", "wait"), [(119, 0), (120, 30)])
def test_a_room_takes_two_messages_a_second_on_average(count: int, wait: int) -> None:
    assert room_wait(ago(*[30] * count), NOW) == wait


@pytest.mark.parametrize(
    ("sent", "seconds", "wait"),
    [([], 30, 0), ([5], 0, 0), ([100, 5], 30, 25), ([29.5], 30, 1), ([30], 30, 0), ([31], 30, 0)],
)
def test_slow_mode_counts_from_the_last_message(sent: list[float], seconds: int, wait: int) -> None:
    assert slow_wait(ago(*sent), NOW, seconds) == wait


def test_when_the_clock_was_set_back_nobody_waits_for_what_was_sent_before() -> None:
    before = ago(*[-3600] * 120)

    waits = (flood_wait(before, NOW), room_wait(before, NOW), slow_wait(before, NOW, 120))

    assert waits == (0, 0, 0)


def test_what_lies_a_moment_ahead_was_sent_now() -> None:
    assert flood_wait(ago(*[-2] * 5), NOW) == flood_wait(ago(*[0] * 5), NOW)
