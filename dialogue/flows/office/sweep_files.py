"""Removes files that were taken or that nobody came for, from the database and from the disk."""

from dialogue.store.writer import Writer
from dialogue.summaries.files import sweep_files as forget_old
from dialogue.summaries.shelf import Shelf


def sweep_files(writer: Writer, shelf: Shelf) -> None:
    """Sweep."""
    shelf.keep_only(writer.run(forget_old))
