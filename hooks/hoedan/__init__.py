"""The core: practice stories and ingredients, validated, linked and rendered.

The data flows one way; each step takes values and returns new values plus its problems:

    reading -> check (over model, text, places) -> library -> site, finder, bundle, opendata, docs_tree

Each folder is a room; its docstring says what it is for and which rooms it uses, and `tests/test_architecture.py` has
their order. Nothing here imports MkDocs or Material, reads global configuration or logs. `mkdocs_adapter.py`, one
folder up, is the only file that knows MkDocs.
"""
