"""Green, yellow or red, for each citizen and shift: what was seen, what helped, and a run of bad
shifts that the key worker is told of."""
