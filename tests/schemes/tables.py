"""A verdict in the shape that the tables of the schemes are written in."""

from __future__ import annotations

from schemes.assess import assess
from schemes.base import Facts, Version


def outcome(version: Version, facts: Facts) -> tuple[list[str], list[str], list[str]]:
    """Hard refusals, those that can be overridden, and the questions that block, by code."""
    verdict = assess(version, facts)
    return (
        sorted(refusal.code for refusal in verdict.blocking),
        sorted(refusal.code for refusal in verdict.to_override),
        sorted(question.code for question in verdict.blocking_questions),
    )
