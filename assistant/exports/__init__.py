"""Checklists, requirements and answers → files: Word, Excel, HTML, Markdown. The doors to python-docx and openpyxl.

Imports checklists, requirements and answer; only ui imports it.
"""
