"""A Recovery Star in which somebody had typed the wrong number."""

from __future__ import annotations

from demo.case_work import CaseWork
from recovery.models import Star
from recovery.services.corrections import correct_area


def corrected(work: CaseWork, star: Star, place: str) -> None:
    kept = star.scores.get(area="work")
    correct_area(
        by=work.staff_at(place),
        star=star,
        area="work",
        score=3 if kept.score != 3 else 4,
        citizens_words="Jeg vil gerne prøve værkstedet.",
        staff_note="Har været på besøg der.",
        reason="Der var trykket på et forkert tal.",
        now=work.at(work.day(-34), 9),
    )
