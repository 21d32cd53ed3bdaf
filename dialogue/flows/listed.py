"""The programme's lists as screening needs them: read and made ready once for what they hold now.

Long lists cost more to read than all the rest of a message. What they hold now has a name of its own, which
the database tells together with who asks, so that a changed list counts from the next message on.
"""

from typing import Final, NamedTuple

from sqlalchemy import Connection

from dialogue.moderation.places import place_list
from dialogue.moderation.terms import term_list
from dialogue.moderation.wordlist import Wordlist
from dialogue.programmes.lists import places_of, terms_of
from dialogue.rooms.standing import Standing

MOST: Final = 16  # programmes whose lists are kept ready


class Listed(NamedTuple):
    """Words after which a moderator reads first, and places that could tell who speaks."""

    terms: Wordlist
    places: Wordlist


_NOTHING: Final = Listed(Wordlist(), Wordlist())
_ready: Final[dict[str, Listed]] = {}


def listed_for(db: Connection, standing: Standing) -> Listed:
    """Return the lists of the programme that somebody's room belongs to."""
    if standing.lists is None:
        return _NOTHING
    found = _ready.get(standing.lists)
    if found is None:
        found = Listed(
            term_list(terms_of(db, standing.programme)), place_list(places_of(db, standing.programme))
        )
        while len(_ready) >= MOST:
            _ready.pop(next(iter(_ready)))
        _ready[standing.lists] = found
    return found
