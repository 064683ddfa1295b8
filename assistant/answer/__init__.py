"""Hits → a checked answer with its citations, and what is said where there is none.

Imports question, search and corpus; never guard, checklists or stages.
"""
