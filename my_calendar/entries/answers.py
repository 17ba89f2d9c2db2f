"""Referrals that are to be answered, by the day that was promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from my_calendar.entries.day_entry import DayEntry, State
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.clock import Terms, answer_day_of, pauses_of
from referrals.models import Referral
from reporting.my_day.answer_days import with_deadline, within_days

#: So long before its answer a referral came in at the most, where its deadline never stood still.
_BEFORE: Final = timedelta(days=100)


def answer_entries(actor: Actor, start: date, end: date, today: date) -> Iterator[DayEntry]:
    if not actor.may(Permission.ASSESS):
        return
    came = timezone.make_aware(datetime.combine(start - _BEFORE, datetime.min.time()))
    rows = (
        with_deadline(Referral.objects.visible_to(actor).to_decide())
        .filter(Q(clock_from__gte=came) | Q(asked=True))
        .select_related("citizen", "facility")
        .defer("frozen")
        .order_by()
    )
    referrals = list(rows)
    pauses = pauses_of(row.pk for row in referrals if vars(row)["asked"])
    for referral in referrals:
        terms = Terms(within_days(referral), pauses.get(referral.pk, ()))
        on = answer_day_of(referral.clock_from, terms.as_if_answered_on(today)) or today
        if not start <= on < end:
            continue
        yield DayEntry(
            key=f"answer-{referral.pk}",
            on=on,
            what=_("Answer a referral"),
            plain=_("Answer a referral"),
            what_more=referral.get_urgency_display(),
            url=reverse("referral", args=[referral.pk]),
            state=State.of(on, today, is_done=False),
            who=referral.citizen.called,
            who_more=referral.reference,
            where=referral.facility.name if referral.facility else "",
            facility_id=referral.facility_id,
            citizen_id=referral.citizen_id,
        )
