"""Counts for operators in Prometheus' text format, over all processes; holds no question, answer or address.

Several processes share a folder, `PROMETHEUS_MULTIPROC_DIR`, which `trygg serve` sets before they start:
prometheus_client reads it when it is imported.
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)
"""Bounds of the buckets: an answer takes some 30 ms, one that a language model words some seconds."""

JUDGED = 1_000
"""Answers whose thumb is remembered, by id: a comment comes within minutes of it."""


class Metrics:
    """Counters that threads may add to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._judged: OrderedDict[str, None] = OrderedDict()
        disable_created_metrics()  # type: ignore[no-untyped-call]
        own = self._registry = CollectorRegistry()
        self._requests = Counter(
            "trygg_http_requests_total", "Svar per väg och kod.", ("route", "method", "status"), registry=own
        )
        self._answers = Counter("trygg_answers_total", "Frågor per utfall.", ("way", "status"), registry=own)
        self._feedback = Counter("trygg_feedback_total", "Tummar upp och ned.", ("helpful",), registry=own)
        self._stages = Histogram(
            "trygg_stage_seconds", "Sekunder per steg.", ("stage",), registry=own, buckets=SECONDS
        )

    def request(self, route: str, method: str, status: int) -> None:
        """Count a reply; `route` is the pattern, never the address that was asked for."""
        self._requests.labels(route, method, str(status)).inc()

    def answer(self, way: str, status: str, seconds: Mapping[str, float]) -> None:
        """Count an answer and add the seconds of its stages; `way` is where it was asked."""
        self._answers.labels(way, status).inc()
        for stage, time in seconds.items():
            self._stages.labels(stage).observe(time)

    def feedback(self, answer_id: str, *, helpful: bool) -> None:
        """Count a thumb up or down; the comment that comes after it is of the same thumb."""
        with self._lock:
            again = answer_id in self._judged
            self._judged[answer_id] = None
            while len(self._judged) > JUDGED:
                self._judged.popitem(last=False)
        if not again:
            self._feedback.labels("true" if helpful else "false").inc()

    def text(self, generation: str, *, ready: bool) -> str:
        """Everything counted so far, one series a line."""
        counted = self._registry
        if os.environ.get(FOLDER):
            counted = CollectorRegistry()
            MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
        now = CollectorRegistry()
        now.register(_Now(generation, ready))
        return (generate_latest(counted) + generate_latest(now)).decode()


@dataclass(frozen=True, slots=True)
class _Now(Collector):
    """What is true of the process that answers, at this moment."""

    generation: str
    ready: bool

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Two gauges without a past."""
        index = GaugeMetricFamily("trygg_index_info", "Generation.", labels=["generation"])
        index.add_metric([self.generation], 1)
        yield index
        yield GaugeMetricFamily("trygg_ready", "1 när frågor kan besvaras.", value=int(self.ready))
