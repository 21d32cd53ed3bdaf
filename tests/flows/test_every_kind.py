"""A whole meeting in which everything happens at least once, under the laws that hold at every step."""

from typing import Any

from dialogue.flows.reading.folds import STEPS
from dialogue.streams.kinds import KINDS
from tests.make.bed import Bed
from tests.make.law import Law
from tests.make.meeting import Meeting

# changes no value: it brings the words beside it
ONLY_WORDS = {("room", "member_changed"), ("desk", "member_changed")}


class Course:
    """Plays a meeting; after each step the laws are checked."""

    def __init__(self, bed: Bed) -> None:
        self.meeting = Meeting(bed, sessions=2)
        self.law = Law.over(self.meeting)
        self.law.check()

    def do(self, who: str, command: str, /, **args: Any) -> dict[str, str]:
        self.meeting.bed.clock.advance(7)
        told = self.meeting.do(who, command, **args)
        for name in ("revision", "rendering"):
            if name in told and "text" in args:
                self.law.texts[told[name]] = str(args["text"])
        self.law.check()
        return told

    def say(self, who: str, text: str, **more: Any) -> tuple[str, str]:
        lang = self.meeting.people[who].langs[0]
        told = self.do(who, "message.send", **{"audience": "room", "lang": lang, "text": text, **more})
        return told["message"], told["revision"]

    def revise(self, who: str, message: str, revision: str, text: str, lang: str) -> str:
        wish = {"message": message, "revision": revision, "lang": lang, "text": text}
        return self.do(who, "message.revise", **wish)["revision"]

    def id(self, name: str) -> str:
        return self.meeting.id(name)


def test_every_kind_of_event_happens_in_one_meeting_and_every_fold_bears_it(bed: Bed) -> None:
    course = Course(bed)

    begin(course)
    talk(course)
    read_each_other(course)
    look_and_answer(course)
    hold_back(course)
    keep_order(course)
    end(course)

    course.law.check(whole=True)
    happened = course.law.truth.kinds
    assert {kind for _, kind in happened} == set(KINDS)
    assert {(stream, kind) for stream, steps in STEPS.items() for kind in steps} == happened - ONLY_WORDS


def begin(course: Course) -> None:
    """The waiting room opens, people come, are called otherwise, are let in; the session begins."""
    meeting = course.meeting
    meeting.open_waiting_room()
    course.law.check()
    for name in ("Leaf", "Lamp", "Cup", "Chair", "Kite", "Bell"):
        meeting.come(name)
    course.do("Cup", "member.describe", name="Spoon", mark=False)
    course.do("Gate", "member.admit", members=[course.id(name) for name in ("Leaf", "Lamp", "Cup", "Chair")])
    course.do("Stair", "member.admit", members=[course.id("Kite")])
    course.do("Leaf", "member.describe", mark=False)
    course.do("Gate", "session.open", session=meeting.place.sessions[0])
    course.do("Gate", "question.set", text={"en": "What did you eat at school?"})
    course.do("Stair", "announcement.post", text={"ru": "Перерыв через час."})


def talk(course: Course) -> None:
    """In a queue, and then freely; words are changed, taken back, hidden and shown again."""
    course.do("Leaf", "hand.raise")
    course.do("Cup", "hand.raise")
    course.do("Leaf", "hand.lower")
    course.do("Gate", "floor.give", member=course.id("Cup"))
    first, wording = course.say("Cup", "Բարև բոլորին")
    course.do("Stair", "floor.clear")
    course.do("Gate", "stage.next")
    course.revise("Cup", first, wording, "Բարև ձեզ բոլորիդ", "hy")
    again, _ = course.say("Lamp", "Salam, axşamınız xeyir", reply_to=first)
    course.do("Gate", "message.hide", message=first, reason="off_stage")
    course.do("Stair", "message.restore", message=first)
    course.do("Lamp", "message.withdraw", message=again)
    course.do("Lamp", "message.erase", message=again)


