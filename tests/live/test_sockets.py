"""The open sockets of a process: counted, and no new ones once it stops."""

from dialogue.live.sockets import Sockets


def test_a_stopping_process_takes_no_more_sockets() -> None:
    sockets = Sockets(most=1)

    before = sockets.full
    all_gone = sockets.restart(spread_s=10, within_s=1)

    assert (before, all_gone, sockets.full) == (False, True, True)
