"""Publishing by when referrals are answered (RSL § 3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import schemes
from audit.services import record
from core.checks import Checks
from core.repeats import repeated
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Facility
from referrals.events import ReferralEvent
from referrals.models import Referral, ReplyDeadline
from schemes.base import Scheme, Track

MOST_DAYS: Final = 60
#: What is asked for tonight is answered tonight.
URGENCIES: Final = (Referral.Urgency.ROUTINE, Referral.Urgency.SOON)
_IS_ADDRESS: Final = URLValidator(schemes=["https", "http"])


@transaction.atomic
def publish_deadline(
    *,
    by: Actor,
    kind: str,
    urgency: str,
    working_days: int | None,
    starts_on: date | None,
    link: str,
    now: datetime,
) -> ReplyDeadline:
    """From ``starts_on``, today or later, what comes in is answered within so many working days.
    What came in before keeps the deadline it was promised.

    ``kind`` is "scheme:track"; ``urgency`` "" for all. The same again is one. Raises
    :class:`Problems` at the arguments' names, :class:`NotAllowed`.
    """
    by.must(Permission.PUBLISH_DEADLINES)
    checks = Checks()
    kinds = {f"{scheme.key}:{track.key}" for scheme, track in kinds_of(by, timezone.localdate(now))}
    scheme, _sep, track = checks.choice(
        "kind", kind, kinds, missing=_("Choose what it is about.")
    ).partition(":")
    facts: dict[str, Any] = {
        "scheme": scheme,
        "track": track,
        "urgency": checks.choice("urgency", urgency, URGENCIES),
        "working_days": working_days,
        "starts_on": checks.day("starts_on", starts_on, missing=_("Write from which day.")),
        "link": checks.text("link", link, longest=200),
    }
    if working_days is None or not 0 <= working_days <= MOST_DAYS:
        checks.add(
            "working_days",
            _("Write a number of working days, at most %(most)d.") % {"most": MOST_DAYS},
            field="working_days",
        )
    if starts_on is not None and starts_on < timezone.localdate(now):
        checks.add("past", _("What was promised stands: choose today or later."), field="starts_on")
    if facts["link"] and not _is_address(str(facts["link"])):
        checks.add("not_an_address", _("Write the whole address, https://…"), field="link")
    checks.raise_any()
    rows = ReplyDeadline.objects.filter(controller=by.organisation)
    same = {name: facts[name] for name in ("scheme", "track", "urgency", "starts_on")}
    last = rows.filter(**same).order_by("-pk").first()
    if last is not None and (standing := repeated(rows.filter(pk=last.pk), **facts)):
        return standing
    deadline = ReplyDeadline.objects.create(controller=by.organisation, by=by.user, at=now, **facts)
    record(
        _OfTheOrganisation(by.organisation.pk),
        ReferralEvent.DEADLINE_PUBLISHED,
        by=by,
        at=now,
        scheme=scheme,
        track=track,
        working_days=deadline.working_days,
        starts_on=deadline.starts_on,
    )
    return deadline


def kinds_of(by: Actor, today: date) -> list[tuple[Scheme, Track]]:
    """What the organisation takes referrals to today."""
    houses = Facility.objects.open_on(today).filter(controller=by.organisation)
    keys = houses.values_list("scheme", flat=True)
    run = [scheme for key, scheme in schemes.SCHEMES.items() if key in set(keys)]
    return [(scheme, track) for scheme in run for track in scheme.on(today).tracks]


class _OfTheOrganisation:
    """An event that concerns no citizen."""

    def __init__(self, controller_id: int) -> None:
        self.controller_id = controller_id
        self.event_subjects: dict[str, int | None] = {}


def _is_address(text: str) -> bool:
    try:
        _IS_ADDRESS(text)
    except ValidationError:
        return False
    return True
