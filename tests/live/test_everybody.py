"""The library's register of clients: what it keeps of each, and what is left of them."""

from socketio import Server

from dialogue.live.everybody import Everybody


def _register() -> Everybody:
    register = Everybody()
    Server(client_manager=register, async_mode="threading")
    return register


def test_whoever_comes_is_only_in_the_room_of_all() -> None:
    register = _register()

    first, second = (register.connect(session, "/") for session in ("one", "two"))

    assert {room: dict(who) for room, who in register.rooms["/"].items()} == {
        None: {first: "one", second: "two"}
    }
    assert (register.eio_sid_from_sid(second, "/"), register.sid_from_eio_sid("one", "/")) == ("two", first)


def test_one_of_them_can_still_be_spoken_to() -> None:
    register = _register()
    first, second = (register.connect(session, "/") for session in ("one", "two"))

    assert list(register.get_participants("/", second)) == [(second, "two")]
    assert sorted(register.get_participants("/", None)) == sorted([(first, "one"), (second, "two")])


def test_whoever_leaves_leaves_nothing_behind() -> None:
    register = _register()
    first, second = (register.connect(session, "/") for session in ("one", "two"))

    register.pre_disconnect(first, "/")
    register.disconnect(first, "/")

    assert dict(register.rooms["/"][None]) == {second: "two"}
    assert (register.pending_connect, register.pending_disconnect, register.callbacks) == ({}, {}, {})
    assert (register.is_connected(first, "/"), register.is_connected(second, "/")) == (False, True)
