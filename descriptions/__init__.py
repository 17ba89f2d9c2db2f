"""Descriptions of how it goes, gathered for a follow-up from the unit and the citizen's partners
(ADR-0036)."""
