"""Who sleeps elsewhere tonight with the place kept, and who is to come back today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core.day_words import date_format
from core.read_together import only, under
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Absence, Stay
from placements.responsible import is_responsible
from reporting.my_day.task_lines import OF_STAY, TaskLine, when


def away_query(actor: Actor, today: date) -> QuerySet[Absence]:
    """Of those in the house whom the actor sees."""
    in_house = Stay.objects.visible_to(actor).in_house()
    away = Absence.objects.tonight_or_back(today).filter(stay__in=in_house)
    rows = away.order_by("starts_on", "pk")
    return only(rows, "kind", "starts_on", "ends_on", *under("stay", OF_STAY))


def away_rows(actor: Actor, away: Iterable[Absence], today: date) -> Iterator[TaskLine]:
    runs = actor.may(Permission.RUN_STAYS)
    for absence in away:
        stay = absence.stay
        back = absence.ends_on
        name = "end_absence" if runs else "stay"
        yield TaskLine(
            due_on=today,
            when=when(today, today),
            who=stay.citizen.called,
            who_more=_("%(where)s since %(day)s")
            % {
                "where": str(absence.get_kind_display()).lower(),
                "day": date_format(absence.starts_on, "MONTH_DAY_FORMAT"),
            },
            what=_("Is to come back today") if back == today else _("The place is kept"),
            what_more=_("back on %(day)s") % {"day": date_format(back, "l j. F")}
            if back is not None and back > today
            else "",
            where=stay.facility.name,
            action=_("The citizen is back") if runs else _("Open"),
            url=reverse(name, args=[stay.pk]),
            # To be known; the button waits for whoever sees the citizen come.
            is_step=False,
            is_mine=is_responsible(actor, stay),
            citizen_id=stay.citizen_id,
        )
