"""Question → ranked passages and statements, and whether they can answer.

Imports question and corpus.
"""
