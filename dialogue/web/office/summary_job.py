"""Makes a file beside everything else; the page that waits for it asks the database whether it is there."""

import logging

import gevent

from dialogue.kernel.locales import Lang
from dialogue.summaries.files import Form, file_is_ready
from dialogue.summaries.publication import facts_of, quoted_messages
from dialogue.summaries.shelf import Shelf
from dialogue.web.office.summary_file import write_document
from dialogue.web.ports import Ports

_log = logging.getLogger("dialogue.web")


def shelf(house: Ports) -> Shelf:
    """Return the shelf of this instance."""
    return Shelf(house.settings.files)


def make_soon(house: Ports, file: str, session: str, lang: Lang, form: Form) -> None:
    """Begin to make the file and return at once."""
    gevent.spawn(_make, house, file, session, lang, form)


def _make(house: Ports, file: str, session: str, lang: Lang, form: Form) -> None:
    try:
        with house.readers.begin() as db:
            facts = facts_of(db, house.kit.sealer, session)
            quotes = quoted_messages(db, house.kit.sealer, session)
        place = shelf(house)
        house.pools.read(lambda: place.put(file, quotes, write_document(facts, lang, form)))
        house.writer.run(lambda work: file_is_ready(work, file))
    except Exception as fault:  # noqa: BLE001 - an edge: whoever waits is told on the page
        _log.error("a file was not made: %s", type(fault).__name__)
