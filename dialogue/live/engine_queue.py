"""What engineio takes for its queue of packets: each goes straight to the socket, so there is one order."""

from typing import Final, Protocol

from engineio.packet import Packet

_DISCONNECT: Final = "41"


class Peer(Protocol):
    def send_text(self, text: str) -> None: ...

    def finish(self) -> None: ...


class EngineQueue:
    def __init__(self, peer: Peer) -> None:
        self._peer = peer

    def put(self, packet: Packet | None) -> None:
        """Send a packet; None is how engineio says that it has closed.

        After a Socket.IO DISCONNECT of ours the connection goes too: a client could keep it otherwise.
        """
        text = "" if packet is None else packet.encode()
        if text:
            self._peer.send_text(text)
        if text in {"", _DISCONNECT}:
            self._peer.finish()

    def join(self) -> None:
        """Nothing is ever left in here to wait for."""
