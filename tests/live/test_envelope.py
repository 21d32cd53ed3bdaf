"""What goes over the bus can be opened by those who share the secret, and by nobody else."""

from dialogue.live.envelope import Envelope

SECRET = bytes(range(32))


def test_who_shares_the_secret_reads_what_was_said() -> None:
    one, other = Envelope(SECRET), Envelope(SECRET)

    assert (other.open(one.seal(b"a line")), one.channel) == (b"a line", other.channel)


def test_the_same_line_never_looks_the_same() -> None:
    envelope = Envelope(SECRET)

    assert envelope.seal(b"a line") != envelope.seal(b"a line")


def test_what_was_changed_made_up_or_sealed_by_another_instance_is_nothing() -> None:
    envelope, other = Envelope(SECRET), Envelope(bytes(32))
    sealed = envelope.seal(b"a line")

    found = [
        envelope.open(each) for each in (sealed[:-1], sealed + b"x", b"", b"a line", other.seal(b"a line"))
    ]

    assert found == [None] * 5
    assert other.channel != envelope.channel
