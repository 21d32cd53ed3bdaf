"""Set-up that cannot go on says the exact command that brings what is missing."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.setup.environment import fitting_python, make_venv, version_of
from tests.house.tree import ROOT


@pytest.fixture
def bare_python(tmp_path: Path) -> str:
    """A Python 3.12 as Debian installs it: without what makes virtual environments."""
    path = tmp_path / "python3.12"
    path.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\necho 3.12\n')
    path.chmod(stat.S_IRWXU)
    return str(path)


def test_a_python_without_venv_is_answered_with_the_package_that_brings_it(bare_python: str) -> None:
    package = "python3-venv" if version_of("/usr/bin/python3") == "3.12" else "python3.12-venv"

    with pytest.raises(SystemExit, match=rf"apt-get install -y {package}\n"):
        make_venv(bare_python)


def test_the_python_in_use_is_taken_if_it_fits() -> None:
    assert fitting_python() == sys.executable


def test_a_program_that_is_no_python_has_no_version(tmp_path: Path) -> None:
    shim = tmp_path / "python3"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(stat.S_IRWXU)

    assert version_of(str(shim)) == ""


def test_make_help_names_what_a_newcomer_needs() -> None:
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    targets = [line.split()[1] for line in said.splitlines() if line.startswith("  make ")]

    assert targets[:6] == ["help", "run", "test", "quick", "soak", "lint"]
