"""Carries a command out: who is this, may they, was it done already, do it, keep the answer.

All of it happens inside the command's own transaction, so nothing that was true a moment ago counts.
"""

import re
from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.reading.reader import reads
from dialogue.flows.table import FLOWS, Flow
from dialogue.kernel.errors import Invalid, Missing
from dialogue.permits import COMMANDS
from dialogue.rooms.standing import find_standing
from dialogue.store.work import Work
from dialogue.store.writer import Writer
from dialogue.streams.answers import keep_answer, known_answer

KEY: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")


class Asked(msgspec.Struct, frozen=True):
    """A command as it came in: its name, the caller's key, its body as JSON, what was confirmed."""

    name: str
    key: str
    body: bytes
    confirmed: frozenset[str] = frozenset()


def carry_out(writer: Writer, login: bytes, room: str, asked: Asked) -> dict[str, Any]:
    """Return the answer of a command once it is durable; raises a `DialogueError` for every refusal."""
    flow, command = parse(asked)

    def once(work: Work) -> Outcome:
        return _carry(work, login, room, asked, flow, command)

    told = writer.run(once, over=room).told()
    if told.get("seq", 0) is None and told["became"] == "shown":
        # sent twice at once: the first of the two had no number yet, but has one by now
        told = writer.run(once, over=room).told()
    if flow.finish is not None:
        flow.finish(writer)
    return told


def carry_in(work: Work, login: bytes, room: str, asked: Asked) -> Outcome:
    """The same inside a transaction that is open already; whole only after its commit."""
    flow, command = parse(asked)
    return _carry(work, login, room, asked, flow, command)


def parse(asked: Asked) -> tuple[Flow, Command]:
    """Return the flow and the strict command; raises `Invalid` or `Missing`."""
    flow = FLOWS.get(asked.name)
    if flow is None:
        raise Missing
    if not KEY.match(asked.key):
        raise Invalid("key", "shape")
    try:
        return flow, msgspec.json.decode(asked.body, type=flow.command)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        raise Invalid("a", "shape") from fault


def _carry(work: Work, login: bytes, room: str, asked: Asked, flow: Flow, command: Command) -> Outcome:
    standing = find_standing(work.db, login, room, work.now)
    body = work.kit.sealer.mac(room, asked.name.encode() + b"\n" + msgspec.json.encode(command))
    call = Call(standing, asked.key.lower(), asked.confirmed, body)
    if flow.keeps_own_key:
        known = flow.known(work, call) if flow.known else None
    else:
        answer = known_answer(work.db, standing.member, call.key, body)
        known = None if answer is None else _again(answer)
    if known is not None:
        return known
    COMMANDS[command.permit()].check(standing, work.now)
    outcome = flow.carry(work, call, command)
    if outcome.event is not None and not reads(standing, outcome.event.stream):
        outcome.event = None  # a number of a stream one may not read would tell how much goes on in it
    if not flow.keeps_own_key:
        _keep(work, call, outcome)
    return outcome


def _again(answer: bytes) -> Outcome:
    told: dict[str, Any] = msgspec.json.decode(answer)
    return Outcome(told.pop("became"), told)


def _keep(work: Work, call: Call, outcome: Outcome) -> None:
    def keep() -> None:
        answer = msgspec.json.encode(outcome.told())
        keep_answer(work.db, call.standing.member, call.key, call.body, answer, work.now)

    if outcome.event is None:
        keep()
        return
    before = outcome.event.numbered

    def numbered(db: Connection, seq: int) -> None:
        if before is not None:
            before(db, seq)
        keep()

    outcome.event.numbered = numbered
