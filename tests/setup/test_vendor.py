"""What set-up put into static/vendor is whole, draws four scripts and runs under the strict policy."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from deploy.setup.browser import MANIFEST, VENDOR, hashes

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self';"
    " require-trusted-types-for 'script'; trusted-types lit-html"
)
LETTERS = {
    "az": "aAbBcCçÇdDeEəƏfFgGğĞhHxXıIiİjJkKqQlLmMnNoOöÖpPrRsSşŞtTuUüÜvVyYzZ",
    "hy": "".join(map(chr, [*range(0x531, 0x557), *range(0x561, 0x588), *range(0x55A, 0x560), 0x589, 0x58A])),
    "en": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ru": "".join(map(chr, [*range(0x410, 0x450), 0x401, 0x451])) + "№",
}
MODULE = """
import { LitElement, html } from "./vendor/lit/index.js";
import { repeat } from "./vendor/lit/directives/repeat.js";
import { io } from "./vendor/socket.io-client/dist/socket.io.esm.min.js";
class Line extends LitElement {
  createRenderRoot() { return this; }
  render() { return html`${repeat(["az", "hy"], (each) => html`<b>${each}</b>`)}<i>${typeof io}</i>`; }
}
customElements.define("d-line", Line);
"""


def test_the_manifest_names_every_file_with_its_hash() -> None:
    manifest = json.loads((VENDOR / MANIFEST).read_text("utf-8"))

    assert manifest["files"] == hashes(VENDOR)


def test_no_module_imports_by_a_bare_name() -> None:
    bare = [
        f"{path.name}: {match.group()}"
        for path in VENDOR.rglob("*.js")
        for match in re.finditer(r"""\b(?:from|import)\s*["'](?!\.)[^"']*["']""", path.read_text("utf-8"))
    ]

    assert bare == []


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("lang", LETTERS)
def test_every_letter_is_drawn_in_both_weights(lang: str, weight: int) -> None:
    drawn = {letter for path in (VENDOR / "fonts").glob(f"*-{weight}.woff2") for letter in covered(path)}

    assert {ord(letter) for letter in LETTERS[lang]} - drawn == set()


@pytest.mark.parametrize("weight", [400, 600])
def test_no_language_waits_for_a_large_font(weight: int) -> None:
    fonts = VENDOR / "fonts"
    needed = {"az": ["latin", "az"], "en": ["latin"], "ru": ["latin", "cyrillic"]}
    files = {
        lang: [fonts / f"noto-sans-{part}-{weight}.woff2" for part in parts] for lang, parts in needed.items()
    }
    files["hy"] = [*files["en"], fonts / f"noto-sans-armenian-armenian-{weight}.woff2"]

    enough = {lang: {ord(each) for each in LETTERS[lang]} <= letters(paths) for lang, paths in files.items()}
    large = {lang for lang, paths in files.items() if sum(path.stat().st_size for path in paths) > 25_000}

    assert (enough, large) == ({"az": True, "hy": True, "en": True, "ru": True}, set())


@pytest.mark.browser
def test_the_modules_run_under_the_strict_policy(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><title>x</title><link rel=stylesheet href=vendor/fonts.css>"
        "<script type=module src=page.js></script><d-line></d-line>"
    )
    (tmp_path / "page.js").write_text(MODULE)
    (tmp_path / "vendor").symlink_to(VENDOR)

    with served(tmp_path) as address:
        page = browser.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        shown = page.inner_text("d-line i"), page.locator("d-line b").all_inner_texts()
        page.close()

    assert (shown, said) == (("function", ["az", "hy"]), [])
    assert [url for url in asked if not url.startswith(address)] == []


def covered(font: Path) -> set[int]:
    with TTFont(font) as opened:
        return set(opened.getBestCmap())


def letters(fonts: list[Path]) -> set[int]:
    return {letter for path in fonts for letter in covered(path)}


class Strict(SimpleHTTPRequestHandler):
    """Static files under the policy that the product serves under."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the base class
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
