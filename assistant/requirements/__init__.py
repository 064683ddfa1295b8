"""The register of what the documents demand, and pairs that seem to disagree.

Imports corpus alone.
"""
