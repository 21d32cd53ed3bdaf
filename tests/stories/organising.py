"""What an organiser does before and after a meeting, on the pages of the office."""

import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pyotp
from playwright.sync_api import expect

from tests.make.nursery import ROOT
from tests.make.server import Served
from tests.stories.people import Person

PASSWORD: Final = "plum cake on a windowsill"
ZONE: Final = "Atlantic/Azores"
LANGS: Final = ("az", "hy", "en", "ru")


@dataclass
class Account:
    """A name, and the secret of its one-time codes."""

    name: str
    secret: str


def add_account(served: Served, name: str) -> Account:
    """Have the command line make an account while the server runs; the password is typed."""
    done = subprocess.run(
        [sys.executable, "-m", "dialogue", "staff", "add", name, "--lang", "en"],
        input=f"{PASSWORD}\n{PASSWORD}\n",
        env={"DIALOGUE_DATA": str(served.folder), "PATH": "/usr/bin:/bin", "PYTHONWARNINGS": "ignore"},
        cwd=ROOT,
        text=True,
        capture_output=True,
        start_new_session=True,
        check=True,
    )
    found = re.search(r"one-time codes: (\S+)", done.stdout)
    assert found, done.stdout
    assert len(re.findall(r"^  \S+$", done.stdout, re.MULTILINE)) == 10
    return Account(name, found[1])


def sign_in(person: Person, account: Account) -> None:
    """Sign in with password and code."""
    person.open("/staff/sign-in")
    person.field("Name").fill(account.name)
    person.field("Password").fill(PASSWORD)
    person.press("Sign in")
    code = person.field("Six digits")
    code.wait_for()
    now = datetime.now(UTC) + timedelta(seconds=person.served.moved)
    code.fill(pyotp.TOTP(account.secret).at(now))
    person.press("Sign in")
    person.page.wait_for_url("**/staff")


def create_programme(person: Person, title: str, starts: datetime, seats: int) -> None:
    """Create it in one form, with one meeting that starts then."""
    local = starts.astimezone(ZoneInfo(ZONE))
    person.open("/office")
    person.follow("New programme")
    page = person.page
    page.locator('[name="title-en"]').fill(title)
    page.locator('[name="meetings"]').fill("1")
    page.locator('[name="seats"]').fill(str(seats))
    page.locator('[name="weekday"]').select_option(str(local.weekday()))
    page.locator('[name="clock"]').fill(f"{local:%H:%M}")
    page.locator('[name="zone"]').fill(ZONE)
    page.locator('[name="not_before"]').fill(f"{local:%Y-%m-%d}")
    for lang in LANGS:
        page.locator(f'[name="langs"][value="{lang}"]').check()
    page.locator('[name="lang"][type="radio"][value="ru"]').check()
    person.press("Create the programme")
    person.reads("Seats")


def turn_to(person: Person, part: str) -> None:
    """Open another part of the programme."""
    person.follow(part, person.page.locator("nav.tabs").first)


def appoint(person: Person, name: str, role: str, langs: tuple[str, ...]) -> None:
    """Give somebody a part in the programme whose page is open."""
    turn_to(person, "Team")
    page = person.page
    page.locator('[name="account"]').fill(name)
    page.locator('[name="role"]').select_option(role)
    for lang in langs:
        page.locator(f'main [name="langs"][value="{lang}"]').check()
    person.press("Appoint")
    expect(page.locator("table")).to_contain_text(name)


def watch_for(person: Person, words: dict[str, str]) -> None:
    """Have a moderator read first what holds one of these words."""
    turn_to(person, "Words and places")
    for lang, word in words.items():
        person.page.locator(f'[name="terms-{lang}"]').fill(word)
    person.press("Save changes")
    expect(person.page.locator(".notice.done")).to_be_visible()


def seat_links(person: Person, count: int) -> list[str]:
    """Make a link for each of the first seats, of the programme whose page is open."""
    turn_to(person, "Meetings")
    person.follow("Seats", person.page.locator("main"))
    seats = person.page.url
    links = []
    for number in range(1, count + 1):
        person.page.locator(f"#seat-{number}").get_by_role("button").click()
        links.append(person.page.locator("#the-link").input_value())
        person.follow("Back to the seats")
        assert person.page.url == seats
    return links


def publish(person: Person, programme: str) -> None:
    """Prepare the summary of the programme's meeting and publish it."""
    person.open(programme)
    person.page.locator("tbody th a").click()
    person.press("Prepare the summary")
    person.press("Publish the summary")
    person.reads("Download a file")


def download(person: Person, lang: str, form: str) -> str:
    """Make a file, take it once, and find that it cannot be taken twice; return what is in it."""
    back = person.page.url
    person.page.locator(f'[name="file_lang"][value="{lang}"]').check()
    person.page.locator(f'[name="form"][value="{form}"]').check()
    person.press("Make the file")
    expect(person.button("Download the file")).to_be_visible()
    with person.page.expect_download() as coming:
        person.press("Download the file")
    text = coming.value.path().read_text("utf-8-sig")
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*\.(html|json|csv)", coming.value.suggested_filename)
    person.page.reload()
    expect(person.button("Download the file")).to_have_count(0)
    person.open(back)
    return text
