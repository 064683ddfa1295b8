"""A library made searchable and kept on disk: vectors, n-grams, generations. The door to chromadb.

Imports corpus.model, corpus.swedish and the settings.
"""
