"""The way out of a § 110 house: what must hold before the municipality may decide the discharge,
who says of each that it does, and who waits for what (ADR-0027)."""
