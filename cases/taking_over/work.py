"""What staff and citizen work with: what is pinned, the last shift, the goals, who is around."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.taking_over.known import Known, Line, short
from daily_risk.reading import latest_of
from daily_risk.rules import uses_daily_risk
from network.reading import ActorAround, actors_of
from network.rules import has_network
from notes.reading import known_first
from notes.rules import uses_notes
from stay_plan.card import GoalLine, goals_beside
from stay_plan.rules import uses_plan


def pinned(known: Known) -> Iterator[Line]:
    stay = known.case.stay
    if uses_notes(stay):
        for each in known_first(stay):
            yield Line(text=each.text, note=each.by_name)
    if uses_daily_risk(stay):
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
    if not uses_plan(known.case.stay):
        return
    for line in goals_beside(known.case.stay, known.case.today):
        for each in (line, *line.parts):
            if not each.is_settled:
                yield _goal(each)


def _goal(line: GoalLine) -> Line:
    words = line.goal.citizens_words
    open_actions = [each.action for each in line.actions if not each.action.is_done]
    to_do = [f"{action.what} ({action.whose})" for action in open_actions]
    return Line(
        text=short(words or line.goal.staff_words),
        is_own_words=bool(words),
        note=short(" · ".join([str(line.nearness.label), *to_do])),
    )


def actors(known: Known) -> Iterator[Line]:
    if has_network(known.case.stay):
        for actor in actors_of(known.case.stay.citizen, known.case.today):
            yield Line(
                label=actor.role, text=actor.called, phone=actor.phone, note=_why_not_now(actor)
            )


def _why_not_now(actor: ActorAround) -> str:
    if not actor.is_paused:
        return ""
    if actor.restores_on is None:
        return _("on pause")
    day = date_format(actor.restores_on, "MONTH_DAY_FORMAT")
    return _("on pause, to be restored on %(day)s") % {"day": day}
