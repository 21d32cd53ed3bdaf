"""A whole meeting, from the empty office to the files that are taken away.

Four people in four languages, two moderators at once, one of them on a phone, an interpreter and an
organiser, each at a browser of their own.
"""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.make.server import Served
from tests.stories import organising
from tests.stories.entering import come_in
from tests.stories.organising import LANGS
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.story]
DAY = 24 * 60 * 60
SAID = {
    "az": "Bizim həyətdə hamı bir-birini adı ilə çağırırdı.",
    "hy": "Մեր բակում բոլորն իրար անունով էին կանչում։",
    "en": "In our yard everybody called each other by name.",
    "ru": "У нас во дворе все звали друг друга по имени.",
}
QUESTION = {
    "az": "Həyətdən nə qalıb?",
    "hy": "Ի՞նչ է մնացել բակից։",
    "en": "What has stayed with you of the yard?",
    "ru": "Что осталось с вами от двора?",
}
ANNOUNCED = {lang: f"{text} (5)" for lang, text in QUESTION.items()}
RENDERED = "Մեր բակում ամենքն իրար անունով էին ձայն տալիս։"
HELD = "My grandmother's kettle sang before it boiled."
RETURNED = "Kettle again, and louder."
MENDED = "It sang again, and louder."


@dataclass
class Meeting:
    """Who is there, and what they are called; `everyone` are those in the room, participants first."""

    served: Served
    organiser: Person
    moderator: Person
    on_phone: Person
    interpreter: Person
    people: dict[str, Person]
    names: dict[str, str]
    account: organising.Account
    programme: str = ""

    @property
    def everyone(self) -> list[Person]:
        return [*self.people.values(), self.interpreter, self.moderator, self.on_phone]


@pytest.fixture(scope="module")
def meeting(browser: Browser, served: Served) -> Iterator[Meeting]:
    """Everybody at their own browser, nobody in a room yet."""
    with ExitStack() as stack:
        made = Meeting(
            served=served,
            organiser=stack.enter_context(Person(browser, served, "en", "desktop")),
            moderator=stack.enter_context(Person.of_demo(browser, served, "moderator-1", "az", "desktop")),
            on_phone=stack.enter_context(Person.of_demo(browser, served, "moderator-2", "hy")),
            interpreter=stack.enter_context(Person.of_demo(browser, served, "interpreter", "en", "desktop")),
            people={lang: stack.enter_context(Person(browser, served, lang)) for lang in LANGS},
            names={},
            account=organising.add_account(served, "yardkeeper"),
        )
        yield made


def test_a_whole_meeting_from_the_empty_office_to_the_files(meeting: Meeting) -> None:
    _prepare(meeting)
    _gather(meeting)
    _first_word(meeting)
    _conversation(meeting)
    _moderate(meeting)
    _call_for_help(meeting)
    _close(meeting)
    _release(meeting)
    files = _sum_up(meeting)

    _check_files(files)
    for person in (*meeting.everyone, meeting.organiser):
        person.watch.nothing_wrong()
    assert meeting.served.said() == ""


def _prepare(meeting: Meeting) -> None:
    """The organiser makes the programme in one form, names the team, and makes a link for each seat."""
    organiser = meeting.organiser
    organising.sign_in(organiser, meeting.account)
    starts = datetime.now(UTC) + timedelta(minutes=12)
    organising.create_programme(organiser, "Yards", starts, seats=4)
    meeting.programme = organiser.page.url.partition("?")[0]
    organising.appoint(organiser, "moderator-1", "moderator", ("az", "en", "ru"))
    organising.appoint(organiser, "moderator-2", "moderator", ("hy", "en", "ru"))
    organising.appoint(organiser, "interpreter", "interpreter", LANGS)
    organising.watch_for(organiser, {"en": "kettle*"})
    links = organising.seat_links(organiser, len(LANGS))
    for number, (lang, person) in enumerate(meeting.people.items()):
        meeting.names[lang] = come_in(person, links[number], society=number).name
        person.reads("You are in the waiting room")


def _gather(meeting: Meeting) -> None:
    """The team goes in, the moderators open the door and the meeting; all are there."""
    for person, name in (
        (meeting.moderator, "Saat"),
        (meeting.on_phone, "Սեղան"),
        (meeting.interpreter, "Drum"),
    ):
        person.open("/staff")
        form = person.page.locator('form[action^="/staff/rooms/"]')
        form.locator('[name="name"]').fill(name)
        person.press("Go in", form)
        person.is_live()
    moderator = meeting.moderator
    expect(moderator.now).to_contain_text(meeting.names["hy"])
    moderator.press("Let in", moderator.now)
    moderator.do("Open the meeting", moderator.page.locator("d-session"))
    for person in meeting.people.values():
        person.later(10)
        person.page.wait_for_url("**/room/**")
        person.is_live()
        expect(person.page.locator("d-stage-bar")).to_contain_text(person.said("Stage {n} of {m}", n=1, m=3))
        expect(person.page.locator("html")).to_have_attribute("lang", person.lang)


