"""Where the databases are: what an operator may write, and what stops the start."""

import re
from pathlib import Path

import pytest

from dialogue.config import ConfigError, Settings, read_settings

SHAPE = "DIALOGUE_DATABASE_URL must look like postgresql:///meetings or sqlite:////srv/meetings.sqlite."
SAME = (
    "DIALOGUE_DATABASE_URL and DIALOGUE_KEYS_URL name the same database. Give the keys another one, "
    "so that no backup holds both."
)


def settings(folder: Path, words: str = "", keys: str = "") -> Settings:
    given = {"DIALOGUE_DATABASE_URL": words, "DIALOGUE_KEYS_URL": keys}
    return read_settings({"DIALOGUE_DATA": str(folder), **{name: url for name, url in given.items() if url}})


def refusal(folder: Path, words: str = "", keys: str = "") -> str:
    with pytest.raises(ConfigError) as refused:
        settings(folder, words, keys)
    return str(refused.value)


def test_they_are_files_of_the_folder_if_nothing_is_said(tmp_path: Path) -> None:
    found = settings(tmp_path)

    assert (found.database_url, found.keys_url) == (
        f"sqlite:///{tmp_path / 'dialogue.sqlite'}",
        f"sqlite:///{tmp_path / 'keys.sqlite'}",
    )


@pytest.mark.parametrize("begins", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_may_be_written_in_every_usual_way(tmp_path: Path, begins: str) -> None:
    found = settings(tmp_path, f"{begins}://me:a%40b@db.example:5433/words")

    assert found.database_url == "postgresql+psycopg://me:a%40b@db.example:5433/words"
    assert found.keys_url == f"sqlite:///{tmp_path / 'keys.sqlite'}"


@pytest.mark.parametrize(
    "address",
    ["mysql://me:hidden@host/words", "words", "postgresql://", "postgresql://me:hidden@host:x/words"],
)
def test_another_address_is_refused_and_not_repeated(tmp_path: Path, address: str) -> None:
    told = refusal(tmp_path, address)

    assert told == SHAPE


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("postgresql:///one", "postgresql:///one"),
        ("postgresql://localhost/one", "postgresql://me:hidden@127.0.0.1:5432/one"),
        ("postgres:///one", "postgresql+psycopg://other@/one"),
        ("postgresql:///one?host=/run/pg", "postgresql:///one?host=/run/pg"),
        ("sqlite:////srv/a/../one.sqlite", "sqlite:////srv/one.sqlite"),
    ],
)
def test_words_and_keys_never_lie_in_one(tmp_path: Path, words: str, keys: str) -> None:
    assert refusal(tmp_path, words, keys) == SAME


def test_two_of_one_server_are_two(tmp_path: Path) -> None:
    found = settings(tmp_path, "postgresql:///words", "postgresql:///keys")

    assert (found.database_url, found.keys_url) == (
        "postgresql+psycopg:///words",
        "postgresql+psycopg:///keys",
    )


def test_no_secret_is_in_what_settings_look_like(tmp_path: Path) -> None:
    found = settings(tmp_path, "postgresql://me:hidden@host/words")

    secrets = (found.session_secret, found.entry_salt, found.master_key)
    assert "hidden" not in repr(found)
    assert re.search("|".join(re.escape(repr(secret)) for secret in secrets), repr(found)) is None
