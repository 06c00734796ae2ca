"""One file for each word of `hoedan` that changes or makes files. Uses all rooms."""
