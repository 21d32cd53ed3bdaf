"""Scenes of everything of mine."""

from typing import Final

from tests.shots.doing import clicks, goes_by, then, unfolds
from tests.shots.visitor import Scene

OWN: Final = (
    Scene("mine", "/mine", "participant-1"),
    Scene("mine-held", "/mine", "participant-4"),
    Scene("mine-erase", "/mine", "participant-1", unfolds("details.more")),
    Scene("mine-empty", "/mine", "waiting"),
    Scene(
        "mine-erased",
        "/mine",
        lambda world: world.somebody_new(),
        then(clicks('[name="agree"]'), goes_by("#all button.stop")),
    ),
)
