"""The project's restatement of a document: read, tied to official sentences, checked, drafted.

Imports ingest.structure and corpus; only intake and the commands import it.
"""
