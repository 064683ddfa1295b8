"""A case → a checklist, traced to the documents: definitions in TOML, the engine, and its writers.

Imports answer.cite, search and corpus; the second product, beside question and answer.
"""
