"""The ports of the site that is answering this request."""

from typing import Final, cast

from flask import current_app

from dialogue.web.ports import Ports

EXTENSION: Final = "dialogue"


def ports() -> Ports:
    """Return what this site was given by the composition root."""
    return cast("Ports", current_app.extensions[EXTENSION])
