"""What is filled in about a citizen, a stay and its follow-ups."""
