"""Somebody who enters: from a code to the waiting room, page by page, as a browser without scripts does."""

import re
from dataclasses import dataclass

from dialogue.flows.entering.steps import rules_in_force
from dialogue.kernel.locales import Lang
from dialogue.people import logins
from dialogue.rooms.seats import create_seats, find_seat, invite_to_seat
from tests.make.bed import Bed
from tests.make.room import Place, make_place
from tests.make.site import Caller, Site, fields, make_test_site

AGREED = {"version": str(rules_in_force(1))}


@dataclass
class Door:
    """A site with one room of three seats, its first meeting in an hour."""

    site: Site
    place: Place

    @property
    def bed(self) -> Bed:
        return self.site.bed

    @property
    def room(self) -> str:
        return self.place.room

    def code(self, number: int = 1) -> str:
        """Invite somebody to a seat; return the code."""
        seat = self.bed.writer.run(lambda work: invite_to_seat(work, find_seat(work.db, self.room, number)))
        return seat.code

    def entering(self, number: int = 1, lang: Lang = "en") -> Caller:
        """Return somebody who has used an invitation and nothing else."""
        caller = self.site.visitor()
        caller.speak(lang)
        assert caller.post("/join", {"code": self.code(number)}).status_code == 303
        return caller

    def entered(self, name: str = "Lamp", number: int = 1, lang: Lang = "en") -> tuple[Caller, list[str]]:
        """Return somebody who has done every step, and their six words."""
        caller = self.entering(number, lang)
        caller.post("/enter/rules", AGREED)
        caller.post("/enter/name", {"name": name, "community": "", "shown": "yes"})
        page = caller.get("/enter/words").text
        words = shown_words(page)
        typed = {"second": words[1], "fifth": words[4], "words_lang": fields(page)["words_lang"]}
        led = caller.post("/enter/words", typed)
        assert led.status_code == 303, led.text
        return caller, words

    def member(self, caller: Caller) -> str:
        """Return who a browser is signed in as."""
        with self.bed.readers.connect() as db:
            who = logins.who(db, caller.token(), self.bed.clock.now())
        assert who is not None
        assert who.member is not None
        return who.member


def make_door(bed: Bed) -> Door:
    """Return a door to a room with three seats."""
    place = make_place(bed)
    bed.writer.run(lambda work: create_seats(work, place.room, 3))
    return Door(make_test_site(bed), place)


def shown_words(page: str) -> list[str]:
    """Return the entry words that a page shows."""
    listed = re.search(r'<ol class="entry-words".*?</ol>', page, re.DOTALL)
    assert listed, page
    return re.findall(r"<li>(.*?)</li>", listed[0])
