"""How Dutch is written and compared: slugs, suggestions, dates, numbers, lists. Uses no other room."""
