"""Nobody is quoted beyond what they released, and the order of quotes tells nothing."""

from itertools import permutations

from dialogue.summaries.facts import Released
from dialogue.summaries.quotes import released_in
from tests.make.summary import said

ONE = said("bir", "az", ru="один")
TWO = said("երկու", "hy", az="iki", ru="два")
THREE = said("три", "ru")


def test_only_words_released_in_a_language_appear_in_it() -> None:
    found = {lang: set(released_in(lang, (ONE, TWO, THREE), draw=1)) for lang in ("az", "hy", "en", "ru")}

    assert found == {
        "az": {Released("bir", "original"), Released("iki", "human")},
        "hy": {Released("երկու", "original")},
        "en": set(),
        "ru": {Released("один", "human"), Released("два", "human"), Released("три", "original")},
    }


def test_the_order_in_which_things_were_said_is_forgotten() -> None:
    orders = {released_in("ru", quotes, draw=1) for quotes in permutations((ONE, TWO, THREE))}

    assert len(orders) == 1


def test_the_order_is_drawn() -> None:
    orders = {released_in("ru", (ONE, TWO, THREE), draw) for draw in range(60)}

    assert len(orders) == 6


def test_what_is_taken_back_moves_nothing_else() -> None:
    every = released_in("ru", (ONE, TWO, THREE), draw=5)

    left = released_in("ru", (ONE, THREE), draw=5)

    assert left == tuple(quote for quote in every if quote.text != "два")
