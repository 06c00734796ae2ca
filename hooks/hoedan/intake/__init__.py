"""How a story comes in: the form, its schemas, the Word template and the import.

Uses the rooms up to check.
"""
