"""What lies inside a backup is whole, counted, and nothing else."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.store.backup.faults import BackupFault
from dialogue.store.backup.frames import Beginning, End, Frame, Rows, checked, framed, frames

BEGINNING = Beginning("words", 1, "dialogue 1", "first", {"room": ["id", "erased"], "seat": ["id"]}, {})
ROWS = Rows("room", [["r_1", False], ["r_2", None]])
END = End({"room": 2, "seat": 0})


def read(chunks: Iterable[bytes]) -> list[Frame]:
    return list(checked(frames(chunks)))


def written(*stream: Frame) -> bytes:
    return b"".join(framed(frame) for frame in stream)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_it_is_read_back_however_it_is_cut(steps: list[int]) -> None:
    whole, chunks, start = written(BEGINNING, ROWS, END), [], 0
    for step in [*steps, 10_000]:
        chunks.append(whole[start : start + step])
        start += step

    assert read(chunks) == [BEGINNING, ROWS, END]


@pytest.mark.parametrize(
    "stream",
    [
        (),
        (BEGINNING,),
        (BEGINNING, ROWS),
        (ROWS, END),
        (END,),
        (BEGINNING, END),
        (BEGINNING, ROWS, ROWS, END),
        (BEGINNING, BEGINNING, ROWS, END),
        (BEGINNING, ROWS, END, END),
        (BEGINNING, ROWS, END, ROWS),
        (BEGINNING, Rows("cat", [["c_1"]]), ROWS, END),
        (BEGINNING, Rows("room", [["r_1"], ["r_2"]]), END),
        (BEGINNING, Rows("room", [["r_1", 1.5], ["r_2", {}]]), END),
    ],
)
def test_what_does_not_fit_together_is_refused(stream: tuple[Frame, ...]) -> None:
    with pytest.raises(BackupFault, match="astray"):
        read([written(*stream)])


@pytest.mark.parametrize(
    "extra", [b"\0", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\0\0\0\x01\xc1", b"\0\0\0\x02{}"]
)
def test_bytes_that_are_no_frame_are_refused(extra: bytes) -> None:
    for file in (extra, written(BEGINNING) + extra, written(BEGINNING, ROWS, END) + extra):
        with pytest.raises(BackupFault, match="astray"):
            read([file])
