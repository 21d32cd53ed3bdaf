"""From many runs to one figure: the median of ours, and the median ratio to what stood beside it."""

import statistics
from collections.abc import Sequence

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """One figure beside one baseline; a ratio above 1 means better than the baseline."""

    name: str
    value: float
    unit: str
    baseline: str
    ratio: float
    low: float
    high: float
    runs: int


def compare(
    name: str, unit: str, baseline: str, ours: Sequence[float], theirs: Sequence[float], *, more: bool = True
) -> Entry:
    """Return the figure; pairs stand at the same places, `more` says whether more is better."""
    pairs = [(mine, other) for mine, other in zip(ours, theirs, strict=True) if mine > 0 and other > 0]
    ratios = [mine / other if more else other / mine for mine, other in pairs]
    value = statistics.median(mine for mine, _ in pairs)
    middle = statistics.median(ratios)
    return Entry(
        name,
        _short(value),
        unit,
        baseline,
        _short(middle),
        _short(min(ratios)),
        _short(max(ratios)),
        len(pairs),
    )


def reported(name: str, unit: str, values: Sequence[float]) -> Entry:
    """Return a figure that stands by itself."""
    middle = statistics.median(values)
    return Entry(
        name,
        _short(middle),
        unit,
        "",
        1.0,
        _short(min(values) / middle),
        _short(max(values) / middle),
        len(values),
    )


def _short(value: float) -> float:
    """As many digits as such a measurement can carry."""
    return float(f"{value:.4g}")
