"""What was typed into a form of room or desk stays in that very form.

Words for one reader never land in a field whose words go to others.
"""

from dataclasses import dataclass

from flask import g, request

from dialogue.flows.judging import AT_WILL
from dialogue.web.forms import typed

COMPOSER = "message.send"


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a form; `here` says whether the page is drawn anew because of this one.

    `confirmed` are the rules that the writer has said yes to, and the one that `asks` now.
    """

    here: bool = False
    text: str = ""
    lang: str = ""
    confirmed: tuple[str, ...] = ()
    asks: bool = False


def draft_of(command: str, field: str = "text", **values: str) -> Draft:
    """Return what was typed into the form of a command that has these values in its other fields."""
    if g.get("typed") is None or _carried() != command:
        return Draft()
    if any(request.form.get(name) != value for name, value in values.items()):
        return Draft()
    refused = g.get("refused")
    asks = refused is not None and refused.code == "ask"
    rules = [rule for rule in request.form.getlist("confirmed") if rule != AT_WILL]
    if asks:
        rules.append(refused.data["rule"])
    return Draft(here=True, text=typed(field), lang=_lang(), confirmed=tuple(dict.fromkeys(rules)), asks=asks)


def _carried() -> str:
    """The command whose form it was: the composer's, where only language, look or talk were renewed."""
    return str((request.view_args or {}).get("command", COMPOSER))


def _lang() -> str:
    """The language of the words; the button for the page's own has the same name, and comes first."""
    chosen = request.form.getlist("lang")
    written = chosen[1:] if request.endpoint == "public.language" else chosen
    return written[0] if written else ""
