"""A table of letters asks once for each, and never grows beyond what it may."""

from dialogue.kernel.lettered import MOST, Lettered


def test_each_letter_is_worked_out_once() -> None:
    asked: list[str] = []

    def becomes(char: str) -> str | None:
        asked.append(char)
        return None if char == "-" else char.upper()

    table = Lettered(becomes)

    assert ("ab-ba".translate(table), "a-b".translate(table)) == ("ABBA", "AB")
    assert sorted(asked) == ["-", "a", "b"]


def test_it_forgets_before_it_holds_too_much() -> None:
    table = Lettered(lambda char: char)
    every = "".join(chr(code) for code in range(0x4E00, 0x4E00 + MOST + 10))

    assert every.translate(table) == every
    assert len(table) <= MOST
