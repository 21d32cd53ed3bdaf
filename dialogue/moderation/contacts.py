"""Ways to reach somebody outside the room: telephone numbers, addresses, links, names in other networks.

Patterns run in linear time. What is found is only asked about, so a rare mistake costs one question.
"""

import unicodedata

from dialogue.kernel.alphabets import LOOKS
from dialogue.kernel.skeleton import bare
from dialogue.moderation.links import has_link
from dialogue.moderation.phones import has_phone
from dialogue.moderation.wordlist import written_in


def has_contact(text: str) -> bool:
    """Tell whether the text gives away how to reach somebody."""
    plain = _with_plain_digits(bare(text))
    return has_phone(plain) or has_link(plain) or has_link(_undisguised(plain))


def _with_plain_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _undisguised(text: str) -> str:
    """Words that mix scripts, read as they look; whole words of one script are what they are."""
    return " ".join(chunk if written_in(chunk) else chunk.translate(LOOKS) for chunk in text.split())
