"""Gives the figures of a process to Prometheus, on a socket of their own: counts and durations, no more."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Protocol

from gevent.pywsgi import WSGIServer
from gevent.socket import socket
from prometheus_client import CollectorRegistry, ProcessCollector, make_wsgi_app
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector


class Spread(Protocol):
    """How many took how long: one count for each step, and one for what was longer."""

    sum: float
    counts: list[int]


# name -> what it tells, and its value now
Gauges = Mapping[str, tuple[str, Callable[[], float]]]
# name, what it tells, by what it is parted, its values now
Spreads = tuple[tuple[str, str, str, Mapping[str, Spread]], ...]
ENDLESS: Final = "+Inf"


class Figures(Collector):
    """Reads the figures whenever somebody asks for them."""

    def __init__(self, steps: tuple[float, ...], spreads: Spreads, gauges: Gauges, counters: Gauges) -> None:
        self._steps = [*map(str, steps), ENDLESS]
        self._spreads = spreads
        self._gauges = gauges
        self._counters = counters

    def collect(self) -> Iterable[Metric]:
        """Return all of them."""
        for name, told, label, spreads in self._spreads:
            family = HistogramMetricFamily(name, told, labels=[label])
            for value, spread in sorted(spreads.items()):
                family.add_metric([value], self._buckets(spread.counts), spread.sum)
            yield family
        for name, (told, now) in self._gauges.items():
            yield GaugeMetricFamily(name, told, value=now())
        for name, (told, now) in self._counters.items():
            yield CounterMetricFamily(name, told, value=now())

    def _buckets(self, counts: list[int]) -> list[tuple[str, float]]:
        return [(step, sum(counts[: place + 1])) for place, step in enumerate(self._steps)]


def serve_figures(bound: socket, figures: Figures) -> WSGIServer:
    """Begin to give them out on a bound socket."""
    registry = CollectorRegistry()
    registry.register(figures)
    ProcessCollector(registry=registry)
    server = WSGIServer(bound, make_wsgi_app(registry), log=None, error_log=None)
    server.start()
    return server
