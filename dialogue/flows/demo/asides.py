"""What goes on beside the talk of the example: a text that waits, requests to look, hands, the desk."""

from datetime import datetime

from dialogue.flows.command import Command
from dialogue.flows.demo.content import Held, Look
from dialogue.flows.demo.playing import INTERPRETER, SECOND, Play
from dialogue.flows.judging import AT_WILL
from dialogue.flows.look import AskLook, CloseLook
from dialogue.flows.raise_hand import RaiseHand
from dialogue.flows.render import AskRendering, GiveRendering
from dialogue.flows.say import SendMessage
from dialogue.kernel.locales import LANGS


def play_asides(play: Play, moment: datetime) -> None:
    """Have all of it happen from a moment on."""
    for each in play.meeting.held:
        _hold(play, each, moment)
    for look in play.meeting.looks:
        _look(play, look, moment + 10 * SECOND)
    for key in play.meeting.hands:
        play.troupe.do(moment + 20 * SECOND, (key, RaiseHand()))
    for note in play.meeting.desk:
        wish = SendMessage("desk", note.lang, note.into(note.lang))
        play.troupe.do(moment + 25 * SECOND, (note.author, wish))


def _hold(play: Play, held: Held, moment: datetime) -> None:
    """Its author wants a moderator to read it first; the interpreter helps those who do."""
    wish = SendMessage("room", held.lang, held.into(held.lang))
    answer = play.troupe.does(moment, held.author, wish, confirmed=frozenset({AT_WILL}))
    waits = answer["message"], answer["revision"]
    steps: list[tuple[str, Command]] = []
    for lang in LANGS:
        if lang != held.lang:
            steps.append((play.moderator(), AskRendering(*waits, lang)))
            steps.append((INTERPRETER, GiveRendering(*waits, lang, held.into(lang))))
    play.troupe.do(moment + 5 * SECOND, *steps)


def _look(play: Play, look: Look, moment: datetime) -> None:
    message = play.sent[look.message - 1][0]
    answer = play.troupe.does(moment, look.asker, AskLook(message, look.lang, look.text.into(look.lang)))
    if look.outcome is not None and look.by is not None:
        said = look.answer.into(look.lang) if look.answer else None
        close = CloseLook(answer["look"], look.outcome, look.lang, said)
        play.troupe.do(moment + 30 * SECOND, (look.by, close))
