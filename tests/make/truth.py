"""Who may read which wording, worked out from events alone: what the answers to readers are compared with."""

from dataclasses import dataclass, field

from dialogue.flows.reading.readable import Audience
from dialogue.interpretation.events import RenderingAsked, RenderingGiven
from dialogue.messages.events import (
    MessageErased,
    MessageHidden,
    MessageRestored,
    MessageRevised,
    MessageShown,
    MessageWithdrawn,
)
from dialogue.moderation.events import HoldClosed, LookAsked, LookClosed, MessageHeld
from dialogue.rooms.events import SessionClosed, SessionOpened
from dialogue.store.work import Pending
from dialogue.streams.append import Appended

BACK = frozenset({"returned", "hidden", "session_closed"})


@dataclass
class Told:
    """One message as events told of it."""

    author: str
    audience: str
    current: str
    session: str | None
    state: str = "held"
    place: int = 0
    in_room: bool = False
    waiting: str | None = None
    back: str | None = None


@dataclass
class Truth:
    """Hears every event in the order of commits."""

    room: str
    desk: str
    booth: str
    messages: dict[str, Told] = field(default_factory=dict)
    looks: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    kinds: set[tuple[str, str]] = field(default_factory=set)
    session: str | None = None
    closed: set[str] = field(default_factory=set)
    heard: int = 0
    seq: int = 0

    def hear(self, pending: list[Pending]) -> None:
        """Take in a batch."""
        streams = {self.room: "room", self.desk: "desk", self.booth: "booth"}
        for item in pending:
            assert isinstance(item, Appended)
            self.heard += 1
            stream = streams.get(item.stream, "personal")
            self.kinds.add((stream, item.event.kind))
            self.seq = item.seq
            step = getattr(self, f"_{stream}_{item.event.kind}", None)
            if step is not None:
                step(item.event, item.actor)

    def readable(self, audience: Audience) -> set[str]:
        """Return the wordings that an audience may read now."""
        return {
            revision for told in self.messages.values() for revision in self._of(audience, told) if revision
        }

    def _of(self, audience: Audience, told: Told) -> set[str | None]:
        shown = {told.current} if told.state == "shown" and told.audience == "room" else set()
        match audience.stream:
            case "room":
                return {*shown} if told.place >= audience.since else set()
            case "booth":
                return {*shown, told.waiting if told.waiting in self.asked else None}
            case "personal":
                mine = told.author == audience.member and told.state != "erased"
                return {told.current, told.waiting, told.back} if mine else set()
            case _:
                return self._of_desk(told)

    def _of_desk(self, told: Told) -> set[str | None]:
        message = next(name for name, known in self.messages.items() if known is told)
        if told.state == "erased":
            return set()
        if told.state == "withdrawn":
            return {told.current} if message in self.looks.values() else set()
        found: set[str | None] = {told.waiting}
        if told.state == "shown":
            found.add(told.current)
        if told.session not in self.closed:
            found |= {told.current, told.back}
        return found

    def _room_session_opened(self, event: SessionOpened, _actor: str | None) -> None:
        self.session = event.session

    def _room_session_closed(self, event: SessionClosed, _actor: str | None) -> None:
        self.closed.add(event.session)

    def _room_message_shown(self, event: MessageShown, actor: str) -> None:
        told = self.messages.setdefault(event.message, Told(actor, "room", event.revision, self.session))
        told.current, told.state, told.in_room, told.session = event.revision, "shown", True, self.session
        told.place = self.seq

    def _room_message_revised(self, event: MessageRevised, _actor: str | None) -> None:
        self.messages[event.message].current = event.revision

    def _room_message_hidden(self, event: MessageHidden, _actor: str | None) -> None:
        told = self.messages[event.message]
        told.state, told.waiting, told.back = "hidden", None, None

    def _room_message_restored(self, event: MessageRestored, _actor: str | None) -> None:
        self.messages[event.message].state = "shown"

    def _desk_message_shown(self, event: MessageShown, actor: str) -> None:
        told = Told(actor, str(event.audience), event.revision, self.session, "shown")
        self.messages[event.message] = told

    def _desk_message_held(self, event: MessageHeld, actor: str) -> None:
        told = self.messages.setdefault(event.message, Told(actor, "room", event.revision, self.session))
        told.waiting, told.back = event.revision, None
        if not told.in_room:
            told.current, told.state, told.session = event.revision, "held", self.session

    def _desk_message_revised(self, event: MessageRevised, _actor: str | None) -> None:
        told = self.messages[event.message]
        told.waiting = event.revision
        if not told.in_room:
            told.current, told.session = event.revision, self.session

    def _desk_hold_closed(self, event: HoldClosed, _actor: str | None) -> None:
        told = self.messages[event.message]
        told.waiting = None
        told.back = event.revision if event.outcome in BACK else None
        if event.outcome in BACK and not told.in_room:
            told.state = "hidden" if event.outcome == "hidden" else "returned"

    def _personal_message_withdrawn(self, event: MessageWithdrawn, _actor: str | None) -> None:
        told = self.messages[event.message]
        told.state, told.waiting, told.back = "withdrawn", None, None

    def _personal_message_erased(self, event: MessageErased, _actor: str | None) -> None:
        self.messages[event.message].state = "erased"

    def _desk_look_asked(self, event: LookAsked, _actor: str | None) -> None:
        self.looks[event.look] = event.message

    def _desk_look_closed(self, event: LookClosed, _actor: str | None) -> None:
        del self.looks[event.look]

    def _booth_rendering_asked(self, event: RenderingAsked, _actor: str | None) -> None:
        self.asked.add(event.revision)

    def _booth_rendering_given(self, event: RenderingGiven, _actor: str | None) -> None:
        if event.replaces:
            self.replaced.add(event.replaces)
