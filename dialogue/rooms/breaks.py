"""Who is told of a short break: the moderators of everybody's, everybody else of their own. Pure."""

from collections.abc import Sequence

from dialogue.rooms.vocabulary import Role


def away_for(away: Sequence[str], member: str, role: Role) -> list[str]:
    """Return those of the people on a break of whom a reader is told."""
    return list(away) if role == "moderator" else [who for who in away if who == member]
