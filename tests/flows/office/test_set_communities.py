"""The societies of a programme."""

from functools import partial

import pytest

from dialogue.flows.office.issue_link import issue_link
from dialogue.flows.office.set_communities import Named, set_communities
from dialogue.kernel.errors import Conflict, Invalid
from dialogue.programmes.communities import communities_of
from dialogue.programmes.texts import read_texts
from dialogue.rooms.invitations import redeem_invitation
from tests.make.bed import Bed
from tests.make.draw import FixedDraw
from tests.make.office import a_programme, an_account, only_room


def named(bed: Bed, programme: str) -> list[tuple[str, str]]:
    """English names with their shapes, in order."""
    with bed.readers.connect() as db:
        known = communities_of(db, programme)
        words = read_texts(db, bed.kit.sealer, [each.label for each in known])
    return [(words[each.label]["en"], each.shape) for each in known]


def test_order_and_shapes_are_drawn_by_lot(bed: Bed) -> None:
    organiser = an_account(bed)

    drawn = {tuple(named(bed, a_programme(bed, organiser))[:2]) for _ in range(24)}

    assert len(drawn) > 12
    assert {each[0][0] for each in drawn} == {"Azerbaijan", "Armenia"}
    assert isinstance(bed.kit.draw, FixedDraw)


def test_a_third_society_gets_the_shape_that_is_left_and_a_fourth_gets_none(bed: Bed) -> None:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser)
    with bed.readers.connect() as db:
        known = [Named({"en": each.shape}, each.id) for each in communities_of(db, programme)]

    three = [*known, Named({"en": "River people"})]
    bed.writer.run(lambda work: set_communities(work, organiser, programme, three))
    after = named(bed, programme)
    with bed.readers.connect() as db:
        again = [Named({"en": each.shape}, each.id) for each in communities_of(db, programme)]
    more = [*again, Named({"en": "Hill people"})]
    with pytest.raises(Invalid) as refused:
        bed.writer.run(lambda work: set_communities(work, organiser, programme, more))

    assert len({shape for _, shape in after}) == len(after) == 4
    assert refused.value.data["problem"] == "shapes"


def test_two_named_societies_always_stay(bed: Bed) -> None:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser)
    with bed.readers.connect() as db:
        known = [Named({"en": each.shape}, each.id) for each in communities_of(db, programme)]

    for left in (known[1:], known[:2]):
        with pytest.raises(Invalid):
            bed.writer.run(partial(set_communities, account=organiser, programme=programme, wanted=left))

    assert len(named(bed, programme)) == 3


def test_once_somebody_has_come_in_societies_are_renamed_and_not_removed(bed: Bed) -> None:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser)
    with bed.readers.connect() as db:
        known = [Named({"en": each.shape}, each.id) for each in communities_of(db, programme)]
        room = only_room(db, programme)
    bed.writer.run(lambda work: set_communities(work, organiser, programme, [*known, Named({"en": "River"})]))
    code = bed.writer.run(lambda work: issue_link(work, organiser, room, 1)).code
    bed.writer.run(lambda work: redeem_invitation(work, code, "hy"))

    with pytest.raises(Conflict):
        bed.writer.run(lambda work: set_communities(work, organiser, programme, known))

    assert len(named(bed, programme)) == 4
