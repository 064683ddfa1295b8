"""The tab Dokument: the register, upload, draft, publish and roll back.

Imports the workbench's frame and ingest.intake.
"""
