"""A set in the layout of BEIR → how well the product finds.

Imports assistant.search and corpus.index.
"""
