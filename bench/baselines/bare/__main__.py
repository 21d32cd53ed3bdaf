"""Passes each message on to its room: Flask-SocketIO, gevent, TCP_NODELAY; nothing is stored or checked."""

from gevent import monkey

monkey.patch_all()

import socket
import sys

from flask import Flask
from flask_socketio import SocketIO, emit, join_room
from gevent.pywsgi import WSGIServer
from gevent.socket import socket as gevent_socket

app = Flask(__name__)
live = SocketIO(app, async_mode="gevent", cors_allowed_origins="*")


class Server(WSGIServer):
    def handle(self, sock: gevent_socket, address: str) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().handle(sock, address)


@live.on("connect")
def connect(auth: dict[str, str]) -> None:
    join_room(auth["room"])


@live.on("msg")
def message(data: dict[str, str]) -> dict[str, str]:
    emit("msg", data, to=data["room"])
    return {"became": "shown"}


server = Server(("127.0.0.1", 0), app, log=None, backlog=512)
server.start()
sys.stdout.write(f"at 127.0.0.1:{server.server_port}\n")
sys.stdout.flush()
server.serve_forever()
