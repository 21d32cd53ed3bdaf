"""What tests of pages stand on."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event

from tests.make.bed import Bed
from tests.make.door import Door, make_door
from tests.make.site import Site, make_test_site


@pytest.fixture
def site(bed: Bed) -> Site:
    """A site without any programme."""
    return make_test_site(bed)


@pytest.fixture
def door(bed: Bed) -> Door:
    """A site with one room of three seats."""
    return make_door(bed)


@pytest.fixture
def queries(bed: Bed) -> Iterator[list[str]]:
    """Every statement that readers send from now on."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(bed.readers, "before_cursor_execute", note)
    yield sent
    event.remove(bed.readers, "before_cursor_execute", note)
