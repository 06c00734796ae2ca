"""From one choice of stories to a publication: accessible PDF, booklet, press files, e-book, parts to read online.

    plan -> document (one semantic HTML text) -> layout (page numbers) -> pdf (structure, tags) -> imposition, press
                                              -> epub

The text is composed twice: once to find out on which page everything falls, once with the page numbers in it.
Nothing here needs WeasyPrint or Pango until a PDF is asked for. Uses the rooms up to design.
"""
