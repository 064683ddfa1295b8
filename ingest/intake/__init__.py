"""Documents in, a new generation out: gathered, read, registered, compared, staged, published.

Imports files, structure, digest and corpus.
"""
