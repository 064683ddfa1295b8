"""How fast and how large the product is, asked directly and over HTTP.

Imports assistant, ingest and evals.answers.
"""
