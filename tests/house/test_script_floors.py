"""Browser modules have floors too: pages know parts, parts know core, core knows vendor, never upward."""

import re

from tests.house.tree import ROOT, name, script_files, text

SCRIPTS = ROOT / "static" / "js"
VENDOR = ROOT / "static" / "vendor"
FLOORS = {"vendor": 0, "core": 1, "parts": 2, "pages": 3}
IMPORT = re.compile(
    r"""^\s*(?:import|export)\b(?:[^"';=(]*\bfrom)?\s*["']([^"']+)["']|\bimport\(""", re.MULTILINE
)


def imports() -> list[tuple[str, str]]:
    """Each browser module with what it imports; empty for an import that is made while it runs."""
    return [(name(path), what) for path in script_files() for what in IMPORT.findall(text(path))]


def floor(path: str) -> int:
    return next(FLOORS[part] for part in path.split("/") if part in FLOORS)


def test_every_import_is_there() -> None:
    absent = [(path, what) for path, what in imports() if not (ROOT / path).parent.joinpath(what).is_file()]

    assert absent == []


def test_no_module_imports_from_a_higher_floor() -> None:
    targets = [(path, name((ROOT / path).parent.joinpath(what).resolve())) for path, what in imports()]

    assert [(path, target) for path, target in targets if floor(target) > floor(path)] == []


def test_parts_do_not_reach_past_the_core_to_the_server() -> None:
    reaching = [
        (path, what)
        for path, what in imports()
        if "/parts/" in path and re.search(r"core/(?:api|socket|transport)\.js$|socket\.io", what)
    ]

    assert reaching == []


def test_the_reader_of_imports_sees_every_form() -> None:
    forms = [
        "import {\n  a,\n} from './a.js';",
        'import "./b.js";',
        "export * from './c.js';",
        "await import('./d.js');",
    ]
    others = [
        "export const e = 'f';",
        "export class G extends H { i = 'j' }",
        "export function k(l = 'm') {}",
    ]

    assert IMPORT.findall("\n".join(forms + others)) == ["./a.js", "./b.js", "./c.js", ""]
