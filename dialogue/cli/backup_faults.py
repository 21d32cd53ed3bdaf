"""Words for the operator about backups: what is wrong, why, and what to do next."""

from os import strerror
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dialogue.store.backup.faults import BackupFault

BY_CODE: Final = {
    "no_key": (
        "This is not the {wanted} half of a pair for backups, or a letter of it is wrong. "
        "It is one line: dialogue-backup-{wanted}-1- and 72 letters and digits."
    ),
    "no_backup": "{file} is no backup of this program.",
    "newer": "{file} was made by a newer version. Install that version, or one after it.",
    "other_key": (
        "{file} was sealed for another pair: its mark is {mark}. Take the private half that was made with it."
    ),
    "other_part": (
        "{file} does not hold the {wanted}. Give the file dialogue-words-… with --words, "
        "and dialogue-keys-… with --keys."
    ),
    "damaged": (
        "{file} is not as it was written: something in it was changed, or its end is missing. "
        "Copy it again from where it is kept, or take another backup."
    ),
    "keys_older": (
        "These keys were put by before these words, and do not know what was erased in between. "
        "Take the newest file of keys there is; it opens all older words."
    ),
    "not_a_pair": "These keys do not open these words. Are both from the same server?",
    "astray": "{file} can be opened, but what is inside does not fit together. Take another backup.",
}
NO_PUBLIC: Final = (
    "There is no key yet to seal backups with. Run `dialogue backup key` first, "
    "and keep what it shows away from this machine."
)
TOGETHER: Final = (
    "Words and keys must not lie together: whoever gets both has everything. "
    "Give two folders, best on two disks that are kept in two places."
)
INSIDE: Final = "{folder} lies in the data folder, and would be lost with it. Choose one on another disk."
NO_FOLDER: Final = "{folder} is no folder. Make it, or mount the disk it should be on."
NOT_WRITTEN: Final = (
    "The backup could not be written to {folder}: {why}. No file was left there. Mend that, and run it again."
)
NOT_READ: Final = "The database of the {part} could not be read to its end: {why}. No file was left behind."
NOTHING_ASKED: Final = (
    "Say where to: --words-to FOLDER, --keys-to ANOTHER, or both. Keys alone cost next to nothing."
)
HAS_ONE: Final = (
    "There is a pair already; its mark is {mark}. With --anew later backups are sealed for a new one. "
    "Keep the old private half for as long as you keep backups that were made with it."
)
NOT_EMPTY: Final = (
    "There is something already: {what}. A restore never writes over anything. Choose an empty folder with "
    "DIALOGUE_DATA (and two databases without tables, if they are PostgreSQL's)."
)
IN_USE: Final = "A server has this folder open. Stop it, and choose an empty folder with DIALOGUE_DATA."
HALF: Final = (
    "The restore was broken off: {why}. No server starts on what is there now. "
    "Mend that, empty the folder (and the databases, if they are PostgreSQL's), and run it again."
)


NO_NEW_FILE: Final = "{path} cannot be made: {why}. Nothing was changed. Choose a new file with --to."


def sentence(fault: BackupFault) -> str:
    """Return it."""
    return BY_CODE[fault.code].format_map({"file": "The backup", **fault.data})


def reason(fault: OSError | SQLAlchemyError) -> str:
    """Return why in the system's own words, without what nobody should see."""
    if isinstance(fault, OSError):
        return strerror(fault.errno) if fault.errno else "the system does not say why"
    told = str(fault.orig).splitlines() if isinstance(fault, DBAPIError) else []
    return told[0] if told else "the database does not say why"