def _first_word(meeting: Meeting) -> None:
    """In the first stage one speaks when one has the floor; hands stand in the order they went up."""
    az, ru, en = (meeting.people[lang] for lang in ("az", "ru", "en"))
    for person in (az, ru):
        person.press("Ask to speak", person.page.locator("d-floor"))
        expect(person.button("Stop asking to speak")).to_be_visible()
    ru.write("Здравствуйте, меня слышно?")
    ru.reads("You can start writing now. It will be shown when your turn comes.")
    ru.press("Send", ru.page.locator("d-composer"))
    ru.later()
    expect(ru.outgoing("слышно")).to_contain_text(ru.said("It will be shown when your turn comes."))
    expect(en.page.locator("d-floor")).to_contain_text(meeting.names["ru"])
    meeting.on_phone.do("Give the floor: {name}", meeting.on_phone.now, name=meeting.names["az"])
    az.reads("It is your turn.")
    az.send("Salam, mən Həyətdən başlayıram.")
    expect(en.message("Həyətdən")).to_contain_text(
        en.said("Original: {language}", language=en.said("Azerbaijani"))
    )
    desk = meeting.moderator.page.locator("d-floor")
    meeting.moderator.do("Give the floor: {name}", desk, name=meeting.names["ru"])
    ru.reads("It is your turn.")
    ru.later()
    expect(en.message("слышно")).to_be_visible()
    meeting.moderator.do("End this turn", desk)
    meeting.moderator.page.locator("d-next-stage button").click()
    meeting.moderator.later()
    for person in meeting.people.values():
        expect(person.page.locator("d-stage-bar")).to_contain_text(person.said("Stage {n} of {m}", n=2, m=3))


def _conversation(meeting: Meeting) -> None:
    """Everybody writes in their own language at once; all see the same messages in the same order."""
    for lang, person in meeting.people.items():
        person.write(SAID[lang])
        person.press("Send", person.page.locator("d-composer"))
    for person in meeting.people.values():
        person.later()
    for person in meeting.everyone:
        for text in SAID.values():
            expect(person.message(text)).to_have_count(1)
            assert person.message(text).locator("p .words").get_attribute("lang") in LANGS
    hy, interpreter = meeting.people["hy"], meeting.interpreter
    entry = interpreter.message(SAID["en"])
    interpreter.unfold("More…", entry)
    interpreter.press("Write it in: {language}", entry, language=interpreter.said("Armenian"))
    entry.locator("d-write textarea").fill(RENDERED)
    interpreter.press("Save changes", entry)
    expect(hy.message(RENDERED)).to_contain_text(hy.said("Translated by an interpreter"))
    hy.press("Original", hy.message(RENDERED))
    expect(hy.message(RENDERED).locator(".original .words")).to_have_text(SAID["en"])
    orders = [
        each.page.locator("d-message article.msg").evaluate_all("(all) => all.map(({ id }) => id)")
        for each in meeting.everyone
    ]
    assert orders == [orders[0]] * len(orders)
    assert len(orders[0]) == 6


def _moderate(meeting: Meeting) -> None:
    """What a word holds is shown, or comes back with a note and is mended; a question and a word to all."""
    en, ru = meeting.people["en"], meeting.people["ru"]
    moderator, phone = meeting.moderator, meeting.on_phone
    en.send(HELD)
    expect(en.own(HELD)).to_be_visible()
    phone.turn_to(HELD)
    phone.do("Show in the room", phone.now)
    expect(ru.message(HELD)).to_be_visible()
    en.send(RETURNED)
    moderator.turn_to(RETURNED)
    moderator.press("Send back to the author", moderator.now)
    moderator.sheet.locator("textarea").fill("Without the kettle, please.")
    moderator.sheet.locator("select").select_option("en")
    moderator.do("Send back to the author", moderator.sheet)
    expect(en.own(RETURNED)).to_contain_text("Without the kettle, please.")
    en.press("Change", en.own(RETURNED))
    en.own(RETURNED).locator("textarea").fill(MENDED)
    en.press("Send again", en.own(RETURNED))
    en.later()
    moderator.turn_to(MENDED)
    moderator.do("Show in the room", moderator.now)
    expect(ru.message(MENDED)).to_be_visible()
    ru.sees_nowhere(RETURNED)
    for opener, texts in (("A question to talk about…", QUESTION), ("Announcement…", ANNOUNCED)):
        moderator.press(opener, moderator.page.locator("d-composer"))
        for lang, text in texts.items():
            moderator.sheet.locator(f'textarea[name="{lang}"]').fill(text)
        moderator.do("Send", moderator.sheet)
        for lang, person in meeting.people.items():
            person.sees(texts[lang])


