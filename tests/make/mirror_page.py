"""A page as it is in the mirror: words, codes and orders that belong to one society stand for the other's."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from dialogue.kernel.locales import LANGS, OWN_NAMES
from dialogue.programmes import defaults
from tests.make.mirror import OTHER

ID: Final = re.compile(r"\b[a-z]{1,2}_[a-z2-7]{20}\b")
# made anew for every page, and says nothing
FRESH: Final = re.compile(r'(name="(?:csrf|key)" value=|data-csrf=)"[^"]*"')
CODE: Final = re.compile(r"(?<![A-Za-z])(?:az|hy)(?![A-Za-z])")
QUOTE: Final = re.compile(r'<figure class="summary-note quoted">.*?</figure>', re.DOTALL)
NAMED: Final = (("Azerbaijani", "Armenian"), ("азербайджанский", "армянский"))
# attributes that hold sentences, which are others in each language
SAID: Final = frozenset(
    {"aria-label", "data-label", "data-copied", "content", "value", "alt", "placeholder", "title"}
)


def reflected(page: str, *, exchanged: bool) -> list[str]:
    """Return the lines of a page; those in the mirror read as those before it, if nothing favours anybody.

    Quotes stand in an order that is drawn over their own words: of them it is compared which there are.
    """
    found = FRESH.sub(r"\1", _renamed(page))
    if exchanged:
        found = CODE.sub(lambda code: OTHER[code[0]], _swapped(found))
    quotes = iter(sorted(QUOTE.findall(found)))
    found = QUOTE.sub(lambda _: next(quotes), found)
    return [line for each in found.splitlines() if (line := each.strip())]


def bones(page: str, *, exchanged: bool) -> list[str]:
    """Return a page in anybody's language without its sentences: what there is, and in which order."""
    return list(_Bones.of("\n".join(reflected(page, exchanged=exchanged))))


def _renamed(page: str) -> str:
    """Ids by the order in which they appear."""
    known: dict[str, str] = {}

    def rename(found: re.Match[str]) -> str:
        return known.setdefault(found[0], f"{found[0].partition('_')[0]}{len(known)}")

    return ID.sub(rename, page)


def _swapped(page: str) -> str:
    pairs = dict(_pairs())
    both = {**pairs, **{two: one for one, two in pairs.items()}}
    words = sorted(both, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, words)), lambda found: both[found[0]], page)


def _pairs() -> Iterator[tuple[str, str]]:
    """What either society is called, and what each language calls it; default titles of stages."""
    one, two = (each for each in defaults.communities().communities if each.key != "other")
    for lang in LANGS:
        yield one.into(lang), two.into(OTHER[lang])
    yield OWN_NAMES["az"], OWN_NAMES["hy"]
    yield from NAMED
    other = next(each for each in defaults.communities().communities if each.key == "other")
    for each in (*defaults.stages(), other):
        yield each.into("az"), each.into("hy")


class _Bones(HTMLParser):
    """Tags with what in them is no sentence, and numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @classmethod
    def of(cls, page: str) -> list[str]:
        """Return the bones of a page."""
        parser = cls()
        parser.feed(page)
        return parser.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [f"{name}={value}" for name, value in attrs if name not in SAID or value in {*LANGS}]
        self.found.append(" ".join([tag, *kept]))
