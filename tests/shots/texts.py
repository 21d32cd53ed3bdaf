"""Every text of a page that a person may see or hear, with the language it says it is in."""

from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

COLLECT: Final = """
() => {
  const spoken = ["aria-label", "aria-valuetext", "placeholder", "title", "alt", "data-copied"];
  const skipped = "script, style, template, datalist, noscript";
  const framed = "article.summary, .seat-sheet";
  const langOf = (element) => {
    const [own] = [element.closest("[lang]")].filter((found) => found && !found.matches("html"));
    return !own || own.matches(framed) ? null : own.lang;
  };
  const whereOf = (element) => {
    const named = element.closest("[id], [class]");
    return `${element.localName} in ${named?.localName}#${named?.id}.${named?.className}`;
  };
  const found = [{ text: document.title, own: null, where: "title" }];
  const take = (text, element) => {
    const read = text.replace(/\\s+/g, " ").trim();
    if (read) found.push({ text: read, own: langOf(element), where: whereOf(element) });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(`${skipped}, bdi`)) take(node.data, node.parentElement);
  }
  for (const element of document.body.querySelectorAll(spoken.map((name) => `[${name}]`).join())) {
    for (const name of spoken) if (element.hasAttribute(name)) take(element.getAttribute(name), element);
  }
  return found;
}
"""


@dataclass(frozen=True)
class Text:
    """One run of text; `own` is the language it is marked with, none for what the interface says."""

    text: str
    own: str | None
    where: str


def texts_of(page: Page) -> list[Text]:
    """Return the interface's own texts and the marked ones, hidden and folded ones too."""
    return [Text(**found) for found in page.evaluate(COLLECT)]
