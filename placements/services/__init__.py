"""Doing it: one function per verb of the staff's, for browser, API and tasks alike."""
