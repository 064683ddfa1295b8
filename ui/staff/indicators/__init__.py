"""The tab Nyckeltal: pictures, tables, newer values. The door to altair.

Imports the workbench's frame and ui.store.
"""
