"""The modules that a page's script is made of, so that a browser can ask for all of them at once.

Without that it finds one floor of imports after another, and waits a whole way there and back for each.
"""

import re
from functools import cache
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Final

from dialogue.config import shared

IMPORTED: Final = re.compile(r"""\b(?:from|import)\s*["'](\.[^"']+)["']""")


@cache
def modules_of(entry: str) -> tuple[str, ...]:
    """Return the paths in `static` of a module and of everything it imports, nearest first."""
    found = [entry]
    for module in found:  # grows meanwhile
        source = (shared("static") / module).read_text("utf-8")
        wanted = (normpath(PurePosixPath(module).parent / path) for path in IMPORTED.findall(source))
        found += [path for path in dict.fromkeys(wanted) if path not in found]
    return tuple(found)
