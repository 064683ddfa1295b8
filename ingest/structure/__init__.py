"""Lines → a document: blocks, outline, sentences, passages and the records that stand in them.

Imports files.source and corpus.
"""
