"""Texts by class, kind and language that the guards are learnt from; one file is one writer's.

Only text; read by evals.training.guards.
"""
