from ui.serving.prometheus import Metrics


def test_text() -> None:
    metrics = Metrics()
    metrics.request("/api/v1/ask", "POST", 200)
    metrics.answer("api", "answered", {"retrieve": 0.25, "total": 0.5})
    metrics.answer("api", "answered", {"total": 1.0})
    metrics.feedback("a", helpful=True)
    metrics.feedback("a", helpful=True)  # the comment that came after the thumb
    lines = metrics.text('g"1\n', ready=False).splitlines()
    for line in (
        'trygg_http_requests_total{method="POST",route="/api/v1/ask",status="200"} 1.0',
        'trygg_answers_total{status="answered",way="api"} 2.0',
        'trygg_feedback_total{helpful="true"} 1.0',
        'trygg_stage_seconds_sum{stage="total"} 1.5',
        'trygg_stage_seconds_count{stage="total"} 2.0',
        'trygg_stage_seconds_count{stage="retrieve"} 1.0',
        'trygg_stage_seconds_bucket{le="0.5",stage="total"} 1.0',
        'trygg_index_info{generation="g\\"1\\n"} 1.0',
        "trygg_ready 0.0",
    ):
        assert line in lines
