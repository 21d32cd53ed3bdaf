"""The table at the end: every figure, its target, and whether the median reached it."""

from collections.abc import Iterable, Sequence

from bench.figures import Entry
from bench.targets import target_of

HEAD = ("row", "value", "unit", "against", "ratio", "low", "high", "runs", "target", "")


def table(entries: Iterable[Entry]) -> str:
    """Return the table as text."""
    rows = [HEAD, *(_row(entry) for entry in entries)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _row(entry: Entry) -> Sequence[str]:
    target = target_of(entry)
    ratios = (
        [f"{each:.2f}" for each in (entry.ratio, entry.low, entry.high)] if entry.baseline else ["", "", ""]
    )
    against = entry.baseline or "-"
    return (
        entry.name,
        f"{entry.value:g}",
        entry.unit,
        against,
        *ratios,
        str(entry.runs),
        target.told(),
        target.verdict(entry),
    )
