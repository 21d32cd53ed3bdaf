"""A cell that no spreadsheet takes for a formula, even where it parts the file at other marks than ours."""

import re
from typing import Final

# Formula starts in every width that a spreadsheet may fold into the plain one; after what nobody sees, and
# after quotation marks, which vanish where the file is parted at other marks than ours.
_FORMULA: Final = re.compile(
    r"(^|;)(?=[\s\"\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2060-\u2064\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫])"
)
_BREAKS: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def guarded(text: str) -> str:
    """Return the text on one line, with an apostrophe before everything that could be a formula.

    Where lists are parted by semicolons, spreadsheets part cells by them too: so each semicolon counts as a
    start, and breaks, at which a row would start there, become spaces.
    """
    return _FORMULA.sub(r"\1'", _BREAKS.sub(" ", text))
