"""A file → lines by page, whatever its format; guarded against what files can do.

Imports corpus.model and the errors; each format has its own reader.
"""
