"""The letters of the product's scripts: which script a letter belongs to and which letters look alike.

Within one script no two letters that tell words apart are ever taken for one another; only letters of
different scripts are. `confusable_homoglyphs` gives the rare scripts (data read once, at import).
"""

import unicodedata
from functools import lru_cache
from typing import Final, Literal, get_args

from confusable_homoglyphs.confusables import confusables_data

Script = Literal["latin", "cyrillic", "armenian", "georgian"]
SCRIPTS: Final[tuple[Script, ...]] = get_args(Script)

# Case folded Cyrillic that looks like Latin, in small or in capital letters.
# The published data lacks ә, п, and pairs only capitals for в, к, м, н, т: a folded text has no capitals.
CYRILLIC_LOOKS: Final[dict[str, str]] = dict(
    zip("авгеёзѕіїјкмнһоөпрстуүхԁԛԝѵьәӏ", "abreeзsiijkmhhoonpctyyxdqwvbel", strict=True)
)
# Case folded Armenian. The published data lacks լ (as Լ) and ք as p; գ and ռ are left out on purpose:
# they would fall together with զ and ո, and զանգ (bell) is another word than գանգ (skull).
ARMENIAN_LOOKS: Final[dict[str, str]] = dict(zip("օոսհցզյքլտա", "onuhgqjplsw", strict=True))
# Azerbaijani as typed on a keyboard without its letters; ə and ı carry no mark that could be dropped.
PLAIN_AZ: Final[dict[str, str]] = {"ə": "e", "ǝ": "e", "ı": "i"}

ARMENIAN_INNER_MARKS: Final = "՛՜՞՟"  # they stand inside a word, over its stressed vowel
FILLERS: Final = "\u115f\u1160\u3164\uffa0"  # letters to Unicode, blank to the eye
BLANKS: Final = FILLERS + "\u2800\u180e"

# A digit or sign between two letters stands for the letter it looks like.
DIGIT_LOOKS: Final[dict[str, str]] = dict(zip("013457@$", "oieastas", strict=True))
CYRILLIC_DIGIT_LOOKS: Final[dict[str, str]] = dict(zip("0346@", "озчба", strict=True))


@lru_cache(maxsize=4096)  # texts use few letters, and each is looked up many times
def script_of(letter: str) -> str:
    """Return the script of one letter; what is none of the product's scripts is ``other``."""
    name = unicodedata.name(letter, "").partition(" ")[0].lower()
    return name if name in SCRIPTS else "other"


def _rare_looks() -> dict[str, str]:
    own = CYRILLIC_LOOKS | ARMENIAN_LOOKS
    looks: dict[str, str] = {}
    for char, alike in confusables_data.items():
        if len(char) != 1 or char.isascii() or script_of(char) in {"cyrillic", "armenian", "georgian"}:
            continue
        twins = [twin["c"] for twin in alike]
        plain = [twin.lower() for twin in twins if len(twin) == 1 and twin.isascii() and twin.isalpha()]
        found = plain or [own[twin] for twin in twins if twin in own]
        if found:
            looks[char] = found[0]
    return looks


LOOKS: Final[dict[int, str]] = str.maketrans(_rare_looks() | CYRILLIC_LOOKS | ARMENIAN_LOOKS | PLAIN_AZ)
