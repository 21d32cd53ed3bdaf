"""The example as a database: played once for the whole run, copied for each test that wants it."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from dialogue.flows.command import Call, Command
from dialogue.flows.demo.seed import Demo, demo_of, seed_demo
from dialogue.flows.table import FLOWS
from dialogue.messages.models import Message, Release
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.standing import standing_of
from dialogue.store.work import Work
from dialogue.summaries.models import Summary
from tests.make.bed import Bed, make_bed


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example in it; read only."""
    folder = tmp_path_factory.mktemp("example")
    bed = make_bed(folder)
    seed_demo(bed.writer)
    bed.close()
    return folder


@pytest.fixture
def stage(played: Path, tmp_path: Path) -> Iterator[Bed]:
    """A bed on which the example has been played."""
    for path in played.iterdir():
        shutil.copy(path, tmp_path)
    made = make_bed(tmp_path)
    yield made
    made.close()


@pytest.fixture
def demo(stage: Bed) -> Demo:
    """Who is who in it."""
    with stage.readers.connect() as db:
        return demo_of(db)


@pytest.fixture
def closed(stage: Bed, demo: Demo) -> str:
    """Its closed meeting."""
    with stage.readers.connect() as db:
        return meetings_of(db, demo.room)[0].id


def does(bed: Bed, member: str, command: Command) -> None:
    """Have a member do something."""

    def carry(work: Work) -> None:
        standing = standing_of(work.db, member)
        assert standing is not None
        FLOWS[command.name].carry(work, Call(standing, "k" * 36), command)

    bed.writer.run(carry)


def unpublish(bed: Bed, session: str) -> None:
    """Back to a draft, so that what happens before publication can be tried on the whole example."""
    undone = update(Summary).where(Summary.session_id == session).values(state="draft", facts=None)
    bed.writer.run(lambda work: work.db.execute(undone).close())


def released_message(bed: Bed, session: str) -> tuple[str, str]:
    """A message whose author released it in every language, with its author."""
    query = (
        select(Message.id, Message.author_id, Release.lang)
        .join(Release, Release.message_id == Message.id)
        .where(Message.session_id == session)
    )
    with bed.readers.connect() as db:
        counted = Counter((row.id, row.author_id) for row in db.execute(query))
    return next(key for key, count in counted.items() if count == 4)
