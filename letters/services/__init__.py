"""Sending letters, and changing their words."""
