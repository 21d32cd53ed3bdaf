"""Where this instance lives: the hosts it answers to, the origins whose pages may speak to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Policy:
    hosts: frozenset[str]
    origins: frozenset[str]
    secure: bool
    proxies: int = 0

    @classmethod
    def of(cls, public_url: str, *, other_hosts: Iterable[str] = (), proxies: int = 0) -> Self:
        """Take the public URL and further hosts (with port) under the same scheme.

        `proxies` counts the hops of ours whose word on the visitor's address is taken.
        """
        url = urlsplit(public_url)
        port = url.port if url.port != _DEFAULT_PORTS.get(url.scheme) else None
        name = f"[{url.hostname}]" if ":" in (url.hostname or "") else url.hostname or ""
        own = f"{name}:{port}" if port else name
        hosts = frozenset({own, *(host.lower() for host in other_hosts)})
        origins = frozenset(f"{url.scheme}://{host}" for host in hosts)
        return cls(hosts=hosts, origins=origins, secure=url.scheme == "https", proxies=proxies)
