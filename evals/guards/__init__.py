"""How danger, need, personal data and orders are met: cases, what became of each, tables by kind and language.

Imports assistant, corpus and evals' shared files.
"""
