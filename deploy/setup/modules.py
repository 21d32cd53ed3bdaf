"""Copies browser modules from `node_modules` and makes them run as served: no bundler, no import map.

Starting from the entries below, every module that is imported is copied, and each bare specifier
(`from "lit-html"`) becomes a relative one (`from "../lit-html/lit-html.js"`).
"""

import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

ENTRIES: Final = (
    "lit",
    "lit/directives/class-map.js",
    "lit/directives/guard.js",
    "lit/directives/if-defined.js",
    "lit/directives/keyed.js",
    "lit/directives/live.js",
    "lit/directives/map.js",
    "lit/directives/ref.js",
    "lit/directives/repeat.js",
    "lit/directives/when.js",
    "socket.io-client/dist/socket.io.esm.min.js",
)
# a minified module: the keyword stands at the start, or after `}`, `*`, `;` or a space
IMPORT: Final = re.compile(
    r"""(?P<before>(?:^|(?<=[\s;}*]))(?:from|import)\s*)(?P<quote>["'])(?P<what>[^"'\n]+)(?P=quote)"""
)
DYNAMIC: Final = re.compile(r"\bimport\s*\(")
SOURCE_MAP: Final = re.compile(r"\n?//# sourceMappingURL=\S*\s*$")


def copy_modules(packages: Path, vendor: Path) -> dict[str, str]:
    """Copy the entries and all they import; answers with the packages used and their versions."""
    waiting = [resolve(packages, entry) for entry in ENTRIES]
    done: set[Path] = set()
    while waiting:
        source = waiting.pop()
        if source in done:
            continue
        done.add(source)
        target = vendor / place(packages, source)
        text, imported = rewrite(packages, source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        waiting.extend(imported)
    return copy_licences(packages, vendor, {package_of(packages, source) for source in done})


def rewrite(packages: Path, source: Path) -> tuple[str, list[Path]]:
    """The module with relative specifiers only and without its source map, and what it imports."""
    here = place(packages, source).parent
    imported: list[Path] = []

    def relative(match: re.Match[str]) -> str:
        what = match["what"]
        found = (source.parent / what).resolve() if what.startswith(".") else resolve(packages, what)
        if not found.is_file():
            raise SystemExit(f"{source.name} imports {what}, which is not there.")
        imported.append(found)
        path = PurePosixPath(os.path.relpath(place(packages, found), here)).as_posix()
        return f'{match["before"]}"{path if path.startswith(".") else "./" + path}"'

    text = IMPORT.sub(relative, source.read_text("utf-8"))
    if DYNAMIC.search(text):
        raise SystemExit(f"{source.name} imports something while it runs; that cannot be checked beforehand.")
    return SOURCE_MAP.sub("\n", text), imported


def resolve(packages: Path, specifier: str) -> Path:
    """The file of a bare specifier: the package's `exports`, without the variants for development or Node."""
    parts = specifier.split("/")
    depth = 2 if specifier.startswith("@") else 1
    name, inner = "/".join(parts[:depth]), "/".join([".", *parts[depth:]])
    exports = json.loads((packages / name / "package.json").read_text("utf-8"))["exports"]
    file = exports.get(inner, inner)
    while isinstance(file, dict):
        file = file["default"]
    return (packages / name / str(file)).resolve()


def package_of(packages: Path, source: Path) -> str:
    """Name of the package a file belongs to."""
    parts = source.relative_to(packages.resolve()).parts
    return "/".join(parts[: 2 if parts[0].startswith("@") else 1])


def place(packages: Path, source: Path) -> PurePosixPath:
    """Where a file stands below static/vendor: without the `@scope` of its package."""
    path = PurePosixPath(source.relative_to(packages.resolve()).as_posix())
    return PurePosixPath(*path.parts[1:]) if path.parts[0].startswith("@") else path


def copy_licences(packages: Path, vendor: Path, names: Iterable[str]) -> dict[str, str]:
    """Beside its files each package keeps its licence; answers with name and version of each."""
    versions: dict[str, str] = {}
    for name in sorted(names):
        package = json.loads((packages / name / "package.json").read_text("utf-8"))
        folder = vendor / name.rpartition("/")[2]
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(packages / name / "LICENSE", folder / "LICENSE")
        versions[name] = str(package["version"])
    return versions
