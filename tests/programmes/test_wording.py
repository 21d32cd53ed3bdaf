"""A wording is whole: it has its text in every language or it is refused."""

import msgspec
import pytest

from dialogue.programmes.wording import Wording


def test_a_wording_gives_its_text_in_each_language() -> None:
    wording = Wording(az="bir", hy="մեկ", en="one", ru="один")

    assert wording.by_lang() == {"az": "bir", "hy": "մեկ", "en": "one", "ru": "один"}


def test_a_wording_without_one_of_the_languages_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="missing required field `hy`"):
        msgspec.toml.decode('az = "bir"\nen = "one"\nru = "один"', type=Wording)


def test_a_wording_in_a_fifth_language_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field `ka`"):
        msgspec.toml.decode('az = "1"\nhy = "1"\nen = "1"\nru = "1"\nka = "1"', type=Wording)
