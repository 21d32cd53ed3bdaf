"""The list of what waits for an organiser."""

from dialogue.flows.office.issue_link import issue_link
from dialogue.flows.office.waiting import Waits, what_waits
from dialogue.flows.office.write_text import write_text
from dialogue.programmes.outline import find_programme
from dialogue.programmes.texts import Words
from dialogue.rooms.invitations import redeem_invitation
from tests.make.bed import Bed
from tests.make.office import a_programme, an_account, only_room

DAY = 24 * 3600


def waits(bed: Bed, account: str) -> list[Waits]:
    with bed.readers.connect() as db:
        return what_waits(db, account, bed.clock.now())


def test_a_title_in_one_language_waits_for_the_three_others(bed: Bed) -> None:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser)

    found = waits(bed, organiser)

    assert {(each.kind, each.lang, each.count) for each in found} == {
        ("texts", "az", 2),
        ("texts", "hy", 2),
        ("texts", "ru", 2),
    }
    assert {each.programme for each in found} == {programme}


def test_a_text_that_stands_in_every_language_waits_no_more(bed: Bed) -> None:
    organiser = an_account(bed)
    whole: Words = {"az": "Qonşular", "hy": "Հարևաններ", "en": "Neighbours", "ru": "Соседи"}
    programme = a_programme(bed, organiser, langs=("en", "ru"))
    with bed.readers.connect() as db:
        outline = find_programme(db, programme)
        assert outline is not None

    bed.writer.run(lambda work: write_text(work, organiser, programme, outline.title, whole))

    assert [(each.kind, each.lang, each.count) for each in waits(bed, organiser)] == [("texts", "ru", 1)]


def test_invitations_wait_two_days_before_they_end_and_after(bed: Bed) -> None:
    organiser = an_account(bed)
    whole: Words = {"az": "Qonşular", "hy": "Հարևաններ", "en": "Neighbours", "ru": "Соседи"}
    programme = a_programme(bed, organiser, title=whole)
    with bed.readers.connect() as db:
        room = only_room(db, programme)
    issued = bed.writer.run(lambda work: [issue_link(work, organiser, room, n) for n in (1, 2, 3)])
    bed.writer.run(lambda work: redeem_invitation(work, issued[0].code, "en"))

    early = waits(bed, organiser)
    bed.clock.advance(12 * DAY)
    soon = waits(bed, organiser)
    bed.clock.advance(2 * DAY)
    late = waits(bed, organiser)

    assert early == []
    assert soon == [Waits("expiring", programme, 2, room=room, room_number=1)]
    assert late == [Waits("expired", programme, 2, room=room, room_number=1)]


def test_nobody_sees_what_waits_for_another(bed: Bed) -> None:
    organiser, other = an_account(bed), an_account(bed, "other")
    a_programme(bed, organiser)

    assert waits(bed, other) == []
