"""A request's header lines, counted: so many bytes in all, and no two ways to tell a body's length."""

from http.client import HTTPMessage
from io import BufferedIOBase


class HeadersTooLarge(ValueError):
    """The headers are longer than this server reads."""


class Measured:
    def __init__(self, stream: BufferedIOBase, most: int) -> None:
        self._stream = stream
        self._left = most

    def readline(self, limit: int = -1) -> bytes:
        line = self._stream.readline(min(limit, self._left + 1) if limit >= 0 else self._left + 1)
        self._left -= len(line)
        if self._left < 0:
            raise HeadersTooLarge
        return line


def one_length(headers: HTTPMessage) -> bool:
    """False where the length of the body can be read in two ways, the root of request smuggling."""
    lengths = headers.get_all("content-length") or []
    codings = headers.get_all("transfer-encoding") or []
    return len(lengths) + len(codings) <= 1 and all(coding.lower() == "chunked" for coding in codings)
