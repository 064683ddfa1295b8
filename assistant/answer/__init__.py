"""Hits → a checked answer with its citations, and the fixed texts of every other outcome.

Imports question, search and corpus; never guard, checklists or stages.
"""
