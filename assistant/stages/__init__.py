"""The stages of an answer, a file each with one entry; assistant/pipeline.py says in which order they run.

A stage takes the answer in the making and adds to it or ends it. Imports every room of assistant; no stage
imports another.
"""
