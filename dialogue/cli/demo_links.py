"""One-click links into the demo: minted at each start, kept in memory, gone once used."""

from secrets import token_urlsafe
from typing import Final

from dialogue.app import Instance
from dialogue.flows.demo.seed import demo_of
from dialogue.web.ports import DemoDoor

TOKEN_BYTES: Final = 24


def mint_links(instance: Instance, port: int) -> dict[str, DemoDoor]:
    """Return a door for each role; none unless this is a demo, on loopback, and not in production."""
    settings = instance.settings
    if settings.production or not settings.loopback or not instance.demo:
        return {}
    with instance.readers.connect() as db:
        demo = demo_of(db)
    doors = {}
    for name, account in demo.accounts.items():
        doors[token_urlsafe(TOKEN_BYTES)] = DemoDoor(name, f"{name}.localhost:{port}", account, None)
    for name, member in demo.members.items():
        doors[token_urlsafe(TOKEN_BYTES)] = DemoDoor(name, f"{name}.localhost:{port}", None, member)
    return doors


def link_lines(doors: dict[str, DemoDoor]) -> list[str]:
    """Return the lines that tell the links, one a role."""
    widest = max((len(door.name) for door in doors.values()), default=0)
    return [
        f"  {door.name:<{widest}}  http://{door.host}/demo/{token}"
        for token, door in sorted(doors.items(), key=lambda pair: pair[1].name)
    ]
