"""The tab Lagar: which laws the documents name and how it stands with each.

Imports the workbench's frame and corpus.currency.
"""
