"""Browser modules run as they are served: every import is relative, checked beforehand, and there."""

import json
from pathlib import Path

import pytest

from deploy.setup.modules import resolve, rewrite


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Two small packages, one with a scope."""
    write(tmp_path / "song", {".": {"node": "./node.js", "default": "./song.js"}, "./low.js": "./low.js"})
    write(tmp_path / "@hall" / "echo", {".": {"development": "./dev.js", "default": "./echo.js"}})
    (tmp_path / "song" / "song.js").write_text("")
    (tmp_path / "song" / "low.js").write_text("")
    (tmp_path / "@hall" / "echo" / "echo.js").write_text("")
    return tmp_path


def write(folder: Path, exports: dict[str, object]) -> None:
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"exports": exports}))


def rewritten(packages: Path, script: str) -> str:
    source = packages / "song" / "song.js"
    source.write_text(script)
    return rewrite(packages, source.resolve())[0]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('import"@hall/echo";', 'import"../echo/echo.js";'),
        ('import{a as b}from"@hall/echo";', 'import{a as b}from"../echo/echo.js";'),
        ("export*from'song/low.js';", 'export*from"./low.js";'),
        ('const a=1;import b from"./low.js";', 'const a=1;import b from"./low.js";'),
        ("let from='x';\n//# sourceMappingURL=song.js.map\n", "let from='x';\n"),
    ],
)
def test_specifiers_become_relative(packages: Path, script: str, expected: str) -> None:
    assert rewritten(packages, script) == expected


def test_the_variant_for_browsers_in_production_is_taken(packages: Path) -> None:
    found = [resolve(packages, name).name for name in ("song", "song/low.js", "@hall/echo")]

    assert found == ["song.js", "low.js", "echo.js"]


@pytest.mark.parametrize("script", ['import"./absent.js";', 'import("./low.js");'])
def test_what_cannot_be_checked_beforehand_stops_the_set_up(packages: Path, script: str) -> None:
    with pytest.raises(SystemExit, match=r"song\.js imports"):
        rewritten(packages, script)
