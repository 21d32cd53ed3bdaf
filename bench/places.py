"""Where the bench keeps what it makes: everything below `build/bench`, thrown away and made again."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
BUILD: Final = ROOT / "build" / "bench"
RESULT: Final = ROOT / "build" / "bench.json"
