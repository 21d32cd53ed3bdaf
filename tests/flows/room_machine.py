"""A room in which anybody may try anything at any time: what Hypothesis plays with."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, ClassVar, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dialogue.flows.expire_holds import expire_holds
from dialogue.kernel.errors import DialogueError
from dialogue.kernel.locales import LANGS
from dialogue.programmes.lists import set_terms
from dialogue.rooms.log import streams_of
from tests.make.bed import Bed
from tests.make.canary import canaries
from tests.make.law import Law
from tests.make.meeting import Meeting

PEOPLE = ("Leaf", "Lamp", "Cup", "Chair", "Kite", "Bell", "Bridge", "Gate", "Stair")
WRITERS = ("Leaf", "Cup", "Leaf", "Cup", "Lamp", "Chair", "Kite", "Gate", "Bell", "Bridge")
STAFF = ("Gate", "Stair", "Gate", "Stair", "Gate", "Stair", "Bridge", "Leaf")
REASONS = ("hurtful", "names_someone", "off_stage", "rules", "other")
LISTED = "tangle"
PACE = 6.5  # seconds from one attempt to the next: nobody is always too fast

PICK = range(12)
EITHER = (True, False)
TWISTS = ("", "", "", f" {LISTED}", " a@example.org")

MOVES: dict[str, dict[str, Sequence[Any]]] = {}
LIKELY: list[str] = []
F = TypeVar("F", bound=Callable[..., None])


def move(weight: int, **choices: Sequence[Any]) -> Callable[[F], F]:
    """Enter something that can be done, as often as it is likely, with what there is to choose from."""

    def enter(method: F) -> F:
        MOVES[method.__name__] = choices
        LIKELY.extend([method.__name__] * weight)
        return method

    return enter


class RoomMachine(RuleBasedStateMachine):
    """Does what it is told through the front door; whatever is refused must have changed nothing."""

    bed: ClassVar[Bed]

    def __init__(self) -> None:
        super().__init__()
        bed = self.bed
        self.meeting = Meeting(bed, sessions=3)
        self.law = Law.over(self.meeting)
        self.truth = self.law.truth
        self.texts = canaries()
        self.messages: list[str] = []
        self.authors: dict[str, str] = {}
        self.looks: list[str] = []
        self.fate = 0.0
        programme = self.meeting.place.programme
        bed.writer.run(lambda work: set_terms(work, programme, {"en": [LISTED]}))

    def teardown(self) -> None:
        self.law.check(whole=True)

    @invariant()
    def the_laws_hold(self) -> None:
        self.law.check()

    @initialize(stage=st.sampled_from([2, 2, 2, 2, 1, None]))
    def begin(self, stage: int | None) -> None:
        if stage is None:
            self.meeting.open_waiting_room()
            return
        self.meeting.begin(stage=stage)
        for who, twist in (("Leaf", ""), ("Cup", ""), ("Gate", ""), ("Chair", f" {LISTED}"), ("Lamp", "")):
            self.say(who, "room", 9, twist)
        self.ask_look("Bell", 1, "ru")
        self.ask_rendering("Gate", 0, waiting=False, lang="hy")

    @move(
        8,
        who=WRITERS,
        audience=["room"] * 4 + ["moderators", "desk"],
        reply=PICK,
        twist=TWISTS,
    )
    def say(self, who: str, audience: str, reply: int, twist: str) -> None:
        text = next(self.texts) + twist
        wish = {"audience": audience, "lang": self.meeting.people[who].langs[0], "text": text}
        to = self.message(reply) if reply < 3 else None
        told = self.attempt(who, "message.send", **wish, reply_to=to)
        if told:
            self.messages.append(told["message"])
            self.authors[told["message"]] = who
            self.law.texts[told["revision"]] = text

    @move(3, at=PICK, who=PEOPLE, own=EITHER, stale=PICK, lang=LANGS, twist=TWISTS)
    def revise(self, at: int, who: str, own: bool, stale: int, lang: str, twist: str) -> None:
        message = self.message(at)
        known = self.truth.messages.get(message)
        newest = (known.waiting or known.back or known.current) if known and stale else _nobody("v")
        text = next(self.texts) + twist
        who = self.authors.get(message, who) if own else who
        wish = {"message": message, "revision": newest, "lang": lang, "text": text}
        if told := self.attempt(who, "message.revise", **wish):
            self.law.texts[told["revision"]] = text

    @move(2, at=PICK, who=PEOPLE, act=["withdraw", "withdraw", "erase"])
    def take_back(self, at: int, who: str, act: str) -> None:
        message = self.message(at)
        self.attempt(self.authors.get(message, who), f"message.{act}", message=message)

    @move(3, who=STAFF, at=PICK, reason=REASONS, back=EITHER)
    def hide_or_restore(self, who: str, at: int, reason: str, back: bool) -> None:
        if back:
            self.attempt(who, "message.restore", message=self.message(at))
        else:
            self.attempt(who, "message.hide", message=self.message(at), reason=reason)

    @move(6, who=STAFF, at=PICK, act=["show", "show", "return", "hide", "claim"], reason=REASONS)
    def judge(self, who: str, at: int, act: str, reason: str) -> None:
        message = self.message(at, waiting=True)
        known = self.truth.messages.get(message)
        wish: dict[str, Any] = {"message": message}
        if act != "claim":
            wish["revision"] = (known.waiting if known else None) or _nobody("v")
        if act == "return":
            wish |= {"note": next(self.texts), "lang": "en"}
        if act == "hide":
            wish["reason"] = reason
        self.attempt(who, f"hold.{act}", **wish)

    @move(1, who=STAFF, act=["open", "open", "pause", "resume", "close"])
    def turn_session(self, who: str, act: str) -> None:
        with self.meeting.reading() as db:
            session = streams_of(db, self.meeting.room).session
        wish = {"session": session or _nobody("s")} if act == "open" else {}
        self.attempt(who, f"session.{act}", **wish)

    @move(1, who=STAFF, mode=["open", "open", "read_first", "read_first", "read_only"])
    def set_mode(self, who: str, mode: str) -> None:
        self.attempt(who, "mode.set", mode=mode)

    @move(1, who=STAFF, seconds=[0, 0, 10, 11], act=["slow", "stage", "floor"])
    def lead(self, who: str, seconds: int, act: str) -> None:
        if act == "slow":
            self.attempt(who, "slow_mode.set", seconds=seconds)
        else:
            self.attempt(who, {"stage": "stage.next", "floor": "floor.clear"}[act])

    @move(1, who=STAFF, act=["question.set", "announcement.post"], lang=LANGS)
    def tell_all(self, who: str, act: str, lang: str) -> None:
        self.attempt(who, act, text={lang: next(self.texts)})

    @move(2, who=PEOPLE)
    def come(self, who: str) -> None:
        self.meeting.come(who)

    @move(1)
    def open_waiting_room(self) -> None:
        self.meeting.open_waiting_room()

    @move(2, who=STAFF, first=PEOPLE, second=PEOPLE)
    def admit(self, who: str, first: str, second: str) -> None:
        self.attempt(who, "member.admit", members=[self.meeting.id(first), self.meeting.id(second)])

    @move(1, who=STAFF, member=PEOPLE, minutes=[5, 10, 30, None, 7], reason=REASONS)
    def mute(self, who: str, member: str, minutes: int | None, reason: str) -> None:
        self.attempt(who, "member.mute", member=self.meeting.id(member), minutes=minutes, reason=reason)

    @move(1, who=STAFF, member=PEOPLE, act=["unmute", "remove", "readmit", "readmit"])
    def sanction(self, who: str, member: str, act: str) -> None:
        wish = {"reason": "rules"} if act == "remove" else {}
        self.attempt(who, f"member.{act}", member=self.meeting.id(member), **wish)

    @move(
        1,
        who=PEOPLE,
        name=[None, "Spoon", "Window"],
        mark=[None, True, False],
    )
    def describe(self, who: str, name: str | None, mark: bool | None) -> None:
        self.attempt(who, "member.describe", name=name, mark=mark)

    @move(2, who=WRITERS, act=["hand.raise", "hand.raise", "hand.lower", "break.take", "break.end"])
    def ask_to_speak(self, who: str, act: str) -> None:
        self.attempt(who, act)

    @move(1, who=STAFF, member=WRITERS)
    def give_floor(self, who: str, member: str) -> None:
        self.attempt(who, "floor.give", member=self.meeting.id(member))

    @move(2, who=WRITERS, at=PICK, lang=LANGS)
    def ask_look(self, who: str, at: int, lang: str) -> None:
        told = self.attempt(who, "look.ask", message=self.message(at), lang=lang, text=next(self.texts))
        if told:
            self.looks.append(told["look"])

    @move(
        1,
        who=STAFF,
        at=PICK,
        outcome=["stays", "hidden", "talked", "other"],
        note=EITHER,
    )
    def close_look(self, who: str, at: int, outcome: str, note: bool) -> None:
        look = self.looks[at % len(self.looks)] if self.looks else _nobody("k")
        text = next(self.texts) if note else None
        self.attempt(who, "look.close", look=look, outcome=outcome, lang="en", text=text)

    @move(1, who=STAFF, member=PEOPLE)
    def send_note(self, who: str, member: str) -> None:
        self.attempt(who, "note.send", member=self.meeting.id(member), lang="en", text=next(self.texts))

    @move(3, who=STAFF, at=PICK, waiting=EITHER, lang=LANGS)
    def ask_rendering(self, who: str, at: int, waiting: bool, lang: str) -> None:
        message, revision = self.wording(at, waiting=waiting)
        self.attempt(who, "rendering.ask", message=message, revision=revision, lang=lang)

    @move(3, who=["Bridge", "Bridge", "Gate", "Cup"], at=PICK, waiting=EITHER, lang=LANGS)
    def give_rendering(self, who: str, at: int, waiting: bool, lang: str) -> None:
        message, revision = self.wording(at, waiting=waiting)
        text = next(self.texts)
        wish = {"message": message, "revision": revision, "lang": lang, "text": text}
        if told := self.attempt(who, "rendering.give", **wish):
            self.law.texts[told["rendering"]] = text

    @move(3, at=PICK, lang=[None, None, None, *LANGS], act=["give", "give", "take_back"])
    def quote(self, at: int, lang: str | None, act: str) -> None:
        message, revision = self.wording(at, waiting=False)
        who = self.authors.get(message, "Leaf")
        lang = lang or self.meeting.people[who].langs[0]
        self.attempt(who, f"quote.{act}", message=message, revision=revision, lang=lang)

    @move(1, who=["Lamp", "Chair", "Bell", "Gate"], sure=PICK)
    def erase_all(self, who: str, sure: int) -> None:
        if sure == 0:
            self.attempt(who, "mine.erase_all")

    @move(2, seconds=[1, 8, 40, 40, 70, 400, 2000])
    def wait(self, seconds: int) -> None:
        self.meeting.later(seconds)

    @move(1, sure=PICK)
    def let_holds_expire(self, sure: int) -> None:
        if sure == 0:
            self.meeting.later(8 * 24 * 3600)
            self.meeting.bed.writer.run(expire_holds)

    @rule(lot=st.integers(0, 2**32))
    def step(self, lot: int) -> None:
        """Hypothesis loves small numbers; together with all before them they still lead everywhere."""
        draw = Random(f"{self.fate} {lot}")
        self.fate = draw.random()
        name = draw.choice(LIKELY)
        getattr(self, name)(**{what: draw.choice(there) for what, there in MOVES[name].items()})

    def attempt(self, who: str, command: str, /, **args: Any) -> dict[str, Any] | None:
        """Do it, confirming whatever would be asked; return the answer, or None when it was refused."""
        self.meeting.bed.clock.advance(PACE)
        before = self.truth.heard
        try:
            return self.meeting.do(who, command, confirmed=("contact", "small_place"), **args)
        except DialogueError:
            assert self.truth.heard == before
            return None

    def message(self, at: int, *, waiting: bool = False) -> str:
        """Return one of the messages there are, of those that wait if any does."""
        held = [message for message, told in self.truth.messages.items() if waiting and told.waiting]
        known = held or self.messages
        return known[at % len(known)] if known else _nobody("m")

    def wording(self, at: int, *, waiting: bool) -> tuple[str, str]:
        """Return a message and its newest wording of one kind."""
        message = self.message(at, waiting=waiting)
        told = self.truth.messages.get(message)
        return message, ((told.waiting if waiting else told.current) if told else None) or _nobody("v")


def _nobody(prefix: str) -> str:
    return f"{prefix}_{'a' * 20}"
