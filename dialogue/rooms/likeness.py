"""When two chosen names are one to the eye: the key they share."""

from typing import Final

from dialogue.kernel.skeleton import shape, unstretched

# Pairs that melt into one letter in most typefaces, and the upright strokes nobody tells apart.
_MELTED: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_STROKES: Final = str.maketrans("ij1|!0", "lllllo")


def name_key(name: str) -> str:
    """Return what every name has that could be taken for this one; signs and spaces say nothing."""
    plain = "".join(char for char in shape(name) if char.isalnum() or char in "|!")
    for pair, letter in _MELTED:
        plain = plain.replace(pair, letter)
    return unstretched(plain.translate(_STROKES))
