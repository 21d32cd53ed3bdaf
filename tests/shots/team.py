"""Scenes of the team's way in."""

from typing import Final

from tests.shots.doing import sends
from tests.shots.visitor import Scene

TEAM: Final = (
    Scene("sign-in", "/staff/sign-in"),
    Scene(
        "sign-in-refused",
        "/staff/sign-in",
        prepare=sends(name="nobody-here", password="wrong and long enough"),
    ),
    Scene("code", "/staff/code", "owing"),
    Scene("code-refused", "/staff/code", "owing", sends(one_time="000000")),
    Scene("recovery", "/staff/recovery", "owing"),
    Scene("staff-home", "/staff", "moderator-1"),
    Scene("staff-home-empty", "/staff", "unappointed"),
)
