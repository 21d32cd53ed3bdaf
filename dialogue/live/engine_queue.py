"""What engineio takes for its queue of packets: each goes straight to the socket, so there is one order."""

from typing import Protocol

from engineio.packet import Packet


class Peer(Protocol):
    def send_text(self, text: str) -> None: ...

    def finish(self) -> None: ...


class EngineQueue:
    def __init__(self, peer: Peer) -> None:
        self._peer = peer

    def put(self, packet: Packet | None) -> None:
        """Send a packet; None is how engineio says that it has closed."""
        if packet is None:
            self._peer.finish()
        else:
            self._peer.send_text(packet.encode())

    def join(self) -> None:
        """Nothing is ever left in here to wait for."""
