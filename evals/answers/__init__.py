"""Cases → outputs → judgements: how right the answers are.

Imports assistant and corpus; results and rows are the room above.
"""
