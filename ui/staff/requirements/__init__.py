"""The tab Krav: what the documents demand, filtered, as a table and as Excel.

Imports the workbench's frame and assistant.requirements.
"""
