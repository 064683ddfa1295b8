"""One question, understood: cleaned, its language, spelling, parts, and what sort of thing it asks for.

Imports corpus alone; knows no document.
"""
