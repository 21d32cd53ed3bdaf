"""What engineio takes for its queue of packets: each goes straight to the socket, so there is one order."""

from typing import Final, Protocol
from weakref import ref

from engineio.packet import Packet

_DISCONNECT: Final = "41"


class Peer(Protocol):
    def send_text(self, text: str) -> None: ...

    def finish(self) -> None: ...


class EngineQueue:
    def __init__(self, peer: Peer) -> None:
        # each of the two would keep the other, and a closed socket would stay until litter is looked for
        self._peer = ref(peer)

    def put(self, packet: Packet | None) -> None:
        """Send a packet; None is how engineio says that it has closed.

        After a Socket.IO DISCONNECT of ours the connection goes too: a client could keep it otherwise.
        """
        peer = self._peer()
        if peer is None:
            return
        text = "" if packet is None else packet.encode()
        if text:
            peer.send_text(text)
        if text in {"", _DISCONNECT}:
            peer.finish()

    def join(self) -> None:
        """Nothing is ever left in here to wait for."""
