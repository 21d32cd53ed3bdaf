"""Raw HTTP over one connection, for tests that care about what is really sent and answered."""

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Line:
    """One connection to a server on loopback."""

    def __init__(self, port: int, *, timeout: float = 10.0) -> None:
        self.port = port
        self.sock = socket.create_connection(("127.0.0.1", port), timeout=timeout)

    def ask(
        self, target: str, *, method: str = "GET", headers: Iterable[str] = (), body: bytes = b""
    ) -> Answer:
        """Send one request and read its answer; `Host` is ours unless it is given."""
        lines = list(headers)
        if not any(line.lower().startswith("host:") for line in lines):
            lines.insert(0, f"Host: 127.0.0.1:{self.port}")
        if body and not any(line.lower().startswith(("content-length:", "transfer-")) for line in lines):
            lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join([f"{method} {target} HTTP/1.1", *lines, "", ""])
        self.sock.sendall(head.encode("latin-1") + body)
        return self.answer(head=method == "HEAD")

    def answer(self, *, head: bool = False) -> Answer:
        data = b""
        while b"\r\n\r\n" not in data:
            if not (more := self.sock.recv(4096)):
                raise ConnectionError(data)
            data += more
        top, body = data.split(b"\r\n\r\n", 1)
        first, *lines = top.decode("latin-1").split("\r\n")
        headers: dict[str, str] = {}
        for line in lines:
            name, value = line.split(":", 1)
            known = headers.get(name.lower())
            headers[name.lower()] = f"{known}, {value.strip()}" if known else value.strip()
        length = 0 if head else int(headers.get("content-length", "0"))
        while len(body) < length:
            body += self.sock.recv(length - len(body))
        return Answer(int(first.split()[1]), headers, body)

    def ended(self) -> bool:
        """Tell whether the server has closed; waits for it as long as the timeout."""
        try:
            return self.sock.recv(1) == b""
        except ConnectionError:
            return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.sock.close()


def ask(port: int, target: str, **how: object) -> Answer:
    """Ask once, on a connection of its own."""
    with Line(port) as line:
        return line.ask(target, **how)  # type: ignore[arg-type]
