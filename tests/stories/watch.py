"""Watches one browser: what is asked of another origin, what the content policy stops, what goes wrong."""

from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

TELL: Final = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
OF_THE_PAGE: Final = frozenset({"data", "blob", "about"})


class Watch:
    """`elsewhere` are addresses that are not ours, `faults` what scripts and the policy complained of.

    `refused` are requests that did not reach anybody or were answered with an error; some stories want those.
    """

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._ours = urlsplit(url).netloc
        self.elsewhere: list[str] = []
        self.faults: list[str] = []
        self.refused: list[str] = []
        context.add_init_script(TELL)
        context.on("request", self._asked)
        context.on("console", self._told)
        context.on("weberror", self._broke)

    def nothing_wrong(self) -> None:
        """Fail with what there was."""
        assert (self.elsewhere, self.faults) == ([], [])

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in OF_THE_PAGE and address.netloc != self._ours:
            self.elsewhere.append(request.url)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        lost = "Failed to load resource" in message.text or message.text.startswith("WebSocket connection")
        (self.refused if lost else self.faults).append(message.text)

    def _broke(self, error: WebError) -> None:
        self.faults.append(str(error.error))