def _call_for_help(meeting: Meeting) -> None:
    """Somebody asks a moderator to look and gets an answer; somebody else reads only for a while."""
    az, ru, phone = meeting.people["az"], meeting.people["ru"], meeting.on_phone
    entry = az.message(SAID["ru"])
    az.unfold("More…", entry)
    az.press("Ask a moderator to look", entry)
    az.sheet.locator("textarea").fill("Məncə burada bir ad var.")
    az.press("Ask a moderator to look", az.sheet)
    phone.turn_to("Məncə burada bir ad var.")
    phone.press("It stays", phone.now)
    phone.sheet.locator("textarea").fill("Здесь нет ничьей фамилии.")
    phone.sheet.locator("select").select_option("ru")
    phone.do("Send", phone.sheet)
    az.sees("Здесь нет ничьей фамилии.")
    people = phone.unfold("People", phone.page.locator("d-people"))
    row = people.locator(".person").filter(has_text=meeting.names["ru"])
    phone.unfold("More…", row)
    phone.press("Read only: {n} min", row, n=10)
    phone.sheet.locator('[type="radio"][value="other"]').check()
    phone.do("Do it", phone.sheet)
    expect(ru.page.locator("d-composer .shut")).to_be_visible()
    expect(ru.composer).to_have_count(0)
    phone.do("May write again", row)
    expect(ru.composer).to_be_visible()
    ru.send("Спасибо, теперь снова слышно.")
    expect(az.message("снова слышно")).to_be_visible()


def _close(meeting: Meeting) -> None:
    """The meeting ends; who was there reads on and writes no more."""
    moderator = meeting.moderator
    moderator.page.locator("d-next-stage button").click()
    moderator.later()
    moderator.press("End the meeting", moderator.page.locator("d-session"))
    moderator.do("End the meeting", moderator.sheet)
    for person in meeting.people.values():
        expect(person.page.locator("d-composer .shut")).to_contain_text(person.said("The meeting has ended"))
        expect(person.message(SAID["en"])).to_have_count(1)


def _release(meeting: Meeting) -> None:
    """Two agree to be quoted, one in the room, one on the page of everything of theirs; two say nothing."""
    en, hy = meeting.people["en"], meeting.people["hy"]
    entry = en.message(SAID["en"])
    en.unfold("More…", entry)
    entry.locator("fieldset label").filter(has_text=SAID["en"]).locator("input").check()
    hy.open("/mine")
    own = hy.page.locator("article").filter(has_text=SAID["hy"])
    hy.press("I agree to be quoted", own)
    expect(own.locator("form[action='/mine/take-back']")).to_have_count(1)


def _sum_up(meeting: Meeting) -> dict[str, str]:
    """A day later the organiser publishes the summary and takes the three files away."""
    organiser = meeting.organiser
    meeting.served.move(DAY + 60)
    organising.sign_in(organiser, meeting.account)
    organising.publish(organiser, meeting.programme)
    wanted = (("html", "en"), ("json", "hy"), ("csv", "en"))
    return {form: organising.download(organiser, lang, form) for form, lang in wanted}


def _check_files(files: dict[str, str]) -> None:
    """Each has exactly the words released in its own language, and nobody else's."""
    said = {*SAID.values(), HELD, MENDED, RETURNED, RENDERED, "слышно"}
    record = json.loads(files["json"])

    assert {form: {words for words in said if words in text} for form, text in files.items()} == {
        "html": {SAID["en"]},
        "json": {SAID["hy"]},
        "csv": {SAID["en"]},
    }
    assert [
        ANNOUNCED[lang] in files[form] for form, lang in (("html", "en"), ("json", "hy"), ("csv", "en"))
    ] == [True] * 3
    assert record["lang"] == "hy"
    assert len(list(csv.reader(io.StringIO(files["csv"])))) > 5
    assert files["html"].startswith("<!doctype html>")
