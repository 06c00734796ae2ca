"""One file for each word of `hoedan`, with its arguments and what it says. Uses all rooms."""
