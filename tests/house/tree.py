"""The repository as the house rules see it."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]


def python_files(*folders: str) -> list[Path]:
    """Every Python file below these folders; a module of one file counts as its folder."""
    alone = [path for folder in folders if (path := ROOT / f"{folder}.py").exists()]
    return sorted([*alone, *(path for folder in folders for path in (ROOT / folder).rglob("*.py"))])


def c_files() -> list[Path]:
    """The load generator."""
    return sorted((ROOT / "bench" / "load").glob("*.[ch]"))


def script_files() -> list[Path]:
    """Every browser module of ours."""
    return sorted((ROOT / "static" / "js").rglob("*.js"))


def page_files() -> list[Path]:
    """Every template."""
    return sorted((ROOT / "templates").rglob("*.html"))


def style_files() -> list[Path]:
    """Every style sheet of ours."""
    return sorted((ROOT / "static" / "css").rglob("*.css"))


def name(path: Path) -> str:
    """The path as a person would type it."""
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str:
    """What a file holds."""
    return path.read_text("utf-8")


def parsed(path: Path) -> ast.Module:
    """A Python file as a tree."""
    return ast.parse(text(path))


def imported(path: Path) -> Iterator[str]:
    """Full names of what a Python file imports: `a.b` for `import a.b`, `a.b.c` for `from a.b import c`."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def settings() -> dict[str, dict[str, object]]:
    """The tools' part of pyproject.toml."""
    tools: dict[str, dict[str, object]] = tomllib.loads(text(ROOT / "pyproject.toml"))["tool"]
    return tools


def contract(name: str) -> dict[str, list[str]]:
    """One contract of import-linter."""
    contracts = settings()["importlinter"]["contracts"]
    assert isinstance(contracts, list)
    found: dict[str, list[str]] = next(each for each in contracts if each["id"] == name)
    return found


def floors() -> dict[str, int]:
    """Each package or single module below `dialogue` with its floor; 0 is the lowest."""
    layers = reversed(contract("floors")["layers"])
    return {name.strip(" ()"): floor for floor, layer in enumerate(layers) for name in layer.split("|")}


def below_the_edges() -> set[str]:
    """Packages and modules that may not know the web, as far as they exist."""
    highest = floors()["flows"]
    return {name for name, floor in floors().items() if floor <= highest and exists(name)}


def exists(package: str) -> bool:
    """Whether a package or module of this name is there."""
    return (ROOT / "dialogue" / f"{package}.py").exists() or any((ROOT / "dialogue" / package).glob("*.py"))
