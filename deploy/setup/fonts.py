"""Copies the fonts of the four languages and writes their style sheet.

The Azerbaijani letters that Latin-1 lacks sit in a file of 55 KB among a thousand others. They get a small
file of their own, so that no language's readers wait longer for their letters than the rest.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS: Final = (400, 600)
AZ_LETTERS: Final = "ƏəĞğİŞş"


class Face(NamedTuple):
    """One file for one range of letters; `letters` cuts a smaller file out of it."""

    package: str
    family: str
    subset: str
    letters: str = ""

    def source(self, weight: int) -> str:
        """File name in the package."""
        return f"{self.package}-{self.subset}-{weight}-normal.woff2"

    def target(self, weight: int) -> str:
        """File name in static/vendor/fonts."""
        part = "az" if self.letters else self.subset
        return f"{self.package}-{part}-{weight}.woff2"


# where ranges overlap the browser takes the last: the small file comes after the large one
FACES: Final = (
    Face("noto-sans", "Noto Sans", "latin"),
    Face("noto-sans", "Noto Sans", "latin-ext"),
    Face("noto-sans", "Noto Sans", "latin-ext", AZ_LETTERS),
    Face("noto-sans", "Noto Sans", "cyrillic"),
    Face("noto-sans-armenian", "Noto Sans Armenian", "armenian"),
)


def copy_fonts(packages: Path, vendor: Path) -> dict[str, str]:
    """Fill `fonts/` and write `fonts.css`; answers with the packages used and their versions."""
    fonts = vendor / "fonts"
    fonts.mkdir(parents=True)
    rules = [rule for face in FACES for rule in copy_face(packages, fonts, face)]
    (vendor / "fonts.css").write_text("\n".join(rules), "utf-8")
    versions: dict[str, str] = {}
    for name in sorted({face.package for face in FACES}):
        folder = packages / "@fontsource" / name
        shutil.copyfile(folder / "LICENSE", fonts / f"LICENSE-{name}")
        versions[f"@fontsource/{name}"] = str(
            json.loads((folder / "package.json").read_text("utf-8"))["version"]
        )
    return versions


def copy_face(packages: Path, fonts: Path, face: Face) -> Iterator[str]:
    """Bring the face in every weight; yields its rules."""
    folder = packages / "@fontsource" / face.package
    ranges: dict[str, str] = json.loads((folder / "unicode.json").read_text("utf-8"))
    covered = ",".join(f"U+{ord(letter):04X}" for letter in face.letters) or ranges[face.subset]
    for weight in WEIGHTS:
        source, target = folder / "files" / face.source(weight), fonts / face.target(weight)
        if face.letters:
            cut(source, target, face.letters)
        else:
            shutil.copyfile(source, target)
        yield font_face(face.family, weight, target.name, covered)


def cut(source: Path, target: Path, letters: str) -> None:
    """A file with these letters only; the same bytes each time."""
    options = Options(flavor="woff2", layout_features=["*"], drop_tables=["meta"])
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(target)


def font_face(family: str, weight: int, file: str, covered: str) -> str:
    """Text shows at once in a font of the device and changes when the file is there."""
    return (
        "@font-face {\n"
        f'  font-family: "{family}";\n'
        "  font-style: normal;\n"
        f"  font-weight: {weight};\n"
        "  font-display: swap;\n"
        f'  src: url("fonts/{file}") format("woff2");\n'
        f"  unicode-range: {covered};\n"
        "}\n"
    )
