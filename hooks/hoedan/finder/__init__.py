"""What can be found: documents, words, facets and the search index.

Uses the rooms up to library.
"""
