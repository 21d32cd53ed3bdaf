"""An organiser at a browser, in front of a programme of their own and in front of the example."""

from dataclasses import dataclass

import pytest

from dialogue.flows.demo.seed import Demo
from dialogue.people import logins
from tests.make.bed import Bed
from tests.make.office import a_programme, an_account, only_room
from tests.make.site import Caller, Site, make_test_site


def signed_in(site: Site, account: str) -> Caller:
    """A browser of somebody who has passed password and code."""
    caller = site.visitor()
    caller.plant(
        site.bed.writer.run(lambda work: logins.begin(work.db, work.now, account=account, step="in"))
    )
    return caller


@dataclass
class Office:
    """A site, an organiser's browser, and what they run."""

    site: Site
    organiser: Caller
    account: str
    programme: str
    room: str

    def signed_in(self, account: str) -> Caller:
        return signed_in(self.site, account)


@pytest.fixture
def office(bed: Bed) -> Office:
    site = make_test_site(bed)
    account = an_account(bed)
    programme = a_programme(bed, account)
    with bed.readers.connect() as db:
        room = only_room(db, programme)
    return Office(site, signed_in(site, account), account, programme, room)


@pytest.fixture
def example(stage: Bed, demo: Demo) -> Office:
    """The example, with its organiser at a browser."""
    site = make_test_site(stage)
    account = demo.accounts["organiser"]
    return Office(site, signed_in(site, account), account, demo.programme, demo.room)
