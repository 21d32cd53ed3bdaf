"""On pages of the office the order is that of the programme, the room or the meeting they are about."""

import pytest
from sqlalchemy import select, update

from dialogue.kernel.locales import Lang, own_first, turned
from dialogue.programmes.models import Programme
from dialogue.rooms.models import RoomSession
from tests.web.office.conftest import Office
from tests.web.test_language import offered

DRAWN: tuple[Lang, ...] = ("ru", "hy", "az", "en")


@pytest.mark.parametrize(
    ("path", "meeting"),
    [
        ("/office/programmes/{programme}", 0),
        ("/office/programmes/{programme}/audit", 0),
        ("/office/rooms/{room}/seats", 0),
        ("/office/rooms/{room}/invitation-texts", 0),
        ("/office/sessions/{session}/agenda", 3),
    ],
)
def test_each_page_stands_in_its_own_order(office: Office, path: str, meeting: int) -> None:
    mine = update(Programme).where(Programme.id == office.programme).values(order=1, langs=" ".join(DRAWN))
    office.site.bed.writer.run(lambda work: work.db.execute(mine).close())
    with office.site.bed.readers.connect() as db:
        session = db.scalar(select(RoomSession.id).where(RoomSession.number == 3))

    page = office.organiser.get(path.format(programme=office.programme, room=office.room, session=session))

    assert page.status_code == 200
    assert offered(page.text) == own_first(turned(DRAWN, 1 + meeting), "en")
