"""What one was told, one's own settings, who is away, and when a leader hears."""
