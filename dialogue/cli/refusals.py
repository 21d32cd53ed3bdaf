"""Words for the operator: what was refused, and what to do about it."""

from typing import Final

from dialogue.kernel.errors import DialogueError

BY_CODE: Final = {
    "busy": "The server on this folder does not answer yet. Try again in a moment.",
    "conflict": "That is already there; nothing was changed.",
    "missing": "There is no such thing here, or it is not published yet.",
    "unavailable": "The database could not keep it; nothing was changed. Look at the disk.",
}
BY_PROBLEM: Final = {
    "blank": "Nothing was given for the {field}.",
    "common": "Too many people use this {field}. Choose another.",
    "too_long": "The {field} may have {max} characters at the most.",
    "too_short": "The {field} needs {min} characters or more.",
}


BY_WHY: Final = {
    "reading": (
        "The words are deleted, and a page or a backup still reads what was there before. "
        "Run the same command again in a moment."
    ),
    "staff": "That is somebody of the staff. Close their account: dialogue staff close NAME",
}


def sentence(fault: DialogueError) -> str:
    """Return it."""
    if fault.data.get("why") in BY_WHY:
        return BY_WHY[str(fault.data["why"])]
    if fault.code == "invalid":
        told = BY_PROBLEM.get(str(fault.data.get("problem")))
        return (
            told.format(**fault.data) if told else f"This {fault.data.get('field', 'wish')} cannot be taken."
        )
    return BY_CODE.get(fault.code, f"That was refused: {fault.code}.")
