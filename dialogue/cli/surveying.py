"""Looks at the two files of a backup from end to end, before anything is written anywhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dialogue.flows.again import KINDS
from dialogue.flows.schema import migrations
from dialogue.store.backup.container import Part, unsealed
from dialogue.store.backup.faults import BackupFault
from dialogue.store.backup.frames import Beginning, Frame, Rows, checked, frames
from dialogue.store.keys import unwrap
from dialogue.streams.follow import Follower

SECRETS = frozenset({"master.key", "entry.key"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a backup and the key that opens it; `read` is told how many bytes more were read."""

    path: Path
    part: Part
    private: X25519PrivateKey = field(repr=False)
    read: Callable[[int], None]

    def frames(self) -> Iterator[Frame]:
        """Yield what lies in it; raises `BackupFault` as soon as something is wrong."""
        try:
            with self.path.open("rb") as file:
                yield from checked(frames(self._counted(unsealed(file, self.private, self.part))))
        except BackupFault as fault:
            fault.data["file"] = str(self.path)
            raise

    def _counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            yield chunk
            self.read(len(chunk))


@dataclass(slots=True)
class Survey:
    """What was seen of a part: how it begins, and what ids it holds that the other part must fit."""

    beginning: Beginning
    rows: int = 0
    owners: set[str] = field(default_factory=set)  # whose words are sealed, or whose keys there are
    ledger: list[tuple[str, str]] = field(default_factory=list)


def survey_words(source: Source) -> Survey:
    """Read the words to their end: every row, every stream, every digest."""
    stream = source.frames()
    survey = Survey(_beginning(stream))
    _check_revision(survey.beginning.revision)
    log = Follower()
    for table, row in _rows(stream, survey):
        match table:
            case "stream":
                log.stream(row)
            case "event":
                log.event(row)
            case "programme":
                survey.owners.add(row["id"])
            case "account" if row["totp"]:
                survey.owners.add(row["id"])
            case "room" if not row["erased"]:
                survey.owners.add(row["id"])
    if not log.whole:
        raise BackupFault("astray")
    return survey


def survey_keys(source: Source) -> Survey:
    """Read the keys to their end: whose there are, and all that was ever erased."""
    stream = source.frames()
    survey = Survey(_beginning(stream))
    if not survey.beginning.secrets.keys() >= SECRETS:
        raise BackupFault("astray")
    master = AESGCM(bytes.fromhex(survey.beginning.secrets["master.key"]))
    for table, row in _rows(stream, survey):
        if table == "wrapped_key":
            _check_key(master, row["owner"], row["wrapped"])
            survey.owners.add(row["owner"])
        else:
            survey.ledger.append((row["kind"], row["target"]))
    if {kind for kind, _ in survey.ledger} - KINDS.keys():
        raise BackupFault("newer")
    return survey


def check_together(words: Survey, keys: Survey) -> None:
    """Raise `BackupFault` unless these keys open these words, and know what was erased since."""
    if keys.beginning.made < words.beginning.made:
        raise BackupFault("keys_older")
    gone = {target for kind, target in keys.ledger if kind == "room"}
    if words.owners - keys.owners - gone:
        raise BackupFault("not_a_pair")


def _beginning(stream: Iterator[Frame]) -> Beginning:
    first = next(stream)
    if not isinstance(first, Beginning):
        raise BackupFault("astray")
    return first


def _rows(stream: Iterator[Frame], survey: Survey) -> Iterator[tuple[str, dict[str, Any]]]:
    for frame in stream:
        if isinstance(frame, Rows):
            columns = survey.beginning.tables[frame.table]
            survey.rows += len(frame.rows)
            for row in frame.rows:
                yield frame.table, dict(zip(columns, row, strict=True))


def _check_key(master: AESGCM, owner: str, wrapped: bytes) -> None:
    try:
        unwrap(master, owner, wrapped)
    except InvalidTag as fault:
        raise BackupFault("astray") from fault


def _check_revision(revision: str) -> None:
    try:
        known = ScriptDirectory.from_config(migrations()).get_revision(revision)
    except CommandError:
        known = None
    if known is None:
        raise BackupFault("newer")
