"""Every rule over every entry: from a folder to a library and its problems.

Uses the rooms up to design.
"""
