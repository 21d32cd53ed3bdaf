"""What can be wrong with a backup or a key; a code, and what it is about. The edge finds the words."""

from typing import Literal

Fault = Literal[
    "no_key",  # this text is no key of that kind, or a letter of it is wrong
    "no_backup",  # this file is no backup at all
    "newer",  # a later version made it
    "other_key",  # it was made for another pair
    "other_part",  # words where keys were wanted, or the reverse
    "damaged",  # a byte of it was changed, or its end is missing
    "keys_older",  # the keys were put by before the words: they do not know what was erased since
    "not_a_pair",  # these keys do not open these words
    "astray",  # what is inside does not fit together
]


class BackupFault(Exception):
    """Nothing can be done with it."""

    def __init__(self, code: Fault, **data: str) -> None:
        super().__init__(code)
        self.code = code
        self.data = data
