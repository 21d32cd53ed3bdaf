"""One page with all pictures on it: a row for a scene, its languages and screens side by side."""

from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

STYLE: Final = """
body { margin: 16px; background: #777; color: #fff; font: 14px sans-serif; }
h2 { margin: 24px 0 8px; } .row { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }
figure { margin: 0; } figcaption { font-size: 12px; } img { block-size: 340px; border: 1px solid #444; }
"""


def write_sheet(folder: Path) -> None:
    """Write `index.html` beside the pictures that are there."""
    pictures = sorted(folder.glob("*/*.png"), key=lambda path: (_scene(path), path.parent.name, path.name))
    rows = [
        f"<h2 id='{escape(scene)}'>{escape(scene)}</h2><div class='row'>"
        + "".join(_figure(path.relative_to(folder).as_posix()) for path in found)
        + "</div>"
        for scene, found in groupby(pictures, key=_scene)
    ]
    page = f"<!doctype html><meta charset='utf-8'><title>Screens</title><style>{STYLE}</style>{''.join(rows)}"
    (folder / "index.html").write_text(page, "utf-8")


def _scene(path: Path) -> str:
    name = path.stem.removesuffix("-dark")
    return name.rpartition("-")[0]


def _figure(path: str) -> str:
    shown = escape(path)
    picture = f"<a href='{shown}'><img loading='lazy' src='{shown}' alt=''></a>"
    return f"<figure>{picture}<figcaption>{shown}</figcaption></figure>"
