"""Which referrals wait, and for what: derived, never stored."""

from __future__ import annotations

from typing import Final

from django.apps import apps
from django.db.models import Q

import schemes
from placements.models import Stay

#: A stay that came to nothing: the citizen waits again.
CAME_TO_NOTHING: Final = (Stay.Status.CANCELLED, Stay.Status.NO_SHOW)


def waits_for_information() -> Q:
    """To be decided, and somebody has been asked for more: the deadline stands still."""
    asked = apps.get_model("referrals", "InformationRequest").objects.filter(ended_at=None)
    return Q(status="submitted") & Q(pk__in=asked.values("referral"))


def waits_for_place() -> Q:
    """Accepted, and without a place: none yet, or a stay that was cancelled or nobody came to."""
    return accepted_without_stay() & ~takes_no_place()


def waits_to_start() -> Q:
    """Accepted help that takes no place (outreach), not begun yet."""
    return accepted_without_stay() & takes_no_place()


def accepted_without_stay() -> Q:
    # The stays that came to nothing are few: listed once, none is looked up for each referral.
    to_nothing = Stay.objects.filter(status__in=CAME_TO_NOTHING)
    return Q(status="accepted") & (Q(stay=None) | Q(stay__in=to_nothing))


def takes_no_place() -> Q:
    """Referrals to tracks that take no place, by the version each was made under."""
    without_a_place = Q(pk=None)
    for scheme in schemes.SCHEMES.values():
        for version in scheme.versions:
            keys = [track.key for track in version.tracks if not track.takes_place]
            of_version = Q(scheme=scheme.key, track__in=keys, rules_on__gte=version.starts_on)
            without_a_place |= (
                of_version & Q(rules_on__lt=version.ends_on) if version.ends_on else of_version
            )
    return without_a_place
