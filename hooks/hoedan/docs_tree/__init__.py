"""The whole site as a plain Markdown docs tree, for any other generator.

Nothing of ours is needed to build it: relative links between `.md` files, footnotes for sources, an `<a id>` where a
passage starts. The addresses of the pages stay those of the site. Uses site, for its pages, and the rooms below it.
"""
