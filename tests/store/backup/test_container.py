"""The container: what goes in comes out for whoever has the private half; nothing of it can be changed."""

import tracemalloc
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from dialogue.store.backup.container import CHUNK, SEALED_KEY, TAG, Part, Sealing, unsealed
from dialogue.store.backup.faults import BackupFault
from dialogue.store.backup.pair import Pair, make_pair, read_private, read_public

SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]
PAIR = make_pair()
LARGE = 100 * CHUNK


def sealed(content: bytes, pair: Pair = PAIR, part: Part = "words", step: int = 10_000) -> bytes:
    file = BytesIO()
    sealing = Sealing(file, read_public(pair.public), part)
    for start in range(0, len(content), step):
        sealing.write(content[start : start + step])
    sealing.finish()
    return file.getvalue()


def opened(file: bytes, pair: Pair = PAIR, part: Part = "words") -> bytes:
    return b"".join(unsealed(BytesIO(file), read_private(pair.private), part))


def fault_of(file: bytes, pair: Pair = PAIR, part: Part = "words") -> str:
    with pytest.raises(BackupFault) as refused:
        opened(file, pair, part)
    return str(refused.value.code)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", [999, CHUNK, 10 * CHUNK])
def test_what_goes_in_comes_out(size: int, step: int) -> None:
    content = bytes(number % 251 for number in range(size))

    file = sealed(content, step=step)

    assert opened(file) == content
    assert b"".join(bytes([number]) for number in range(100, 150)) not in file


def test_it_is_as_the_page_says() -> None:
    file = sealed(b"a" * CHUNK + b"the end")
    line, _, rest = file.partition(b"\n")

    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    key = suite.decrypt(rest[:SEALED_KEY], read_private(PAIR.private), line + b"\n")
    first, last = rest[SEALED_KEY : SEALED_KEY + CHUNK + TAG], rest[SEALED_KEY + CHUNK + TAG :]

    assert line.split()[:3] == [b"dialogue-backup", b"1", b"words"]
    assert AESGCM(key).decrypt(bytes(12), first, line + b"\n") == b"a" * CHUNK
    assert AESGCM(key).decrypt(bytes(10) + b"\x01\x01", last, line + b"\n") == b"the end"


def test_a_changed_bit_is_found_wherever_it_is() -> None:
    file = sealed(b"some words")
    after = file.index(b"\n") + 1

    found = set()
    for place in range(after, len(file)):
        changed = bytearray(file)
        changed[place] ^= 1
        found.add(fault_of(bytes(changed)))

    assert found == {"damaged"}


@pytest.mark.parametrize("size", SIZES)
def test_an_end_that_is_missing_is_found(size: int) -> None:
    file = sealed(bytes(size))
    after = file.index(b"\n") + 1
    chunks = [after + SEALED_KEY + number * (CHUNK + TAG) for number in range(size // CHUNK + 1)]

    cuts = [cut for cut in (after, after + 40, *chunks, len(file) - 1) if cut < len(file)]

    assert {fault_of(file[:cut]) for cut in cuts} == {"damaged"}


def test_chunks_cannot_change_places_or_come_twice() -> None:
    file = sealed(bytes(range(256)) * 1024)
    start = file.index(b"\n") + 1 + SEALED_KEY
    one, two = (file[start + at * (CHUNK + TAG) : start + (at + 1) * (CHUNK + TAG)] for at in (0, 1))

    swapped = file[:start] + two + one + file[start + 2 * (CHUNK + TAG) :]
    doubled = file[:start] + one + file[start:]

    assert (fault_of(swapped), fault_of(doubled), fault_of(file + b"x")) == ("damaged",) * 3


def test_only_the_right_key_and_the_right_part_will_do() -> None:
    file, other = sealed(b"words"), make_pair()
    foreign = sealed(b"words", other)
    line = file[: file.index(b"\n") + 1]
    relabelled = line + foreign[foreign.index(b"\n") + 1 :]

    assert (fault_of(file, other), fault_of(file, part="keys")) == ("other_key", "other_part")
    assert fault_of(relabelled) == "damaged"
    assert fault_of(file.replace(b" words ", b" keys ", 1), part="keys") == "damaged"


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "no_backup"),
        (b"SQLite format 3\0" * 100, "no_backup"),
        (b"dialogue-backup 1 words 0123456789abcdef", "no_backup"),
        (b"dialogue-backup 1 cats 0123456789abcdef\n", "no_backup"),
        (b"dialogue-backup 2 words 0123456789abcdef\n", "newer"),
        (b"\xff\xfe" * 50 + b"\n", "no_backup"),
    ],
)
def test_what_is_no_backup_is_told_from_one(file: bytes, code: str) -> None:
    assert fault_of(file) == code


def test_however_large_it_is_only_a_chunk_is_held() -> None:
    file = BytesIO()
    sealing = Sealing(file, read_public(PAIR.public), "words")
    tracemalloc.start()
    for _ in range(LARGE // CHUNK):
        sealing.write(bytes(CHUNK))
        file.seek(0)  # the file is not what is measured
    sealed_with = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    whole = sealed(bytes(LARGE))
    tracemalloc.start()
    read = sum(map(len, unsealed(BytesIO(whole), read_private(PAIR.private), "words")))
    opened_with = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert read == LARGE
    assert max(sealed_with, opened_with) < 10 * CHUNK
