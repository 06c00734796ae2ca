"""Building only what changed, to the same bytes every time, and putting it in place. Uses no other room."""
