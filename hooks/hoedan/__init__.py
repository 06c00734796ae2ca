"""The core of Hoe dan?: practice stories and ingredients, validated, linked and rendered.

The data flows one way; each step takes values and returns new values plus its problems:

    source -> frontmatter, body -> validate -> model -> library -> link -> pages -> (site, search index)

Nothing here imports MkDocs or Material, reads global configuration or logs. `mkdocs_adapter.py`, one folder up, is
the only file that knows MkDocs.
"""
