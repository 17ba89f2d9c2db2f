"""What every app stands on and what knows none of them: problems, checks, forms, the wall."""
