"""What staff and citizen work with: what is pinned, the last shift, the goals, who is around."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.taking_over.known import Known, Line, short
from daily_risk.models import RiskEntry
from descriptions.models import Partner
from network.models import NetworkActor
from network.reading import ActorAround, actors_of
from notes.models import KnownFirst
from stay_plan.card import GoalLine, goals_beside
from stay_plan.models import Action, Goal


def pinned(known: Known) -> Iterator[Line]:
    for each in known.of(KnownFirst):
        yield Line(text=each.text, note=each.by.name if each.by else "")
    for entry in known.of(RiskEntry):
        yield Line(
            label=_("Last shift that was registered"),
            text=str(entry.get_level_display()),
            note=short(" · ".join(filter(None, [entry.seen, entry.helped]))),
            day=entry.on,
        )


def goals(known: Known) -> Iterator[Line]:
    """Of the plan, with how near each is; what is met or given up is left out."""
    if Goal not in known.rows:
        return
    for line in goals_beside(known.case.stay, known.case.today):
        if not line.is_settled:
            yield _goal(line, [each for each in known.of(Action) if each.goal_id == line.goal.pk])


def _goal(line: GoalLine, actions: list[Action]) -> Line:
    words = line.goal.citizens_words
    still = [each for each in actions if each.stands and not each.is_done]
    to_do = [f"{action.what} ({action.whose})" for action in still]
    return Line(
        text=short(words or line.goal.staff_words),
        is_own_words=bool(words),
        note=short(" · ".join([str(line.nearness.label), *to_do])),
    )


def around(known: Known) -> Iterator[Line]:
    """Who works with the citizen, and who is asked how it goes and is not among them."""
    mails = set()
    if NetworkActor in known.rows:
        for actor in actors_of(known.case.stay.citizen, known.case.today):
            mails.add(actor.mail)
            yield Line(
                label=actor.role, text=actor.called, phone=actor.phone, note=_why_not_now(actor)
            )
    for partner in known.of(Partner):
        if partner.mail not in mails:
            yield Line(label=partner.role, text=partner.name, note=partner.mail)


def _why_not_now(actor: ActorAround) -> str:
    if not actor.is_paused:
        return ""
    if actor.restores_on is None:
        return _("reduced") if actor.is_reduced else _("on pause")
    words = _("reduced until %(day)s") if actor.is_reduced else _("on pause until %(day)s")
    return words % {"day": date_format(actor.restores_on, "MONTH_DAY_FORMAT")}
