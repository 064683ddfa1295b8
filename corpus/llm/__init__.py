"""The door to a language model, its prompts, and what holds its words to what they were made from.

Imports corpus.swedish and the settings; httpx only where a model is set.
"""
