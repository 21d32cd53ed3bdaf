"""Plays a meeting of the example: people come in, speak in their turn, are read, rendered and answered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from dialogue.flows.admit import AdmitMembers
from dialogue.flows.authored import PostAnnouncement, SetQuestion
from dialogue.flows.command import Command
from dialogue.flows.demo.content import Meeting, Message, example
from dialogue.flows.demo.troupe import Troupe
from dialogue.flows.entering.arrive import arrive
from dialogue.flows.give_floor import GiveFloor
from dialogue.flows.judge_held import ClaimHeld, ShowHeld
from dialogue.flows.next_stage import NextStage
from dialogue.flows.open_session import OpenSession
from dialogue.flows.quoting import GiveQuote
from dialogue.flows.raise_hand import RaiseHand
from dialogue.flows.render import AskRendering, GiveRendering
from dialogue.flows.say import SendMessage
from dialogue.flows.set_mode import SetMode
from dialogue.kernel.locales import LANGS
from dialogue.programmes import defaults
from dialogue.rooms.vocabulary import Mode

MINUTE: Final = timedelta(minutes=1)
SECOND: Final = timedelta(seconds=1)
INTERPRETER: Final = "interpreter"
MODERATORS: Final = ("moderator-1", "moderator-2")
READS: Final = {each.key: frozenset(each.writes) for each in example().programme.staff}


@dataclass(slots=True)
class Play:
    """One meeting while it is played; `sent` are its messages in order, each with its wording."""

    troupe: Troupe
    meeting: Meeting
    session: str
    opens: datetime
    ends: datetime
    sent: list[tuple[str, str]] = field(default_factory=list)
    mode: Mode = "open"
    acts: Counter[str] = field(default_factory=Counter)

    def moderator(self, among: Sequence[str] = ()) -> str:
        """Return the one of these who has done less so far: both do as much."""
        chosen = min(among or MODERATORS, key=lambda key: self.acts[key])
        self.acts[chosen] += 1
        return chosen


def play_meeting(play: Play) -> None:
    """Play it from the waiting room to the end of its last stage, or to where it stands now."""
    _come_in(play)
    for number, stage in enumerate(play.meeting.stages, start=1):
        begins = _begins(play, number)
        if begins >= play.ends:
            return
        if number > 1:
            play.troupe.do(begins, (play.moderator(), NextStage()))
        _set_mode(play, begins, stage.mode)
        _announce(play, number, begins)
        _speak(play, number, begins)


def _come_in(play: Play) -> None:
    troupe, early = play.troupe, play.opens - 5 * MINUTE
    writers = {message.author for message in play.meeting.messages}
    people = [key for key in troupe.members if key in writers]
    for number, key in enumerate(people):
        troupe.at(early + number * SECOND, partial(arrive, member=troupe.members[key]))
    admitted = AdmitMembers(tuple(troupe.members[key] for key in people))
    troupe.do(early + MINUTE, (play.moderator(), admitted))
    troupe.do(play.opens, (play.moderator(), OpenSession(play.session)))
    question = SetQuestion(dict(play.meeting.question.by_lang()))
    troupe.do(play.opens + SECOND, (play.moderator(), question))


def _begins(play: Play, number: int) -> datetime:
    used = [stage.used or 0 for stage in play.meeting.stages[: number - 1]]
    reached = all(stage.used for stage in play.meeting.stages[: number - 1])
    return play.opens + sum(used) * MINUTE if reached else play.ends


def _set_mode(play: Play, moment: datetime, mode: Mode) -> None:
    if mode != play.mode:
        play.troupe.do(moment + SECOND, (play.moderator(), SetMode(mode)))
        play.mode = mode


def _announce(play: Play, number: int, begins: datetime) -> None:
    for told in play.meeting.announcements:
        if told.stage == number:
            announcement = PostAnnouncement(dict(told.by_lang()))
            play.troupe.do(begins + 2 * SECOND, (told.by, announcement))


def _speak(play: Play, number: int, begins: datetime) -> None:
    said = [message for message in play.meeting.messages if message.stage == number]
    ends = min(_begins(play, number + 1), play.ends) if number < len(play.meeting.stages) else play.ends
    pause = (ends - begins) / (len(said) + 1)
    for place, message in enumerate(said, start=1):
        _say(play, message, begins + place * pause)


def _say(play: Play, message: Message, moment: datetime) -> None:
    troupe = play.troupe
    if defaults.stages()[message.stage - 1].turn == "queue":
        turn = GiveFloor(troupe.members[message.author])
        troupe.do(moment - 5 * SECOND, (message.author, RaiseHand()), (play.moderator(), turn))
    answered = play.sent[message.reply_to - 1][0] if message.reply_to else None
    wish = SendMessage("room", message.lang, message.into(message.lang), answered)
    answer = troupe.does(moment, message.author, wish)
    play.sent.append((answer["message"], answer["revision"]))
    if answer["became"] == "held":
        _show(play, message, moment + 10 * SECOND)
    _render(play, message, moment + 20 * SECOND)
    released = [GiveQuote(*play.sent[-1], lang) for lang in message.released]
    troupe.do(moment + 30 * SECOND, *((message.author, each) for each in released))


def _show(play: Play, message: Message, moment: datetime) -> None:
    """A moderator reads it in a language of theirs, with the interpreter's help where it is in none."""
    found, revision = play.sent[-1]
    able = [key for key in MODERATORS if message.lang in READS[key]]
    reader = play.moderator(able)
    steps: list[tuple[str, Command]] = []
    if not able:
        lang = next(lang for lang in LANGS if lang in READS[reader])
        steps.append((reader, AskRendering(found, revision, lang)))
        steps.append((INTERPRETER, GiveRendering(found, revision, lang, message.into(lang))))
    steps += [(reader, ClaimHeld(found)), (reader, ShowHeld(found, revision))]
    play.troupe.do(moment, *steps)


def _render(play: Play, message: Message, moment: datetime) -> None:
    found, revision = play.sent[-1]
    steps: list[tuple[str, Command]] = [
        (play.moderator(), AskRendering(found, revision, lang)) for lang in message.asked
    ]
    steps += [
        (INTERPRETER, GiveRendering(found, revision, lang, message.into(lang)))
        for lang in LANGS
        if lang not in {message.lang, *message.asked}
    ]
    play.troupe.do(moment, *steps)
