"""A case → a checklist, traced to the documents: definitions in TOML and the engine.

Imports answer.cite, search and corpus; the second product, beside question and answer.
"""
