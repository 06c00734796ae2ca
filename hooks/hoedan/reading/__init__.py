"""Files to entries with line numbers, in which nothing is judged yet.

Uses language, incremental, model and text.
"""
