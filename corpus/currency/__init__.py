"""What has changed since the documents were written: laws, authorities, statements overtaken.

Imports corpus.model, corpus.swedish and the settings.
"""
