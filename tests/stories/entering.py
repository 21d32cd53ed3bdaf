"""How somebody comes from an invitation to the waiting room."""

from dataclasses import dataclass

from playwright.sync_api import expect

from tests.stories.people import Person


@dataclass(frozen=True)
class Entered:
    """The name that was suggested and taken, and the six words that were shown."""

    name: str
    words: list[str]


def come_in(person: Person, link: str, society: int) -> Entered:
    """Go the whole way from a link; `society` is the place in the list."""
    page = person.page
    person.open(link)
    if person.script:
        expect(page).to_have_url(f"{person.served.url}/join")
    else:
        page.locator('[name="code"]').fill(link)
    person.press("Continue")
    person.press("I have read this and agree")
    name = page.locator('[name="name"]').input_value()
    page.locator('[name="community"]').nth(society).check()
    person.press("Continue")
    shown = page.locator(".entry-words li")
    expect(shown).to_have_count(6)  # a list that is read before its page has come is empty
    words = shown.all_inner_texts()
    assert len(set(words)) == 6
    page.locator('[name="second"]').fill(words[1])
    page.locator('[name="fifth"]').fill(words[4].upper())
    person.press("Continue")
    page.wait_for_url("**/wait")
    return Entered(name, words)


def come_back(person: Person, words: list[str]) -> None:
    """Come back with the words, typed as people type."""
    person.open("/return")
    person.page.locator('[name="words"]').fill("  ".join(words).title())
    person.press("Come in")
