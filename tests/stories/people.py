"""People at browsers of their own: each reads one language and finds things by what they are called."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import TracebackType
from typing import Final, Self

from playwright.sync_api import Browser, Locator, Page, Request, WebSocket, expect
from playwright.sync_api import TimeoutError as TooLate

from dialogue.kernel import limits
from tests.make.server import Served
from tests.stories.tongue import tongue
from tests.stories.watch import Watch

VIEWS: Final = {"phone": (360, 640), "keyboard": (360, 380), "narrow": (320, 640), "desktop": (1360, 860)}
PATIENCE_MS: Final = 30_000
LOOK_MS: Final = 300  # how long one looks at a card before turning to the next
STOPPABLE: Final = 5.2  # seconds: what waits five of them has left
BREATH: Final = limits.MINUTE / limits.MESSAGES_PER_MINUTE  # seconds between words that are never too many
expect.set_options(timeout=PATIENCE_MS)


class Person:
    """One browser context and its page."""

    def __init__(
        self, browser: Browser, served: Served, lang: str, view: str = "phone", *, script: bool = True
    ) -> None:
        self.lang, self.served, self.script = lang, served, script
        self.tongue = tongue(lang)
        width, height = VIEWS[view]
        self.context = browser.new_context(
            base_url=served.url,
            viewport={"width": width, "height": height},
            locale=lang,
            java_script_enabled=script,
            accept_downloads=True,
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.watch = Watch(self.context, served.url)
        self.page: Page = self.context.new_page()
        self.frames: list[str] = []  # what came over sockets
        self.told: list[str] = []  # what was sent, over sockets and in forms
        self.page.on("websocket", self._listen)
        self.page.on("request", self._sent)
        if script:
            self.page.clock.install()

    @classmethod
    def of_demo(
        cls,
        browser: Browser,
        served: Served,
        name: str,
        lang: str,
        view: str = "phone",
        *,
        script: bool = True,
    ) -> Self:
        """Somebody who has pressed the button behind a demo link."""
        person = cls(browser, served, lang, view, script=script)
        person.open(served.link(name))
        person.press("Go in")
        if script:
            person.is_live()
        return person

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.context.close()

    # what the interface says to them

    def said(self, sentence: str, **values: object) -> str:
        """Return a sentence of the interface in this person's language."""
        return self.tongue.say(sentence, **values)

    def button(self, sentence: str, within: Locator | None = None, **values: object) -> Locator:
        """Find a button by what it says."""
        name = self.said(sentence, **values)
        return (within or self.page.locator("body")).get_by_role("button", name=name, exact=True)

    def link(self, sentence: str, within: Locator | None = None) -> Locator:
        """Find a link by what it says."""
        return (within or self.page.locator("body")).get_by_role("link", name=self.said(sentence), exact=True)

    def field(self, sentence: str, within: Locator | None = None, **values: object) -> Locator:
        """Find a field by the beginning of its label; what follows there may be a hint."""
        name = re.compile("^" + re.escape(self.said(sentence, **values)))
        return (within or self.page.locator("body")).get_by_label(name)

    # what they do

    def open(self, path: str) -> None:
        """Go to an address."""
        self.page.goto(path)

    def press(self, sentence: str, within: Locator | None = None, **values: object) -> None:
        """Press a button."""
        self.button(sentence, within, **values).click()

    def follow(self, sentence: str, within: Locator | None = None) -> None:
        """Follow a link."""
        self.link(sentence, within).click()

    def unfold(self, sentence: str, within: Locator | None = None) -> Locator:
        """Open what is folded under a heading; return it."""
        heading = (
            (within or self.page.locator("body")).locator("summary").filter(has_text=self.said(sentence))
        )
        folded = heading.first.locator("..")
        if folded.get_attribute("open") is None:
            heading.first.click()
        return folded

    def later(self, seconds: float = STOPPABLE) -> None:
        """Let time pass in this browser alone."""
        self.page.clock.fast_forward(round(seconds * 1000))

    @contextmanager
    def at_leisure(self) -> Iterator[float]:
        """Have the page's date stand still: what may be stopped for seconds may be for the whole block."""
        now: float = self.page.evaluate("Date.now()") / 1000
        self.page.clock.set_fixed_time(now)
        yield now
        self.page.clock.set_system_time(now)

    def write(self, text: str) -> None:
        """Write into the composer."""
        self.composer.fill(text)

    def send(self, text: str) -> None:
        """Write to the room, let the seconds pass in which it could be stopped, and then take breath.

        A story that runs quickly says more in a second than a room lets one say.
        """
        self.write(text)
        self.press("Send", self.page.locator("d-composer"))
        self.later()
        self.served.move(BREATH)

    def do(self, sentence: str, within: Locator | None = None, **values: object) -> None:
        """Press a button of the desk, and let the seconds pass in which it could be stopped."""
        self.press(sentence, within, **values)
        self.later()

    def turn_to(self, text: str) -> None:
        """As a moderator: leaf through what waits until this is on the card."""
        wanted = self.now.filter(has_text=text)
        ends = monotonic() + PATIENCE_MS / 1000
        while monotonic() < ends:
            try:
                wanted.wait_for(timeout=LOOK_MS)
            except TooLate:
                for step in self.button("The next one", self.page.locator("d-now")).all():
                    step.click()
            else:
                return
        expect(wanted).to_be_visible()

    # what they see

    def is_live(self) -> None:
        """Wait until the page's script runs."""
        self.page.wait_for_selector("body.live")

    def sees(self, text: str) -> None:
        """Fail unless this stands on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def reads(self, sentence: str, **values: object) -> None:
        """Fail unless the interface says this."""
        self.sees(self.said(sentence, **values))

    def sees_nowhere(self, text: str) -> None:
        """Fail if this stands anywhere on the page."""
        expect(self.page.get_by_text(text)).to_have_count(0)

    @property
    def composer(self) -> Locator:
        """Where one writes to the room."""
        return self.page.locator("d-composer textarea")

    @property
    def now(self) -> Locator:
        """The card "now" of the desk."""
        return self.page.locator("d-now .card.now")

    @property
    def sheet(self) -> Locator:
        """The sheet that is open."""
        return self.page.locator("dialog[open]")

    @property
    def room(self) -> str:
        """The id of the room whose page is open."""
        return self.page.url.split("/")[4].split("?")[0]

    def message(self, text: str) -> Locator:
        """Find a message that is in the room by words in it."""
        return self.page.locator("d-message article.msg").filter(has_text=text)

    def outgoing(self, text: str) -> Locator:
        """Find a message of one's own that is on its way."""
        return self.page.locator("d-outgoing article.msg").filter(has_text=text)

    def own(self, text: str) -> Locator:
        """Find a message of one's own that waits or came back."""
        return self.page.locator("d-own article.msg").filter(has_text=text)

    def conversation(self) -> list[str]:
        """Return what stands in the conversation in the room's order, as this person reads it."""
        return self.page.locator("d-message article.msg > p").all_inner_texts()

    def _listen(self, wire: WebSocket) -> None:
        wire.on("framereceived", lambda frame: self.frames.append(str(frame)))
        wire.on("framesent", lambda frame: self.told.append(str(frame)))

    def _sent(self, request: Request) -> None:
        self.told.append(request.post_data or "")
