"""How Dutch is written, set and compared: slugs, suggestions, dates, numbers, lists, typography. Uses no other room."""
