"""Scenes of the office."""

from typing import Final

from tests.shots.doing import goes_by, sends
from tests.shots.visitor import Scene

WHO: Final = "organiser"
RUN: Final = "/office/programmes/{many}"
ROOM: Final = "/office/rooms/{planned_room}"
MEETING: Final = "/office/sessions/{planned_session}"
PUBLISHED: Final = "/office/sessions/{published_session}/summary"

OFFICE: Final = (
    Scene("office", "/office", WHO),
    Scene("office-empty", "/office", "unappointed"),
    Scene("office-moderator", "/office", "moderator-1"),
    Scene("programme-new", "/office/programmes/new", WHO),
    Scene("programme-new-refused", "/office/programmes/new", WHO, sends(meetings="0", zone="Nowhere")),
    Scene("programme", RUN, WHO),
    Scene("programme-example", "/office/programmes/{example}", WHO),
    Scene("settings", f"{RUN}/settings", WHO),
    Scene("societies", f"{RUN}/communities", WHO),
    Scene("office-rules", f"{RUN}/rules", WHO),
    Scene("words-and-places", f"{RUN}/words", WHO),
    Scene("people", f"{RUN}/people", WHO),
    Scene("people-refused", f"{RUN}/people", WHO, sends(account="nobody-here")),
    Scene("dismiss", f"{RUN}/people/{{appointment}}/dismiss", WHO),
    Scene("texts", f"{RUN}/texts", WHO),
    Scene("text", f"{RUN}/texts/{{text}}", WHO),
    Scene("audit", f"{RUN}/audit", WHO),
    Scene("sessions", f"{ROOM}/sessions", WHO),
    Scene("agenda", f"{MEETING}/agenda", WHO),
    Scene("agenda-begun", "/office/sessions/{closed_session}/agenda", WHO),
    Scene("time", f"{MEETING}/time", WHO),
    Scene("cancel", f"{MEETING}/cancel", WHO),
    Scene("seats", f"{ROOM}/seats", WHO),
    Scene("seat-link", f"{ROOM}/seats", WHO, goes_by('form[action$="/link"] button')),
    Scene("seat-renew", f"{ROOM}/seats/2/renew", WHO),
    Scene("seat-close", f"{ROOM}/seats/1/close", WHO),
    Scene("seat-revoke", f"{ROOM}/seats/1/revoke", WHO),
    Scene(
        "sheet",
        f"{ROOM}/seats",
        WHO,
        goes_by('form:has([name="seats"]) button', 'button[form="sheet-form"]'),
    ),
    Scene("invitation-texts", f"{ROOM}/invitation-texts", WHO),
    Scene("summary-none", "/office/sessions/{closed_session}/summary", WHO),
    Scene("summary-draft", "/office/sessions/{draft_session}/summary", WHO),
    Scene("summary", PUBLISHED, WHO),
    Scene("summary-file", PUBLISHED, WHO, goes_by('form[action$="/file"] button.primary')),
)
