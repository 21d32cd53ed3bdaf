"""Whatever the project stands on has its line in docs/dependencies.md, and is used."""

import json
import re
import tomllib

from tests.house.tree import ROOT, imported, python_files, text

PROJECT = tomllib.loads(text(ROOT / "pyproject.toml"))
# what a library is called when it is imported, where that differs from its name
MODULES = {
    "argon2-cffi": "argon2",
    "google-re2": "re2",
    "python-engineio": "engineio",
    "python-socketio": "socketio",
}


def names(requirements: list[object]) -> set[str]:
    """Libraries without their versions; groups that include other groups name none."""
    found = (re.match(r"[\w-]+", each) for each in requirements if isinstance(each, str))
    return {match.group() for match in found if match}


def module(library: str) -> str:
    return MODULES.get(library, library.replace("-", "_"))


def test_every_dependency_has_its_line() -> None:
    package = json.loads(text(ROOT / "package.json"))
    wanted = names(PROJECT["project"]["dependencies"])
    wanted |= {
        name for extra in PROJECT["project"]["optional-dependencies"].values() for name in names(extra)
    }
    wanted |= {each for group in PROJECT["dependency-groups"].values() for each in names(group)}
    wanted |= set(package["dependencies"]) | set(package["devDependencies"])

    written = set(re.findall(r"`([@\w/.-]+)`", text(ROOT / "docs" / "dependencies.md")))

    assert sorted(wanted - written) == []


def test_every_library_of_the_server_is_used() -> None:
    files = python_files("dialogue", "migrations")
    used = {each.partition(".")[0] for path in files for each in imported(path)}
    wanted = names(PROJECT["project"]["dependencies"])

    assert sorted(each for each in wanted if module(each) not in used) == []
