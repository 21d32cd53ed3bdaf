"""The summary at a browser: a draft for staff, published by the organiser, files taken once."""

import csv
import io
import json
import re

import pytest
from sqlalchemy import update

from dialogue.flows.demo.seed import Demo
from dialogue.flows.erase import EraseMessage
from dialogue.flows.office.make_file import make_file
from dialogue.kernel.locales import LANGS
from dialogue.programmes.models import Programme
from dialogue.rooms.models import RoomSession
from dialogue.web.office.summary_file import make_document
from tests.make.channel import until
from tests.make.demo import does, released_message, unpublish
from tests.web.office.conftest import Office

DAY = 24 * 3600
NAMES = ("Lampa", "Սանդուղք", "Cup", "Стул", "Səbət", "Spoon", "Dəftər", "Saat", "Սեղան")


def wait_for(example: Office, form: dict[str, str], closed: str) -> str:
    """Have a file made; the address of its page once it is ready."""
    led = example.organiser.post(f"/office/sessions/{closed}/summary/file", form)
    assert led.status_code == 303, led.text
    page = led.location
    until(lambda: "The file is ready." in example.organiser.get(page).text)
    return page


@pytest.mark.parametrize("lang", LANGS)
def test_a_summary_is_read_in_each_language_and_names_nobody(example: Office, closed: str, lang: str) -> None:
    page = example.organiser.get(f"/office/sessions/{closed}/summary?in={lang}").text

    article = page[page.index("<article") : page.index("</article>")]
    assert f'<article class="summary" lang="{lang}">' in article
    assert [name for name in NAMES if re.search(rf"\b{name}\b", article)] == []
    assert re.search(r"\b\d\d:\d\d\b", article) is None


def test_a_draft_is_begun_published_and_then_has_files(example: Office, closed: str) -> None:
    path = f"/office/sessions/{closed}/summary"
    unpublish(example.site.bed, closed)

    draft = example.organiser.get(path).text
    early = example.organiser.post(f"{path}/file", {"file_lang": "az", "form": "csv"})
    published = example.organiser.post(f"{path}/publish")
    after = example.organiser.get(path).text

    assert "Publish the summary" in draft
    assert "Make the file" not in draft
    assert (early.status_code, "Files exist only once" in early.text) == (409, True)
    assert (published.status_code, "Make the file" in after) == (303, True)


def test_nothing_is_published_before_its_time(example: Office, closed: str) -> None:
    bed, path = example.site.bed, f"/office/sessions/{closed}/summary"
    unpublish(bed, closed)
    ended = update(RoomSession).where(RoomSession.id == closed).values(closed=bed.clock.now())
    bed.writer.run(lambda work: work.db.execute(ended).close())
    bed.writer.run(lambda work: work.db.execute(update(Programme).values(publish_after_hours=24)).close())

    page = example.organiser.get(path).text
    refused = example.organiser.post(f"{path}/publish")
    bed.clock.advance(DAY)
    again = example.signed_in(example.account)
    late = again.post(f"{path}/publish")

    assert "It can be published from:" in page
    assert (refused.status_code, "It is too early" in refused.text) == (409, True)
    assert late.status_code == 303


def test_a_moderator_reads_and_prepares_and_does_not_publish(
    example: Office, demo: Demo, closed: str
) -> None:
    path = f"/office/sessions/{closed}/summary"
    unpublish(example.site.bed, closed)
    moderator = example.signed_in(demo.accounts["moderator-2"])
    moderator.post("/language", {"lang": "en", "back": "/office"})

    page = moderator.get(path)
    refused = [
        moderator.post(f"{path}/{act}", {"file_lang": "az", "form": "csv"}) for act in ("publish", "file")
    ]

    assert (page.status_code, "The organiser publishes it." in page.text) == (200, True)
    assert [answer.status_code for answer in refused] == [404, 404]
    assert moderator.post(f"{path}/prepare").status_code == 303


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_a_file_is_the_same_as_from_the_command_line(
    example: Office, closed: str, lang: str, form: str
) -> None:
    bed = example.site.bed

    page = wait_for(example, {"file_lang": lang, "form": form}, closed)
    taken = example.organiser.post(page)

    with bed.readers.connect() as db:
        assert taken.data == make_document(db, bed.kit.sealer, closed, lang, form)  # type: ignore[arg-type]
    assert taken.headers["Content-Disposition"] == f'attachment; filename="meeting-summary-{lang}.{form}"'
    assert taken.headers["Cache-Control"] == "no-store"
    assert [name for name in NAMES if re.search(rf"\b{name}\b", taken.text)] == []


def test_a_file_is_taken_once_and_leaves_nothing_on_the_disk(example: Office, closed: str) -> None:
    page = wait_for(example, {"file_lang": "en", "form": "json"}, closed)
    folder = example.site.ports.settings.files

    first, second = example.organiser.post(page), example.organiser.post(page)

    assert json.loads(first.data)["format"] == "dialogue-summary"
    assert (second.status_code, example.organiser.get(page).status_code) == (404, 404)
    assert list(folder.iterdir()) == []


def test_a_file_is_gone_after_a_quarter_of_an_hour(example: Office, closed: str) -> None:
    page = wait_for(example, {"file_lang": "en", "form": "json"}, closed)

    example.site.bed.clock.advance(15 * 60)

    assert example.organiser.post(page).status_code == 404


def test_nobody_takes_the_file_of_another(example: Office, demo: Demo, closed: str) -> None:
    page = wait_for(example, {"file_lang": "en", "form": "json"}, closed)
    moderator = example.signed_in(demo.accounts["moderator-1"])

    assert (moderator.get(page).status_code, moderator.post(page).status_code) == (404, 404)
    assert example.organiser.post(page).status_code == 200


def test_words_erased_while_a_file_waits_do_not_leave_with_it(example: Office, closed: str) -> None:
    page = wait_for(example, {"file_lang": "en", "form": "csv"}, closed)
    message, author = released_message(example.site.bed, closed)

    does(example.site.bed, author, EraseMessage(message))
    refused = example.organiser.post(page)
    fresh = example.organiser.post(wait_for(example, {"file_lang": "en", "form": "csv"}, closed))

    assert (refused.status_code, "Something was erased" in refused.text) == (409, True)
    quoted = [
        row for row in csv.reader(io.StringIO(fresh.data.decode("utf-8-sig"))) if row[0].startswith("In part")
    ]
    assert len(quoted) == 5


def test_a_page_waits_for_its_file_and_says_when_it_will_never_be_ready(example: Office, closed: str) -> None:
    bed, who = example.site.bed, example.account
    _, token = bed.writer.run(lambda work: make_file(work, who, closed, "en", "csv"))

    waiting = example.organiser.get(f"/office/files/{token}").text
    bed.clock.advance(61)
    lost = example.organiser.get(f"/office/files/{token}").text

    assert ('http-equiv="refresh"' in waiting, "<progress" in waiting) == (True, True)
    assert ('http-equiv="refresh"' in lost, "The file could not be made." in lost) == (False, True)
