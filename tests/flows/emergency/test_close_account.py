"""A closed account signs in nowhere and is out at once; opened again it is what it was."""

from functools import partial

import pytest

from dialogue.flows.emergency.close_account import close_account, open_account
from dialogue.flows.entering.enter_as_staff import enter_as_staff
from dialogue.kernel.errors import Missing, SignedOut
from dialogue.people.sign_in import claim_of
from dialogue.programmes.appointments import appoint
from tests.make.bed import Bed
from tests.make.meeting import make_meeting


def test_who_is_in_is_out_and_comes_back_only_when_it_is_opened(bed: Bed) -> None:
    meeting = make_meeting(bed)
    account = meeting.standing("Gate").account
    assert account is not None
    bed.writer.run(lambda work: appoint(work, meeting.place.programme, account, "moderator", ["en"]))

    bed.writer.run(partial(close_account, name=account))
    with meeting.reading() as db:
        closed = claim_of(db, account).account
    bed.writer.run(partial(open_account, name=account))

    with pytest.raises(SignedOut):
        meeting.standing("Gate")
    with meeting.reading() as db:
        assert (closed, claim_of(db, account).account) == (None, account)
    gone = [each["id"] for each in meeting.snapshot("Cup", "room")["members"] if each["gone"]]
    assert gone == [meeting.id("Gate")]
    assert bed.writer.run(lambda work: enter_as_staff(work, account, meeting.room, "Gate")) == "moderator"
    lines = [(line.kind, line.target) for line in bed.kit.keys.ledger()]
    assert lines == [("closed", account), ("opened", account)]


def test_a_name_that_nobody_has_is_missing(bed: Bed) -> None:
    for act in (close_account, open_account):
        with pytest.raises(Missing):
            bed.writer.run(partial(act, name="nobody"))
