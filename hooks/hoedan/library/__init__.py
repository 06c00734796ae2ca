"""What is right, typed, with every lookup and every link. Uses the rooms below, from language to reading."""
