"""The rules of the content model: one small function for each, from entries to problems."""
