"""The menu of languages stands in the order drawn for the reader's programme, and stays so all evening."""

from itertools import permutations

import pytest
from sqlalchemy import update

from dialogue.kernel.locales import LANGS, Lang, own_first, turned
from dialogue.programmes.models import Programme
from tests.make.bed import Bed
from tests.make.meeting import Meeting
from tests.make.mirror import OTHER
from tests.make.site import Caller, Site, make_test_site
from tests.web.test_language import offered
from tests.web.test_waiting import accept_rules

DRAWN: tuple[Lang, ...] = ("ru", "hy", "az", "en")
MEMBERS_PAGES = ("/", "/about", "/wait", "/mine", "/room/{room}", "/nowhere")


@pytest.fixture
def site(bed: Bed) -> Site:
    return make_test_site(bed)


@pytest.fixture
def meeting(bed: Bed) -> Meeting:
    meeting = Meeting(bed)
    accept_rules(bed)
    return meeting


def drawn(meeting: Meeting, order: int) -> None:
    """Let the lot of the programme be this one."""
    lot = {"order": order, "langs": " ".join(DRAWN)}
    mine = update(Programme).where(Programme.id == meeting.place.programme).values(**lot)
    meeting.bed.writer.run(lambda work: work.db.execute(mine).close())


def browser(site: Site, meeting: Meeting, name: str) -> Caller:
    return site.visitor().signed_in(meeting.people[name].token)


def expected(places: int, own: Lang) -> list[str]:
    return list(own_first(turned(DRAWN, places), own))


def menus(caller: Caller, meeting: Meeting, paths: tuple[str, ...] = MEMBERS_PAGES) -> list[list[str]]:
    """What each page offers; pages that lead elsewhere are left out."""
    pages = [caller.get(path.format(room=meeting.room)) for path in paths]
    return [offered(page.text) for page in pages if page.status_code != 303]


@pytest.mark.parametrize("order", range(4))
def test_a_member_finds_the_order_of_their_programme_and_meeting_on_every_page(
    site: Site, meeting: Meeting, order: int
) -> None:
    drawn(meeting, order)
    meeting.begin()

    for name, own in (("Leaf", "az"), ("Cup", "hy")):
        found = menus(browser(site, meeting, name), meeting)

        assert len(found) == 5
        assert [each for each in found if each != expected(order + 1, own)] == []  # type: ignore[arg-type]


def test_it_stays_for_the_whole_meeting_and_is_turned_by_one_for_the_next(
    site: Site, meeting: Meeting
) -> None:
    drawn(meeting, 3)
    caller = browser(site, meeting, "Leaf")
    before = menus(caller, meeting)
    meeting.open_waiting_room()
    waiting = menus(caller, meeting)
    meeting.come("Leaf")
    meeting.do("Gate", "member.admit", members=[meeting.id("Leaf")])
    meeting.do("Gate", "session.open", session=meeting.place.sessions[0])
    during = menus(caller, meeting)
    meeting.do("Gate", "session.close")
    after = menus(caller, meeting)
    meeting.open_waiting_room()
    next_one = menus(caller, meeting)

    found = [{tuple(each) for each in menu} for menu in (before, waiting, during, after, next_one)]
    assert found == [{tuple(expected(3 + number, "az"))} for number in (0, 1, 1, 1, 2)]


@pytest.mark.parametrize("order", range(4))
def test_the_team_finds_the_same_in_the_room_and_at_the_desk(
    site: Site, meeting: Meeting, order: int
) -> None:
    drawn(meeting, order)
    meeting.begin()

    pages = ("/room/{room}", "/desk/{room}")
    found = [menus(browser(site, meeting, name), meeting, pages) for name in ("Gate", "Stair")]

    assert found == [[expected(order + 1, "az")] * 2, [expected(order + 1, "hy")] * 2]


def test_where_no_programme_is_known_the_lot_of_the_instance_counts(site: Site, meeting: Meeting) -> None:
    drawn(meeting, 0)
    guest, team = site.visitor(), browser(site, meeting, "Gate")
    guest.speak("az")

    found = [*menus(guest, meeting, ("/", "/about", "/join")), *menus(team, meeting, ("/staff",))]

    lot = int.from_bytes(site.ports.settings.session_secret[:8]) % 24
    of_the_instance = own_first(list(permutations(LANGS))[lot], "az")
    assert found == [of_the_instance] * 4
    assert of_the_instance != expected(0, "az")


def test_a_refused_form_keeps_it(site: Site, meeting: Meeting) -> None:
    drawn(meeting, 2)
    meeting.begin()
    caller = browser(site, meeting, "Leaf")

    page = caller.post("/mine/erase-all", {})

    assert (page.status_code, offered(page.text)) == (400, expected(3, "az"))


@pytest.mark.parametrize("order", range(4))
def test_who_finds_a_text_in_none_of_their_languages_gets_the_one_that_was_drawn(
    site: Site, meeting: Meeting, order: int
) -> None:
    drawn(meeting, order)
    meeting.begin()
    meeting.do("Gate", "announcement.post", text={"hy": "Սկսում ենք", "az": "Başlayırıq"})
    bell = browser(site, meeting, "Bell")

    page = bell.get(f"/room/{meeting.room}").text
    told = bell.get(f"/room/{meeting.room}/snapshot", headers={"Accept": "application/json"}).get_json()

    first = next(lang for lang in turned(DRAWN, order + 1) if lang in {"az", "hy"})
    shown = {"az": "Başlayırıq", "hy": "Սկսում ենք"}
    text = told["words"]["texts"][told["snapshots"][0]["announcement"]]
    assert next(iter(text)) == first
    assert [words in page.split('id="boot"')[0] for words in (shown[first], shown[OTHER[first]])] == [
        True,
        False,
    ]
