"""Reminding, sending, seeing."""
