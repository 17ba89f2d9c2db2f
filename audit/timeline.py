"""What happened, newest first, in words: the right-hand column of every case page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from audit.models import Event
from audit.wording import in_words

#: A case of years has hundreds; the page shows the newest and says so.
MOST: Final = 200


@dataclass(frozen=True)
class Happening:
    at: datetime
    text: str
    by: str
    kind: str = ""
    stay_id: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    #: What came of it, and where it is read: what the apps above know.
    outcome: str = ""
    url: str = ""


def timeline(
    *,
    controller_id: int,
    stay_id: int | None = None,
    referral_id: int | None = None,
    citizen_id: int | None = None,
) -> list[Happening]:
    """Events about any of the given subjects. The caller has checked that they are in sight."""
    about = Q()
    for subject, value in (
        ("stay_id", stay_id),
        ("referral_id", referral_id),
        ("citizen_id", citizen_id),
    ):
        if value is not None:
            about |= Q(**{subject: value})
    if not about:
        return []
    return _worded(controller_id, about)


def timeline_of_citizen(
    *, controller_id: int, citizen_ids: list[int], stay_ids: list[int], referral_ids: list[int]
) -> list[Happening]:
    """What happened to the citizen, in these stays and referrals.

    The ids are those the reader may see: a stay at another facility stays out of it. A citizen who
    was registered twice has several.
    """
    return _worded(
        controller_id,
        Q(stay_id__in=stay_ids)
        | Q(referral_id__in=referral_ids, stay_id=None)
        | Q(citizen_id__in=citizen_ids, kind__startswith="citizen."),
    )


def _worded(controller_id: int, about: Q) -> list[Happening]:
    events = Event.objects.filter(about, controller=controller_id).order_by("-at", "-pk")[:MOST]
    return [
        Happening(event.at, in_words(event), event.by_name, event.kind, event.stay_id, event.facts)
        for event in events
    ]
