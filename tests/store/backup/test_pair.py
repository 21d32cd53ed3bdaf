"""The two halves of a pair, as lines of text."""

import pytest

from dialogue.store.backup.faults import BackupFault
from dialogue.store.backup.pair import Pair, make_pair, mark_of, read_private, read_public


def test_the_halves_belong_together() -> None:
    pair = make_pair()

    public, private = read_public(f" {pair.public}\n"), read_private(f"{pair.private}\n")

    assert private.public_key().public_bytes_raw() == public.public_bytes_raw()
    assert mark_of(private.public_key()) == mark_of(public)
    assert pair.private not in repr(pair)


def test_no_two_pairs_are_alike() -> None:
    one, other = make_pair(), make_pair()

    assert mark_of(read_public(one.public)) != mark_of(read_public(other.public))


def slips(pair: Pair) -> list[str]:
    """What somebody could type instead of the private half."""
    text = pair.private
    wrong = "0" if text[-20] != "0" else "1"
    return ["", "hello", text[:-1], text + "0", text[:-20] + wrong + text[-19:], pair.public]


def test_a_slip_of_the_hand_is_found() -> None:
    pair = make_pair()

    for typed in slips(pair):
        with pytest.raises(BackupFault) as refused:
            read_private(typed)
        assert (refused.value.code, refused.value.data) == ("no_key", {"wanted": "private"})
