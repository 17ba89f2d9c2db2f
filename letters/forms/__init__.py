"""What is chosen of a letter, and what its texts say."""
