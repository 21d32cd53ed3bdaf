"""More seats in a room, for people who come by an invitation; asked of the office's forms."""

import html
import re

from tests.make.guest import Guest


def new_seat(organiser: Guest, room: str) -> str:
    """Add a seat to a room and return its link."""
    base = f"/office/rooms/{room}/seats"
    added = organiser.post(base, {"csrf": organiser.csrf, "seats": "1"})
    assert added.status == 303, added.text
    number = max(int(found) for found in re.findall(r'id="seat-(\d+)"', organiser.get(base).text))
    page = organiser.post(f"{base}/{number}/link", {"csrf": organiser.csrf}).text
    found = re.search(r'id="the-link" value="([^"]+)"', page)
    assert found, page
    return html.unescape(found[1])
