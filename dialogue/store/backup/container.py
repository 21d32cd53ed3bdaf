"""The container of a backup, version 1: sealed to a public key, written and read as a stream.

dialogue-backup 1 <part> <mark of the pair>, end of line      plain, and bound to everything that follows
80 bytes    a fresh key, sealed by HPKE (RFC 9180: base mode, X25519, HKDF-SHA256, AES-256-GCM)
chunks      64 KiB each, the last one shorter; AES-256-GCM under that key
            nonce: 11 bytes that count from 0, then 1 in the last chunk and 0 in all others
"""

from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_bytes
from typing import BinaryIO, Final, Literal, cast, get_args

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from dialogue.store.backup.faults import BackupFault
from dialogue.store.backup.pair import mark_of

Part = Literal["words", "keys"]
NAME: Final = "dialogue-backup"
VERSION: Final = "1"
CHUNK: Final = 64 * 1024
TAG: Final = 16
KEY_BYTES: Final = 32
SEALED_KEY: Final = 32 + KEY_BYTES + TAG  # what HPKE sends along, the key, its tag
COUNTER: Final = 11
LINE_MOST: Final = 80
FIELDS: Final = 4
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class Label:
    """What the first line tells without any key."""

    part: Part
    mark: str

    @property
    def line(self) -> bytes:
        """Return it as it is written."""
        return f"{NAME} {VERSION} {self.part} {self.mark}\n".encode()


class Sealing:
    """Seals what is written to it; without `finish` nobody can take it for whole."""

    def __init__(self, file: BinaryIO, public: X25519PublicKey, part: Part) -> None:
        self._file = file
        self._line = Label(part, mark_of(public)).line
        key = token_bytes(KEY_BYTES)
        self._cipher = AESGCM(key)
        self._number = 0
        self._waiting = bytearray()
        file.write(self._line + _SUITE.encrypt(key, public, self._line))

    def write(self, data: bytes) -> None:
        """Seal it, as soon as there is more than one chunk of it."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def finish(self) -> None:
        """Seal the rest, and that it is the end."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), chunk, self._line))
        self._number += 1


def read_label(file: BinaryIO) -> Label:
    """Read the first line; raises `BackupFault` for a file that is none of ours."""
    line = file.readline(LINE_MOST)
    fields = line.decode("ascii", "replace").split()
    if not line.endswith(b"\n") or fields[:1] != [NAME]:
        raise BackupFault("no_backup")
    if fields[1:2] != [VERSION]:
        raise BackupFault("newer")
    if len(fields) != FIELDS or fields[2] not in get_args(Part):
        raise BackupFault("no_backup")
    return Label(cast("Part", fields[2]), fields[3])


def unsealed(file: BinaryIO, private: X25519PrivateKey, part: Part) -> Iterator[bytes]:
    """Yield what was written, chunk by chunk; raises `BackupFault` as soon as anything is not as it was."""
    label = read_label(file)
    if label.part != part:
        raise BackupFault("other_part", wanted=part)
    if label.mark != mark_of(private.public_key()):
        raise BackupFault("other_key", mark=label.mark)
    cipher = AESGCM(_key(file.read(SEALED_KEY), private, label))
    number, chunk = 0, file.read(CHUNK + TAG)
    while chunk:
        after = file.read(CHUNK + TAG)
        yield _opened(cipher, number, chunk, label, last=not after)
        number, chunk = number + 1, after
    if not number:
        raise BackupFault("damaged")


def _key(sealed: bytes, private: X25519PrivateKey, label: Label) -> bytes:
    if len(sealed) < SEALED_KEY:
        raise BackupFault("damaged")
    try:
        return _SUITE.decrypt(sealed, private, label.line)
    except InvalidTag as fault:
        raise BackupFault("damaged") from fault


def _opened(cipher: AESGCM, number: int, chunk: bytes, label: Label, *, last: bool) -> bytes:
    try:
        return cipher.decrypt(_nonce(number, last=last), chunk, label.line)
    except InvalidTag as fault:
        raise BackupFault("damaged") from fault


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(COUNTER) + bytes([last])
