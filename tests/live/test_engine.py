"""What we rely on inside python-engineio, python-socketio and Flask-SocketIO beyond what they document."""

import inspect

import engineio
import socketio
from engineio.async_drivers import gevent as driver
from engineio.socket import Socket
from flask import Flask

from dialogue.live.engine import mount
from dialogue.live.packet import StrictPacket


def _mounted() -> socketio.Server:
    return mount(Flask("pinned"), greet=lambda sid, one: None).server


def test_our_websocket_stands_in_this_server_alone() -> None:
    server = _mounted()

    assert server.eio._async["websocket"].func.__name__ == "WebSocket"
    assert driver._async["websocket"] is driver.WebSocketWSGI
    assert server.eio.async_mode == "gevent"


def test_nothing_but_websocket_is_spoken_and_one_packet_at_a_time() -> None:
    server = _mounted()

    assert server.eio.transports == ["websocket"]
    assert (server.async_handlers, server.eio.async_handlers) == (False, False)
    assert (server.eio.allow_upgrades, server.eio.http_compression) == (False, False)
    assert server.eio.cors_allowed_origins == []
    assert server.packet_class is StrictPacket
    assert server.namespaces == ["/"]


def test_the_deadlines_are_ours() -> None:
    server = _mounted()

    assert (server.eio.ping_interval, server.eio.ping_timeout) == (25, 20)
    assert server.eio.start_service_task  # looks for those who no longer answer pings


def test_engineio_hands_our_class_a_method_of_its_socket() -> None:
    source = inspect.getsource(Socket._upgrade_websocket)

    assert "self.server._async['websocket'](" in source
    assert "self._websocket_handler, self.server)" in source


def test_engineio_sends_and_closes_through_its_queue_alone() -> None:
    source = inspect.getsource(Socket.send) + inspect.getsource(Socket.close)

    assert source.count("self.queue.") == 3
    assert all(f"self.queue.{word}" in source for word in ("put(pkt)", "put(None)", "join()"))


def test_the_first_packet_waits_in_the_queue_before_the_socket_is_there() -> None:
    server = engineio.Server(async_mode="gevent")
    session = Socket(server, "sid")
    session.queue.put("OPEN")

    assert session.queue.get_nowait() == "OPEN"
    assert session.queue.empty()
    assert (session.connected, session.upgraded, session.closed) == (False, False, False)


def test_packets_reach_python_socketio_through_the_handler_it_registered() -> None:
    server = _mounted()

    assert server.eio.handlers["message"] == server._handle_eio_message
    assert server.manager.sid_from_eio_sid("nobody", "/") is None
