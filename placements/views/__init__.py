"""Pages about places, stays and follow-ups."""
