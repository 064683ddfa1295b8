"""The tab Checklistor: a case as a form, the list to tick, saved and handed out.

Imports the workbench's frame, assistant.checklists and ui.store.
"""
