"""Ways to reach somebody outside the room: telephone numbers, addresses, links, names in other networks.

Patterns run in linear time. What is found is only asked about, so a rare mistake costs one question.
"""

import re
import unicodedata
from typing import Final

from dialogue.kernel.alphabets import LOOKS
from dialogue.kernel.lettered import Lettered
from dialogue.kernel.skeleton import bare
from dialogue.moderation.links import has_link
from dialogue.moderation.phones import has_phone
from dialogue.moderation.wordlist import written_in

_ODD_DIGIT: Final = re.compile(r"(?![0-9])\d")
# Texts of one script, whose words need not be asked one by one.
_SIGNS: Final = r"\0-@\[-`{-~«»–—’“”„…№՝։֊"
_ONE_SCRIPT: Final = re.compile(rf"[{_SIGNS}a-zəı]*|[{_SIGNS}а-џ]*|[{_SIGNS}\u0561-\u0587]*")
_PLAIN_DIGITS: Final = Lettered(lambda char: str(unicodedata.decimal(char)) if char.isdecimal() else char)


def has_contact(text: str) -> bool:
    """Tell whether the text gives away how to reach somebody."""
    plain = bare(text)
    if _ODD_DIGIT.search(plain):
        plain = plain.translate(_PLAIN_DIGITS)
    if has_phone(plain) or has_link(plain):
        return True
    undisguised = _undisguised(plain)
    return undisguised != plain and has_link(undisguised)


def _undisguised(text: str) -> str:
    """Words that mix scripts, read as they look; whole words of one script are what they are."""
    if _ONE_SCRIPT.fullmatch(text):
        return text
    return " ".join([chunk if _stands(chunk) else chunk.translate(LOOKS) for chunk in text.split()])


def _stands(chunk: str) -> bool:
    return _ONE_SCRIPT.fullmatch(chunk) is not None or written_in(chunk) is not None
