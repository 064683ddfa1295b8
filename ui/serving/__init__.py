"""How the service runs: processes, middleware, limits, timeouts, logs and counts.

Imports corpus.settings and the problems of ui.api.
"""
