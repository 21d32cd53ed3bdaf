"""The words that name roles and states; the same in tables, events and pages."""

from typing import Literal

Role = Literal["participant", "moderator", "interpreter", "observer", "expert"]
MemberState = Literal["entering", "waiting", "admitted", "away", "removed", "gone", "erased"]
SessionState = Literal["planned", "open", "paused", "closed"]
RoomState = Literal["none", "planned", "open", "paused", "closed", "erased"]
Mode = Literal["open", "read_first", "read_only"]
Turn = Literal["free", "queue"]
Shape = Literal["diamond", "square", "circle", "triangle"]
