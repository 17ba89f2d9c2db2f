"""Referrals that wait for a house: settled, or moved, before it closes."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from core.problems import Conflict, Problem
from placements.models import Facility
from referrals.models import Referral


def against_closing(house: Facility, _on: date) -> list[Problem]:
    """Each by its reference and the day it came: neither tells whom it is for."""
    words = _("The referral %(reference)s of %(day)s waits for the house.")
    rows = Referral.objects.open().filter(facility=house).order_by("submitted_at")
    return [
        Conflict(
            "referral",
            words
            % {
                "reference": row.reference,
                "day": date_format(localdate(row.submitted_at), "DATE_FORMAT"),
            },
        )
        for row in rows
    ]
