"""Every page and state, in the order in which people come to them."""

from typing import Final

from tests.shots.desk import DESK
from tests.shots.door import DOOR
from tests.shots.larger import LARGER
from tests.shots.office import OFFICE
from tests.shots.own import OWN
from tests.shots.room import ROOM
from tests.shots.team import TEAM
from tests.shots.visitor import Scene

SCENES: Final[tuple[Scene, ...]] = (*DOOR, *ROOM, *OWN, *TEAM, *DESK, *OFFICE, *LARGER)
