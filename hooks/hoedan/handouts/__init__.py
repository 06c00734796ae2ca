"""What lies on the table of a meeting: a memo for the council, conversation cards, a sheet to meet by.

    a choice -> what is said (memo, cards, meeting) -> pages, fitted by measure -> PDF, and the memo as ODT too

Nothing here needs WeasyPrint or Pango until a PDF is asked for. Uses the rooms up to intake.
"""