def read_each_other(course: Course) -> None:
    """The booth is asked, answers, and learns what has become of the text."""
    message, wording = course.say("Leaf", "Bizim həyətdə bir tut ağacı vardı")
    course.do("Stair", "rendering.ask", message=message, revision=wording, lang="hy")
    rendered = {"message": message, "revision": wording, "lang": "hy"}
    course.do("Bridge", "rendering.give", **rendered, text="Մեր բակում թթենի կար")
    for lang in ("az", "hy"):
        course.do("Leaf", "quote.give", message=message, revision=wording, lang=lang)
    course.do("Bridge", "rendering.give", **rendered, text="Մեր բակում մի թթենի կար")
    course.do("Leaf", "quote.take_back", message=message, revision=wording, lang="az")
    course.do("Gate", "rendering.ask", message=message, revision=wording, lang="ru")
    wording = course.revise("Leaf", message, wording, "Bizim həyətdə iki tut ağacı vardı", "az")
    course.do("Gate", "message.hide", message=message, reason="rules")
    course.do("Gate", "message.restore", message=message)
    course.do("Gate", "rendering.ask", message=message, revision=wording, lang="en")
    course.do("Leaf", "message.withdraw", message=message)
    course.do("Leaf", "message.erase", message=message)


def look_and_answer(course: Course) -> None:
    """Somebody asks to look, moderators talk among themselves, write to one person, and answer."""
    message, _ = course.say("Chair", "Այսօր շատ եմ լռելու")
    look = course.do("Kite", "look.ask", message=message, lang="en", text="Is Chair all right?")["look"]
    course.do("Chair", "message.withdraw", message=message)
    course.say("Gate", "Let us ask first", audience="desk")
    to_moderators, _ = course.say("Chair", "Ինձ մի քիչ ժամանակ է պետք", audience="moderators")
    course.do("Stair", "note.send", member=course.id("Chair"), lang="hy", text="Որքան պետք է")
    course.do("Gate", "look.close", look=look, outcome="talked", lang="en", text="We have talked.")
    course.do("Chair", "message.withdraw", message=to_moderators)


def hold_back(course: Course) -> None:
    """Everything that can become of a held text."""
    course.do("Gate", "mode.set", mode="read_first")
    shown, wording = course.say("Lamp", "İlk dəfə yazıram")
    wording = course.revise("Lamp", shown, wording, "Burada ilk dəfə yazıram", "az")
    course.do("Gate", "hold.claim", message=shown)
    course.do("Gate", "hold.show", message=shown, revision=wording)
    edited = course.revise("Lamp", shown, wording, "Впервые пишу здесь", "ru")
    course.do("Stair", "hold.return", message=shown, revision=edited, note="Так же?", lang="ru")
    edited = course.revise("Lamp", shown, edited, "Пишу здесь впервые", "ru")
    course.do("Stair", "hold.show", message=shown, revision=edited)
    hidden, wording = course.say("Cup", "Սա ավելի լավ է չասել")
    course.do("Gate", "rendering.ask", message=hidden, revision=wording, lang="en")
    course.do("Gate", "hold.hide", message=hidden, revision=wording, reason="hurtful")
    course.say("Leaf", "Bunu sonra oxuyarsınız")
    course.do("Gate", "mode.set", mode="open")


def keep_order(course: Course) -> None:
    """Pace, pause and sanctions, each lifted again or left to the end."""
    course.do("Gate", "slow_mode.set", seconds=30)
    course.do("Gate", "member.mute", member=course.id("Leaf"), minutes=5, reason="off_stage")
    course.do("Stair", "member.unmute", member=course.id("Leaf"))
    course.do("Stair", "member.mute", member=course.id("Cup"), minutes=None, reason="off_stage")
    course.do("Gate", "session.pause")
    course.do("Gate", "session.resume")
    course.do("Gate", "member.remove", member=course.id("Kite"), reason="rules")
    course.do("Stair", "member.readmit", member=course.id("Kite"))
    course.do("Stair", "member.remove", member=course.id("Chair"), reason="rules")


def end(course: Course) -> None:
    """The session closes with people waiting, held and sanctioned; one goes for good; the next one waits."""
    course.do("Gate", "session.close")
    course.do("Lamp", "mine.erase_all")
    course.meeting.later(60)
    assert course.meeting.open_waiting_room()
    course.law.check()
