"""Life in a house: who is in tonight, meals, visitors, and incidents with the reports they ask for
(ADR-0046)."""
