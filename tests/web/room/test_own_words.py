"""What came back says on the page without a script who or what sent it back."""

import re

from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting
from tests.make.site import make_test_site
from tests.make.venue import agree

WHY = re.compile(r'<article class="msg (?:returned|held)".*?<p class="why">(.*?)</p>', re.DOTALL)


def meeting_with_held_words(bed: Bed) -> tuple[Meeting, list[dict[str, str]]]:
    """A meeting in which a moderator reads first, and three messages of one person wait."""
    meeting = make_meeting(bed)
    bed.writer.run(lambda work: agree(work, meeting))
    meeting.do("Gate", "mode.set", mode="read_first")
    said = [meeting.say("Kite", text) for text in ("A lamp", "A ladder", "A cup")]
    return meeting, [{"message": held["message"], "revision": held["revision"]} for held in said]


def test_what_came_back_says_who_sent_it_back(bed: Bed) -> None:
    meeting, (noted, bare, _left) = meeting_with_held_words(bed)
    kite = make_test_site(bed).visitor().signed_in(meeting.people["Kite"].token)

    meeting.do("Gate", "hold.return", **noted, note="Which one?", lang="en")
    meeting.do("Gate", "hold.return", **bare, note=None, lang="en")
    meeting.do("Gate", "session.close")
    page = kite.get(f"/room/{meeting.room}").text

    assert WHY.findall(page) == [
        (
            "Your text has come back to you with a note from the moderator. "
            "The other participants have not seen it."
        ),
        "A moderator has sent your text back to you. The other participants have not seen it.",
        "The meeting ended before a moderator could read this. The other participants have not seen it.",
    ]


def test_whoever_only_reads_is_offered_in_words_what_the_buttons_offer(bed: Bed) -> None:
    meeting, _held = meeting_with_held_words(bed)
    kite = make_test_site(bed).visitor().signed_in(meeting.people["Kite"].token)
    waits = "A moderator reads this first. For now only you and the moderators see it."

    before = kite.get(f"/room/{meeting.room}").text
    meeting.do("Gate", "member.mute", member=meeting.id("Kite"), minutes=10, reason="other")
    after = kite.get(f"/room/{meeting.room}").text

    assert WHY.findall(before) == [f"{waits} You can change it or take it back."] * 3
    assert WHY.findall(after) == [f"{waits} You can take it back."] * 3
    assert (before.count("Change your message"), after.count("Change your message")) == (3, 0)
