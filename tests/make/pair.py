"""The two databases of an instance."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Addresses of the words and of the keys."""

    words: str
    keys: str

    @property
    def environ(self) -> dict[str, str]:
        """Return them as a server's settings."""
        return {"DIALOGUE_DATABASE_URL": self.words, "DIALOGUE_KEYS_URL": self.keys}
