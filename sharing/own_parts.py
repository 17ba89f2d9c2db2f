"""The parts that the apps below have: the stay, its follow-ups, the Recovery Star."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from placements.models import FollowUp, Stay
from recovery.history import scores_of, table
from recovery.models import Star
from recovery.rules import uses_star
from schemes.base import Part
from sharing.parts import SharedPart
from sharing.topics import Topic


def read_overview(stay: Stay, today: date) -> dict[str, Any]:
    """Where, since when, until when, and whom to ring. A protected address hides the house."""
    hidden = stay.citizen.has_protected_address
    worker = stay.key_worker
    return {
        "house": "" if hidden else stay.facility.name,
        "is_protected": hidden,
        "organisation": stay.controller.name,
        "phone": (stay.controller.phone if hidden else stay.facility.phone)
        or stay.controller.phone,
        "status": str(stay.get_status_display()),
        "moved_in_on": stay.moved_in_on,
        "planned_end_on": stay.planned_end_on if stay.left_on is None else None,
        "left_on": stay.left_on,
        "day": stay.day_number(today) if stay.is_open else None,
        "key_worker": worker.name if worker else "",
    }


def read_follow_ups(stay: Stay, today: date) -> dict[str, Any]:
    """What is to be done, by when, and what came of what was done."""
    rows = stay.follow_ups.exclude(status=FollowUp.Status.CANCELLED).order_by("due_on", "pk")
    return {
        "follow_ups": [
            {
                "title": row.rule.title,
                "due_on": row.due_on,
                "status": str(row.get_status_display()),
                "is_open": row.status == FollowUp.Status.OPEN,
                "is_late": row.status == FollowUp.Status.OPEN and row.due_on < today,
                "completed_on": row.completed_on,
                "outcome": row.outcome,
            }
            for row in rows
        ]
    }


def read_star(stay: Stay, today: date) -> dict[str, Any]:  # noqa: ARG001
    """The newest finished star in numbers and in the citizen's own words, with what changed. What
    staff noted beside it is the house's."""
    stars = list(Star.objects.finished().filter(stay=stay).prefetch_related("scores"))
    if not stars:
        return {"made_on": None, "areas": []}
    words = scores_of(stars[-1])
    return {
        "made_on": stars[-1].made_on,
        "areas": [
            {
                "label": row.area.label,
                "score": row.last.score.score if row.last.score else None,
                "left_out": row.last.score.left_out_because if row.last.score else "",
                "change": row.last.change_text,
                "words": words[row.area.key].citizens_words if row.area.key in words else "",
            }
            for row in table(stars)
        ],
    }


def _has_follow_ups(stay: Stay) -> bool:
    return Part.FOLLOW_UPS in stay.version.parts and bool(stay.scheme_track.follow_ups)


OWN_PARTS = (
    SharedPart(
        key="overview",
        label=_("The stay"),
        topic=Topic.STAY,
        template="sharing/parts/_overview.html",
        read=read_overview,
        used_by=lambda _stay: True,
    ),
    SharedPart(
        key="follow_ups",
        label=_("Follow-ups"),
        topic=Topic.FOLLOW_UP,
        template="sharing/parts/_follow_ups.html",
        read=read_follow_ups,
        used_by=_has_follow_ups,
    ),
    SharedPart(
        key="star",
        label=_("Recovery Star"),
        topic=Topic.STAR,
        template="sharing/parts/_star.html",
        read=read_star,
        used_by=uses_star,
    ),
)
