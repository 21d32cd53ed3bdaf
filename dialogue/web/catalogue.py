"""Sentences in the reader's language; `{names}` in them are filled as they stand, never inflected.

Return plain text: a page escapes all of it on its way out.
"""

import flask_babel

from dialogue.web.formats import number


def _(sentence: str, **values: object) -> str:
    """Return a sentence in the reader's language."""
    return _filled(flask_babel.gettext(sentence), values)


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """Return a sentence that counts; `{n}` in it is the number."""
    return _filled(flask_babel.ngettext(one, many, n), {"n": n, **values})


def pgettext(context: str, sentence: str, **values: object) -> str:
    """Return a sentence whose meaning depends on where it stands."""
    return _filled(flask_babel.pgettext(context, sentence), values)


def _filled(text: str, values: dict[str, object]) -> str:
    shown = {name: number(value) if isinstance(value, int) else str(value) for name, value in values.items()}
    for name, value in shown.items():
        if value.endswith("."):  # a date in ru ends with one: a sentence needs no second
            text = text.replace(f"{{{name}}}.", f"{{{name}}}")
    return text.format(**shown) if shown else text
