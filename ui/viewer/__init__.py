"""A document's pages as HTML that works without scripts, the words of a citation marked.

Imports ui.api and corpus.
"""
