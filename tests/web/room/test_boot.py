"""What the page's script begins with is as short as it can be: letters stand as they are."""

from tests.make.bed import Bed
from tests.make.meeting import make_meeting
from tests.make.site import make_test_site
from tests.make.venue import agree


def test_letters_of_every_language_stand_as_they_are_and_nothing_between_values(bed: Bed) -> None:
    meeting = make_meeting(bed)
    bed.writer.run(lambda work: agree(work, meeting))
    meeting.say("Cup", "Բարև </script>")
    cup = make_test_site(bed).visitor().signed_in(meeting.people["Cup"].token)

    page = cup.get(f"/room/{meeting.room}").text
    boot = page.partition('id="boot">')[2].partition("</script>")[0]

    assert '"text":"Բարև \\u003c/script\\u003e"' in boot
    assert '": ' not in boot
