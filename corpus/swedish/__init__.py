"""What is Swedish and nothing else: folding, words without content, sentence ends, months, figures.

Imports nothing of the project; knows no document and no municipality.
"""
