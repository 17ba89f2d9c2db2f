"""The citizen's own page, three short questions, and what an anonymous guest asks to be remembered."""
