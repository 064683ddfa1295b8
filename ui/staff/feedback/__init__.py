"""The tab Återkoppling: what was not answered, and a statement as a draft.

Imports the workbench's frame, ingest.digest and ui.store.
"""
