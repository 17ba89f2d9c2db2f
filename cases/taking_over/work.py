"""What staff and citizen work with: what is pinned, the last shift, the goals, who is around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.taking_over.known import Known, Line, short
from daily_risk.models import RiskEntry
from daily_risk.reading import latest_of
from descriptions.models import Partner
from network.models import NetworkActor
from network.reading import ActorAround, actors_of
from notes.models import KnownFirst
from notes.reading import known_first
from placements.models import Stay
from stay_plan.card import GoalLine, goals_beside
from stay_plan.models import Goal


def rows_of(stay: Stay) -> dict[type[Model], QuerySet[Any]]:
    """Of each kind that is read here, what the stay or its citizen has."""
    return {
        KnownFirst: KnownFirst.objects.standing().filter(stay=stay),
        RiskEntry: RiskEntry.objects.filter(stay=stay),
        Goal: Goal.objects.filter(stay=stay),
        NetworkActor: NetworkActor.objects.filter(citizen=stay.citizen_id),
    }


def pinned(known: Known) -> Iterator[Line]:
    stay = known.case.stay
    if KnownFirst in known.kept:
        for each in known_first(stay):
            yield Line(text=each.text, note=each.by_name)
    if RiskEntry in known.kept:
        entry = latest_of([stay.pk]).get(stay.pk)
        if entry is not None:
            yield Line(
                label=_("Last shift that was registered"),
                text=str(entry.get_level_display()),
                note=short(" · ".join(filter(None, [entry.seen, entry.helped]))),
                day=entry.on,
            )


def goals(known: Known) -> Iterator[Line]:
    """Of the plan, with how near each is; what is met or given up is left out."""
    if Goal in known.kept:
        for line in goals_beside(known.case.stay, known.case.today):
            if not line.is_settled:
                yield _goal(line)


def _goal(line: GoalLine) -> Line:
    words = line.goal.citizens_words
    open_actions = [each.action for each in line.actions if not each.action.is_done]
    to_do = [f"{action.what} ({action.whose})" for action in open_actions]
    return Line(
        text=short(words or line.goal.staff_words),
        is_own_words=bool(words),
        note=short(" · ".join([str(line.nearness.label), *to_do])),
    )


def around(known: Known) -> Iterator[Line]:
    """Who works with the citizen, and who is asked how it goes and is not among them."""
    stay, mails = known.case.stay, set()
    if NetworkActor in known.kept:
        for actor in actors_of(stay.citizen, known.case.today):
            mails.add(actor.mail)
            yield Line(
                label=actor.role, text=actor.called, phone=actor.phone, note=_why_not_now(actor)
            )
    if Partner in known.kept:
        for partner in Partner.objects.standing().filter(stay=stay).exclude(mail__in=mails):
            yield Line(label=partner.role, text=partner.name, note=partner.mail)


def _why_not_now(actor: ActorAround) -> str:
    if not actor.is_paused:
        return ""
    if actor.restores_on is None:
        return _("reduced") if actor.is_reduced else _("on pause")
    words = _("reduced until %(day)s") if actor.is_reduced else _("on pause until %(day)s")
    return words % {"day": date_format(actor.restores_on, "MONTH_DAY_FORMAT")}
