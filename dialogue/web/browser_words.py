"""The words that modules in the browser say: the second catalogue as JSON, with CLDR's numbers and lists."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from babel.support import Translations

from dialogue.config import shared
from dialogue.kernel.locales import Lang
from dialogue.web.formats import for_browser

DOMAIN: Final = "browser"


@cache
def browser_words(lang: Lang) -> dict[str, Any]:
    """Return `messages` by English sentence (plural forms as a list), the plural rule's name, and formats."""
    messages = read_catalogue(shared("translations"), lang)
    return {"messages": messages, "plural": lang, "formats": for_browser(lang)}


def read_catalogue(folder: Path, lang: Lang) -> dict[str, str | list[str]]:
    """Return the sentences of a compiled catalogue; nothing where there is none."""
    found = Translations.load(str(folder), [lang], DOMAIN)
    catalogue: dict[str | tuple[str, int], str] = getattr(found, "_catalog", {})
    messages: dict[str, str | list[str]] = {}
    for key, text in sorted(catalogue.items(), key=_in_order):
        if isinstance(key, tuple):
            forms = messages.setdefault(key[0], [])
            if isinstance(forms, list):
                forms.append(text)
        elif key:
            messages[key] = text
    return messages


def _in_order(entry: tuple[str | tuple[str, int], str]) -> tuple[str, int]:
    key = entry[0]
    return key if isinstance(key, tuple) else (key, 0)
