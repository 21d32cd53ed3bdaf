"""The words that modules in the browser say: the second catalogue as JSON, with CLDR's numbers and lists."""

from functools import cache
from typing import Any

from babel.support import Translations

from dialogue.config import shared
from dialogue.kernel.locales import Lang
from dialogue.web.formats import for_browser

DOMAIN = "browser"


@cache
def browser_words(lang: Lang) -> dict[str, Any]:
    """Return `messages` by English sentence (plural forms as a list), the plural rule's name, and formats."""
    return {"messages": _messages(lang), "plural": lang, "formats": for_browser(lang)}


def _messages(lang: Lang) -> dict[str, str | list[str]]:
    found = Translations.load(str(shared("translations")), [lang], DOMAIN)
    catalogue: dict[str | tuple[str, int], str] = getattr(found, "_catalog", {})
    messages: dict[str, str | list[str]] = {}
    for key, text in sorted(catalogue.items(), key=repr):
        if isinstance(key, tuple):
            forms = messages.setdefault(key[0], [])
            if isinstance(forms, list):
                forms.append(text)
        elif key:
            messages[key] = text
    return messages
