"""HTTP under /api/v1: endpoints, their schemas, problems and description, and what they share.

Imports assistant, corpus and the rooms of ui that serve, sign in and store.
"""
