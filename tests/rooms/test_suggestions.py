"""Everyone is offered the same plain things, whatever language they read."""

from dialogue.kernel.locales import LANGS
from dialogue.rooms.likeness import name_key
from dialogue.rooms.names import check_name
from dialogue.rooms.suggestions import THINGS, suggestions
from tests.make.draw import FixedDraw


def test_every_suggested_name_is_allowed_and_none_is_taken_for_another_thing() -> None:
    things: dict[str, int] = {}
    for place, thing in enumerate(THINGS):
        for name in thing.values():
            assert check_name(name, ()) == name
            assert things.setdefault(name_key(name), place) == place

    assert [set(thing) for thing in THINGS] == [set(LANGS)] * 72


def test_one_draw_offers_the_same_things_in_every_language() -> None:
    places = [
        [[thing[lang] for thing in THINGS].index(name) for name in suggestions(lang, (), FixedDraw(3))]
        for lang in LANGS
    ]

    assert places == [places[0]] * 4


def test_a_thing_taken_in_one_language_is_offered_in_none() -> None:
    taken = [thing["hy"] for thing in THINGS[2:]]

    offered = suggestions("az", taken, FixedDraw())

    assert sorted(offered) == ["Lampa", "Nərdivan"]


def test_when_everything_is_taken_things_come_back_with_a_number() -> None:
    taken = [thing["en"] for thing in THINGS] + [thing["ru"] + " 2" for thing in THINGS[1:]]

    assert suggestions("az", taken, FixedDraw()) == ("Lampa 2",)


def test_as_many_are_offered_as_are_asked_for() -> None:
    assert [len(suggestions("ru", (), FixedDraw(), count)) for count in (1, 6, 500)] == [1, 6, 72]
