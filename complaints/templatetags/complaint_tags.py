"""What a decision's own box shows of the complaints of it."""

from __future__ import annotations

from django import template

from complaints.models import Complaint
from placements.models import Decision

register = template.Library()


@register.simple_tag
def complaints_of(decision: Decision) -> list[Complaint]:
    """Of the decision, and of the one whose place it took; the latest first."""
    about = [decision.pk, *filter(None, [decision.replaces_id])]
    return list(Complaint.objects.filter(decision__in=about).order_by("-received_on", "-pk"))


@register.filter
def is_awaited(complaints: list[Complaint], decision: Decision) -> bool:
    """Whether one of them, of this decision, still waits for an answer: then no other is taken."""
    return any(
        complaint.decision_id == decision.pk and complaint.state in Complaint.OPEN
        for complaint in complaints
    )
