"""The citizen's own page, three short questions, and what a guest asks to be remembered."""
