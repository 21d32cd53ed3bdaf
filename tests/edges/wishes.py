"""A well-formed wish for every row of the table of permits; it speaks of things and people that are not."""

from typing import Any, Final

from dialogue.permits import COMMANDS

M, V, U, K, S = (f"{prefix}_{'a' * 20}" for prefix in "mvuks")
SAY: Final = {"lang": "en", "text": "hello", "reply_to": None}
HELD: Final = {"message": M, "revision": V}
AT_NOBODY: Final[dict[str, dict[str, Any]]] = {
    "message.send": {"audience": "room", **SAY},
    "message.send:moderators": {"audience": "moderators", **SAY},
    "message.send:desk": {"audience": "desk", **SAY},
    "message.revise": {**HELD, "lang": "en", "text": "hello"},
    "message.withdraw": {"message": M},
    "message.erase": {"message": M},
    "message.hide": {"message": M, "reason": "other"},
    "message.restore": {"message": M},
    "quote.give": {**HELD, "lang": "en"},
    "quote.take_back": {**HELD, "lang": "en"},
    "look.ask": {"message": M, "lang": "en", "text": "look"},
    "look.close": {"look": K, "outcome": "stays", "lang": "en", "text": None},
    "note.send": {"member": U, "lang": "en", "text": "a note"},
    "floor.give": {"member": U},
    "hold.claim": {"message": M},
    "hold.show": HELD,
    "hold.return": {**HELD, "note": None, "lang": "en"},
    "hold.hide": {**HELD, "reason": "other"},
    "mode.set": {"mode": "open"},
    "slow_mode.set": {"seconds": 0},
    "question.set": {"text": {"en": "A question?"}},
    "announcement.post": {"text": {"en": "An announcement"}},
    "member.admit": {"members": [U]},
    "member.mute": {"member": U, "minutes": 5, "reason": "other"},
    "member.unmute": {"member": U},
    "member.remove": {"member": U, "reason": "other"},
    "member.readmit": {"member": U},
    "member.describe": {"mark": True},
    "session.open": {"session": S},
    "rendering.ask": {**HELD, "lang": "en"},
    "rendering.give": {**HELD, "lang": "en", "text": "hello"},
}
WISHES: Final = {name: AT_NOBODY.get(name, {}) for name in COMMANDS}
