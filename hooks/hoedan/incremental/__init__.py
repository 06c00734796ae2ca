"""Building only what changed, and putting it in place in one step. Knows no content, and uses no other room."""
