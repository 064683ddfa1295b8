"""Counts for operators in Prometheus' text format; holds no question, answer or address."""

import threading
from collections import Counter
from collections.abc import Mapping

Labels = tuple[tuple[str, str], ...]


class Metrics:
    """Counters that threads may add to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[Labels] = Counter()
        self._answers: Counter[Labels] = Counter()
        self._feedback: Counter[Labels] = Counter()
        self._seconds: Counter[Labels] = Counter()
        self._stages: Counter[Labels] = Counter()
        self._sum: dict[Labels, float] = {}

    def request(self, route: str, method: str, status: int) -> None:
        """Count a reply; `route` is the pattern, never the address that was asked for."""
        with self._lock:
            self._requests[("route", route), ("method", method), ("status", str(status))] += 1

    def answer(self, way: str, status: str, seconds: Mapping[str, float]) -> None:
        """Count an answer and add the seconds of its stages; `way` is "api" or "chat"."""
        with self._lock:
            self._answers[("way", way), ("status", status)] += 1
            for stage, time in seconds.items():
                key = (("stage", stage),)
                self._stages[key] += 1
                self._sum[key] = self._sum.get(key, 0.0) + time

    def feedback(self, *, helpful: bool) -> None:
        """Count a thumb up or down."""
        with self._lock:
            self._feedback[(("helpful", "true" if helpful else "false"),)] += 1

    def text(self, generation: str, *, ready: bool) -> str:
        """Everything counted so far, one series a line."""
        with self._lock:
            parts = [
                _series("trygg_http_requests_total", "counter", "Svar per väg och kod.", self._requests),
                _series("trygg_answers_total", "counter", "Frågor per utfall.", self._answers),
                _series("trygg_feedback_total", "counter", "Tummar upp och ned.", self._feedback),
                _series("trygg_stage_seconds_sum", "counter", "Sekunder per steg, summa.", self._sum),
                _series("trygg_stage_seconds_count", "counter", "Sekunder per steg, antal.", self._stages),
                _series("trygg_index_info", "gauge", "Generation.", {(("generation", generation),): 1}),
                _series("trygg_ready", "gauge", "1 när frågor kan besvaras.", {(): int(ready)}),
            ]
        return "".join(parts)


def _series(name: str, kind: str, about: str, values: Mapping[Labels, float]) -> str:
    lines = [f"# HELP {name} {about}", f"# TYPE {name} {kind}"]
    for labels, value in sorted(values.items()):
        inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels)
        lines.append(f"{name}{{{inside}}} {value:g}" if inside else f"{name} {value:g}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")
