"""Databases that will not do are refused with a sentence, before anything is written."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from dialogue.config import ConfigError
from dialogue.store.engines import keys_engine, sqlite_url, writer_engine
from dialogue.store.fitness import MAKE_ONE, check_databases
from tests.make.bed import Bed
from tests.make.pair import Pair
from tests.make.postgres import Server


def refusal(words: Engine, keys: Engine) -> str:
    with pytest.raises(ConfigError) as refused:
        check_databases(words, keys)
    for engine in (words, keys):
        engine.dispose()
    return str(refused.value)


def test_two_that_hold_what_they_should_will_do(bed: Bed) -> None:
    check_databases(bed.engine, bed.keys)


def test_words_in_the_place_of_keys_are_found_out_under_any_name(bed: Bed) -> None:
    keys = keys_engine(bed.pair.words)

    told = refusal(writer_engine(bed.pair.words), keys)

    assert told == (
        "The database in DIALOGUE_KEYS_URL is the other one's: words and keys must lie in two, "
        "so that no backup holds both."
    )


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "how", ["ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en'", "ENCODING 'SQL_ASCII' LOCALE 'C'"]
)
def test_another_order_or_encoding_is_refused(postgresql: Server, tmp_path: Path, how: str) -> None:
    postgresql.order("DROP DATABASE IF EXISTS other")
    postgresql.order(f"CREATE DATABASE other TEMPLATE template0 {how}")

    told = refusal(writer_engine(postgresql.url("other")), keys_engine(sqlite_url(tmp_path / "keys.sqlite")))

    assert told == (
        "The database in DIALOGUE_DATABASE_URL must order UTF-8 by its code points. "
        f"Make one with: {MAKE_ONE}"
    )


@pytest.mark.postgresql
def test_one_that_is_not_there_is_told_without_a_password(postgresql: Server, used_pair: Pair) -> None:
    nowhere = postgresql.url("nowhere").replace("dialogue@", "dialogue:nowhere@")

    told = refusal(writer_engine(used_pair.words), keys_engine(nowhere))

    assert told.startswith("The database in DIALOGUE_KEYS_URL does not answer: ")
    assert "nowhere" not in told
    assert "does not exist" in told


@pytest.mark.postgresql
def test_no_server_at_all_is_told_too(tmp_path: Path) -> None:
    told = refusal(
        writer_engine(f"postgresql://dialogue@/words?host={tmp_path}"),
        keys_engine(sqlite_url(tmp_path / "keys.sqlite")),
    )

    assert told.startswith("The database in DIALOGUE_DATABASE_URL does not answer: ")
    assert "Is the server running" in told or "No such file" in told
