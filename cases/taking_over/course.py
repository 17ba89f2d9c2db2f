"""Why the citizen is here, what is agreed, what is due, and what was said last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.case import FULL_SUPPORT
from cases.one_page import answers_during_stay
from cases.rights import rights_of
from cases.taking_over.known import AHEAD, Known, Line, line_of, short
from complaints.models import Complaint
from discharge.models import Promise
from meetings.models import Agreement
from network.models import Appointment, TreatmentOrder
from notes.models import CareAgreement
from placements.models import FollowUp, Relapse, Stay
from schemes.base import Part

#: Outcomes of follow-ups that are told: the last ones.
MOST_SAID: Final = 3


def first(known: Known) -> Iterator[Line]:
    """What nobody may overlook."""
    case, stay = known.case, known.case.stay
    if stay.citizen.died_on is not None:
        yield Line(text=_("The citizen has died."), day=stay.citizen.died_on)
    if stay.citizen.has_protected_address:
        yield Line(text=_("The address is protected: say to nobody where the citizen stays."))
    for risk in case.risks:
        if risk.state == "known":
            yield Line(text=_("Known risk: %(what)s") % {"what": risk.label.lower()})
        elif not risk.state:
            yield Line(text=_("Nobody has asked about: %(what)s") % {"what": risk.label.lower()})
    for order in known.of(TreatmentOrder):
        yield from line_of(order.kind, order.if_missed, note=_("What a miss means"))
    if case.away is not None:
        yield Line(text=str(case.away.get_kind_display()), day=case.away.starts_on)
    if relapses := known.of(Relapse):
        latest = relapses[0]
        yield Line(
            label=_("Last relapse"),
            text=short(latest.reasons),
            day=latest.on,
            note=str(latest.get_judgement_display()),
        )


def why(known: Known) -> Iterator[Line]:
    case, stay, referral = known.case, known.case.stay, known.referral
    if stay.moved_in_on is not None:
        yield Line(label=_("Here since"), text=_day(stay.moved_in_on))
    yield from line_of(_("Target group"), case.target_group)
    if referral is not None:
        yield from line_of(_("The situation when it was asked"), referral.situation)
    yield from line_of(_("Why the guest came"), stay.purpose)
    for answer in answers_during_stay(case, referral):
        yield from line_of(answer.question, answer.answer)


def agreed(known: Known) -> Iterator[Line]:
    stay = known.case.stay
    yield from line_of(_("Goals"), stay.goals)
    for decision in known.decisions:
        if decision.stands and decision.is_allowing:
            yield Line(
                label=str(decision.get_kind_display()),
                text=_until(decision.ends_on),
                note=_("decided %(day)s") % {"day": _day(decision.decided_on)},
            )
    for care in known.of(CareAgreement):
        yield from line_of(str(care.get_kind_display()), care.handled_by, note=short(care.how))
    if stay.planned_end_on is not None:
        yield Line(
            label=_("Planned end"),
            text=_day(stay.planned_end_on),
            is_late=stay.is_open and stay.planned_end_on < known.case.today,
        )
    if stay.intensity != FULL_SUPPORT:
        yield Line(label=_("Support"), text=f"{stay.intensity} %")
    yield from line_of(_("Why this length"), stay.length_reason)
    if Part.ONWARD in stay.version.parts:
        asked = stay.get_onward_display() if stay.onward else _("Not asked yet")
        yield Line(label=_("The way onward"), text=str(asked), note=short(stay.onward_note))


def next_days(known: Known) -> list[Line]:
    """Late, and due soon: follow-ups, what meetings agreed, what was promised. The first first."""
    today = known.case.today
    lines = [
        Line(
            text=_(follow_up.rule.title),
            day=follow_up.due_on,
            is_late=follow_up.due_on < today,
            note=follow_up.responsible.name if follow_up.responsible else "",
        )
        for follow_up in known.case.follow_ups
        if follow_up.status == FollowUp.Status.OPEN and follow_up.due_on <= today + AHEAD
    ]
    lines += [
        Line(
            text=_("Compulsory appointment"),
            day=timezone.localdate(each.starts_at),
            note=" · ".join(filter(None, [_hour(each.starts_at), each.place, each.companion])),
        )
        for each in known.of(Appointment)
    ]
    lines += [
        Line(text=short(what), note=whose, day=due_on, is_late=due_on < today)
        for what, whose, due_on in _promised(known)
    ]
    return sorted(lines, key=lambda line: line.day or date.max)


def _promised(known: Known) -> list[tuple[str, str, date]]:
    """What was agreed on at meetings and is no follow-up, and what ward and municipality promised
    each other: what, whose, by when."""
    stay, referral = known.case.stay, known.referral
    of_stay = Q(stay=stay) | Q(meeting__stay=stay) | Q(meeting__referral__stay=stay)
    agreements = (
        Agreement.objects.open()
        .filter(of_stay, follow_up=None)
        .order_by()
        .values_list("what", Coalesce("owner__name", "owner_name"), "due_on")
    )
    if referral is None:
        return list(agreements)
    promises = Promise.objects.filter(referral=referral, outcome="").order_by()
    both = agreements.union(promises.values_list("text", "owner_name", "due_on"), all=True)
    return list(both.order_by())


def owed(known: Known) -> Iterator[Line]:
    """By law, and late: the decision that is missing, the complaint nobody has looked at again.
    What is counted in money stands on the stay's own page."""
    judged, complaints = known.of(Relapse), known.of(Complaint)
    for each in rights_of(known.case, known.decisions, None, None, judged, complaints):
        text, source = _(str(each.text)), _(str(each.source)) if each.source else ""
        yield Line(text=text, note=source, day=each.since, is_late=True)


def last_words(known: Known) -> Iterator[Line]:
    """What was written last: on leaving, in the follow-ups, and when the stay before ended."""
    stay = known.case.stay
    if stay.left_on is not None:
        how = " · ".join(
            str(part)
            for part in (stay.get_ending_display(), stay.get_destination_display())
            if part
        )
        yield Line(label=_("On leaving"), text=how, day=stay.left_on)
    yield from line_of(_("What the next person should know"), stay.outcome_note)
    done = [row for row in known.case.follow_ups if row.completed_on and row.outcome]
    done.sort(key=lambda row: (row.completed_on or date.min, row.pk), reverse=True)
    for follow_up in done[:MOST_SAID]:
        yield from line_of(_(follow_up.rule.title), follow_up.outcome, day=follow_up.completed_on)
    if known.before:
        yield from _stay_before(known.before)


def _stay_before(before: dict[str, str]) -> Iterator[Line]:
    went_to = before["destination"]
    where = str(Stay.Destination(went_to).label) if went_to else ""
    text = " · ".join(part for part in (where, short(before["outcome_note"])) if part)
    yield Line(
        label=_("The stay before, at %(house)s") % {"house": before["house"]},
        text=text or _("Nothing was written."),
        day=date.fromisoformat(before["left_on"]),
    )


def _until(day: date | None) -> str:
    return _("until %(day)s") % {"day": _day(day)} if day else _("no end is set")


def _hour(at: datetime) -> str:
    return date_format(timezone.localtime(at), "TIME_FORMAT")


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
