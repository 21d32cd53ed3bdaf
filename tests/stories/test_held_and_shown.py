"""A text that waits for a moderator: nobody else gets a byte of it before; what comes back can be mended."""

import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from dialogue.kernel import limits
from tests.make.server import Served
from tests.stories.people import BREATH, Person

pytestmark = [pytest.mark.browser, pytest.mark.story]


@pytest.fixture(scope="module")
def writer(browser: Browser, served: Served) -> Iterator[Person]:
    """Who writes what is held."""
    with Person.of_demo(browser, served, "participant-4", "ru") as person:
        yield person


@pytest.fixture(scope="module")
def other(browser: Browser, served: Served) -> Iterator[Person]:
    """Who may not see it yet."""
    with Person.of_demo(browser, served, "participant-3", "en") as person:
        yield person


@pytest.fixture(scope="module")
def moderator(browser: Browser, served: Served) -> Iterator[Person]:
    """Who reads it first, on a phone."""
    with Person.of_demo(browser, served, "moderator-2", "hy") as person:
        yield person


def test_a_held_message_is_seen_by_nobody_else_until_it_is_shown(
    writer: Person, other: Person, moderator: Person
) -> None:
    text = "Пишите мне на bulka@example.org, расскажу рецепт."

    writer.send(text)
    writer.press("Send anyway", writer.outgoing("bulka"))
    expect(writer.own("bulka")).to_be_visible()
    moderator.turn_to("bulka")
    before = "".join(other.frames)
    other.send("Meanwhile another word.")
    expect(writer.message("Meanwhile")).to_be_visible()
    expect(writer.own("bulka")).to_be_visible()
    other.sees_nowhere("bulka")
    moderator.do("Show in the room", moderator.now)
    expect(other.message("bulka")).to_be_visible()
    expect(writer.message("bulka")).to_contain_text(writer.said("In the room"))
    expect(writer.own("bulka")).to_have_count(0)

    assert "bulka" not in before
    assert "bulka" in "".join(other.frames)
    assert other.conversation()[-2:] == ["Meanwhile another word.", text]


def test_a_returned_message_comes_with_a_note_and_can_be_mended(
    writer: Person, other: Person, moderator: Person
) -> None:
    writer.send("Номер школы был +37400000000, его знали все.")
    writer.press("Send anyway", writer.outgoing("Номер"))
    moderator.turn_to("+37400000000")

    moderator.press("Send back to the author", moderator.now)
    moderator.sheet.locator("textarea").fill("Без номера это можно показать.")
    moderator.sheet.locator("select").select_option("ru")
    moderator.do("Send back to the author", moderator.sheet)
    expect(writer.own("Номер школы")).to_contain_text("Без номера это можно показать.")
    writer.press("Change", writer.own("Номер школы"))
    writer.own("Номер школы").locator("textarea").fill("Номер школы знали все.")
    writer.press("Send again", writer.own("Номер школы"))
    writer.later()
    moderator.turn_to("Номер школы знали все.")
    moderator.do("Show in the room", moderator.now)
    expect(other.message("Номер школы знали все.")).to_be_visible()

    assert "+37400000000" not in "".join(other.frames)
    expect(writer.message("Номер школы знали все.")).to_have_count(1)
    expect(writer.own("Номер школы")).to_have_count(0)


def test_a_writer_can_have_a_moderator_read_the_next_message_first(
    writer: Person, other: Person, moderator: Person, served: Served
) -> None:
    """The wish stays with the words over a page that is opened anew, and goes with that one message alone."""
    wish = writer.field("Ask a moderator to read this first", writer.page.locator("d-composer"))
    writer.write("Не знаю, можно ли так сказать: рогалик.")
    wish.check()
    writer.page.reload()
    writer.is_live()
    expect(writer.composer).to_have_value("Не знаю, можно ли так сказать: рогалик.")
    expect(wish).to_be_checked()

    with writer.at_leisure():
        writer.press("Send", writer.page.locator("d-composer"))
        expect(writer.outgoing("рогалик")).to_contain_text(writer.said("A moderator reads this first"))
        writer.press("Stop", writer.outgoing("рогалик"))
    expect(wish).to_be_checked()
    writer.press("Send", writer.page.locator("d-composer"))
    expect(wish).not_to_be_checked()
    writer.later()
    served.move(BREATH)
    expect(writer.own("рогалик")).to_contain_text(
        writer.said(
            "You asked a moderator to read this first. For now only you and the moderators see it. "
            "You can change it or take it back."
        )
    )
    writer.send("А это можно всем: сухарик.")
    expect(other.message("сухарик")).to_be_visible()
    other.sees_nowhere("рогалик")
    moderator.turn_to("рогалик")
    expect(moderator.now).to_contain_text(moderator.said("the author asks you to read it first"))
    moderator.do("Show in the room", moderator.now)
    expect(other.message("рогалик")).to_be_visible()


def test_who_moderates_is_offered_no_such_wish(moderator: Person) -> None:
    wish = moderator.field("Ask a moderator to read this first")

    moderator.page.locator("d-composer textarea").wait_for(state="attached")

    expect(wish).to_have_count(0)


def test_a_text_that_is_stopped_in_time_never_reaches_the_server(
    writer: Person, other: Person, moderator: Person, served: Served
) -> None:
    """The seconds after Send belong to the writer: the words go back into the field, and nowhere else."""
    stored = _messages(served)
    writer.write("Лучше не надо: кукушка.")

    with writer.at_leisure() as now:
        writer.press("Send", writer.page.locator("d-composer"))
        expect(writer.outgoing("кукушка")).to_contain_text(writer.said("Will be sent in 5 seconds"))
        writer.page.clock.set_fixed_time(now + 4)
        writer.press("Stop", writer.outgoing("кукушка"))
    expect(writer.composer).to_have_value("Лучше не надо: кукушка.")
    writer.later(60)
    writer.write("")
    writer.send("Вот это другое дело.")
    expect(other.message("Вот это другое дело.")).to_be_visible()

    assert [word in "".join(writer.told) for word in ("другое дело", "кукушка")] == [True, False]
    assert [word in "".join(other.frames) for word in ("другое дело", "кукушка")] == [True, False]
    assert "кукушка" not in "".join(moderator.frames)
    assert _messages(served) == stored + 1
    other.sees_nowhere("кукушка")
    moderator.sees_nowhere("кукушка")


def test_a_message_can_be_changed_for_a_while_and_taken_back_after_it(writer: Person, served: Served) -> None:
    """The page's own clock takes the button away: it is cut off from the server at that moment."""
    writer.send("Один чайник на всех.")
    said = writer.message("Один чайник")
    writer.unfold("More…", said)
    expect(writer.button("Edit", said)).to_be_visible()

    writer.context.set_offline(True)
    writer.later(limits.EDIT_WINDOW)
    expect(writer.button("Edit", said)).to_have_count(0)
    expect(writer.button("Take back", said)).to_be_visible()
    served.move(limits.EDIT_WINDOW)
    writer.context.set_offline(False)
    writer.send("И ещё один.")
    expect(writer.message("И ещё один.")).to_be_visible()

    expect(writer.button("Edit", said)).to_have_count(0)


def _messages(served: Served) -> int:
    with sqlite3.connect(f"file:{served.folder / 'dialogue.sqlite'}?mode=ro", uri=True) as db:
        count: int = db.execute("SELECT count(*) FROM message").fetchone()[0]
    db.close()
    return count
