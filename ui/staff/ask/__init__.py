"""The tab Fråga: conversations, answers, the page beside.

Imports the workbench's frame, ui.api and ui.store.
"""
