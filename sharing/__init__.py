"""What a citizen has said yes or no to having shared, with whom; and what partners with an account
elsewhere may read of one citizen (ADR-0043)."""
