"""Who is around a citizen besides the house: those who work with them, relatives, and what a
treatment order asks for (ADR-0042)."""
