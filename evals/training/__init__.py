"""What is learnt from examples: fitted by a command, shipped as data.

Imports assistant, corpus and evals.answers.
"""
