"""One referral, as its receiver and as its sender see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit.models import Event
from audit.purposes import Purpose
from audit.wording import in_words
from citizens.municipality_names import name_of
from citizens.services.identity import is_in_question
from core.problems import Problem, Text
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import LocalStandard
from placements.visibility import citizens_visible_to
from referrals.clock import clock_of
from referrals.forms.assessing import WeighForm
from referrals.forms.assessment import AnswerForm
from referrals.models import AssessmentNote, Referral, Weighing
from referrals.referrer_names import referrer_in_words
from referrals.rules import RULES, Verb, not_this_person, obstacles, role_may
from referrals.services.around import told_around
from referrals.services.frozen_copy import answer_in_words
from referrals.services.information import asked_of_sender
from referrals.services.later_facts import later_facts_of
from referrals.services.sender_view import sender_view
from referrals.services.weighing import latest_weighings
from referrals.services.went_on import went_on
from referrals.views.assessment import assessment_of, came_from, folded
from referrals.views.identity import identity_of
from referrals.views.loading import in_sight, is_sent, log_reading, received
from referrals.views.while_waiting import earlier_referrals, while_waiting
from schemes.base import Finding, MunicipalityRole, OpenQuestion, State, Verdict, Weight

NEWEST_EVENTS: Final = 100


@dataclass(frozen=True)
class Asked:
    """A criterion as the page shows it: its answer, and the form where it can be settled."""

    finding: Finding
    answer: str
    form: AnswerForm | None
    #: Professionals who were asked about it, and what they said.
    statements: list[AssessmentNote]
    #: The caseworker's own words, the latest first, and the form to write others.
    weighings: list[Weighing]
    weigh_form: WeighForm | None
    #: The section it is decided by; "" where nothing is decided by statute.
    law: str = ""
    #: Of a referral that was sent on: from which answer it follows, or that it was not asked.
    note: str = ""

    @property
    def is_met(self) -> bool:
        return self.finding.state is State.MET

    @property
    def is_not_met(self) -> bool:
        return self.finding.state is State.NOT_MET

    @property
    def is_open(self) -> bool:
        return not self.is_met and not self.is_not_met


@dataclass(frozen=True)
class Button:
    """What can be done, or why it can't and what would make it possible."""

    label: Text
    url_name: str
    why_not: list[Problem]
    primary: bool = False


@require_safe
@needs(Permission.SEE_REFERRALS)
def referral(request: ActorRequest, pk: int) -> HttpResponse:
    """The page of one referral. A sender gets a page of their own, with less on it."""
    row = in_sight(request.actor, pk)
    if is_sent(request.actor, row):
        return _sent(request, row)
    row = received(request.actor, pk)
    log_reading(request.actor, row, Purpose.ASSESSMENT)
    verdict, notes = row.verdict, list(row.notes.select_related("by"))
    citizens = citizens_visible_to(request.actor)
    in_sight_too = (
        request.actor.may(Permission.SEE_CITIZENS) and citizens.filter(pk=row.citizen_id).exists()
    )
    weighings = latest_weighings(row)
    asked = [
        _asked(request.actor, row, finding, notes, weighings.get(finding.criterion.key, []))
        for finding in verdict.findings
    ]
    at_once, afterwards = folded(row, asked)
    context = _both(row, request) | assessment_of(request.actor, row)
    context |= {
        "told": told_around(row),
        "standard": LocalStandard.objects.of(row.controller_id, row.scheme).in_force_on(
            row.judged_on
        ),
        "asked": at_once,
        "asked_afterwards": afterwards,
        "verdict": verdict,
        "beside": _beside(verdict),
        "buttons": buttons(request.actor, row),
        "records_waiting": row.scheme_track.records_where_those_waiting_sleep
        and not row.has_place
        and not obstacles(request.actor, Verb.WAIT, row),
        "may_close": not obstacles(request.actor, Verb.CLOSE, row),
        "may_take_back": not obstacles(request.actor, Verb.TAKE_BACK, row),
        "may_award_after_all": not RULES[Verb.AWARD_AFTER_ALL].before.isdisjoint({row.status})
        and not not_this_person(request.actor, Verb.AWARD_AFTER_ALL, row),
        "may_handle": RULES[Verb.HANDLE_CHANGE].may(request.actor),
        "may_see_citizen": in_sight_too,
        "identity": identity_of(row, by=request.actor, in_sight=citizens) if in_sight_too else None,
        "in_question": is_in_question(row.citizen),
        "may_note": RULES[Verb.NOTE].may(request.actor),
        "notes": [note for note in notes if not note.about],
        "may_set_municipalities": bool(row.version.municipalities)
        and not obstacles(request.actor, Verb.SET_MUNICIPALITIES, row),
        "events": [(event, in_words(event)) for event in _events(row)],
        "ready_days": row.ready_for_discharge_days(timezone.localdate()),
        "age": row.citizen.age_on(timezone.localdate()) if in_sight_too else None,
        "municipalities": _municipalities(row),
        "earlier_stay": row.stay if row.stay_id and not row.has_place else None,
        "waiting": while_waiting(request.actor, row, timezone.now()),
        "earlier": earlier_referrals(request.actor, row) if in_sight_too else [],
    }
    return render(request, "referrals/referral.html", context)


def _beside(verdict: Verdict) -> list[OpenQuestion]:
    """Open questions that no criterion stands for: they have no row to be answered in."""
    keys = {finding.criterion.key for finding in verdict.findings}
    return [question for question in verdict.open_questions if question.code not in keys]


def _municipalities(row: Referral) -> list[tuple[str, str]]:
    """Those the scheme writes down, by name; what is not known says so."""
    labels = {
        MunicipalityRole.HOME: _("Home municipality"),
        MunicipalityRole.ACTING: _("Acting municipality"),
        MunicipalityRole.PAYING: _("Paying municipality"),
    }
    return [
        (labels[role], name_of(getattr(row, role.field))) for role in row.version.municipalities
    ]


def _events(row: Referral) -> list[Event]:
    events = Event.objects.filter(controller=row.controller, referral_id=row.pk)
    return list(events.order_by("-at", "-pk")[:NEWEST_EVENTS])


def _both(row: Referral, request: ActorRequest) -> dict[str, object]:
    return {
        "section": "referrals",
        "referral": row,
        "version": row.version,
        "track": row.scheme_track,
        "words": row.version.words_for(row.track),
        "clock": clock_of(row, timezone.now()),
        "decision": row.decision,
        "asks_as": referrer_in_words(row.referrer),
        "waits": False if is_sent(request.actor, row) else row.waits_for_place,
        "may_withdraw": not obstacles(request.actor, Verb.WITHDRAW, row),
        "may_report": not obstacles(request.actor, Verb.REPORT_CHANGE, row),
        "may_write_ready": not obstacles(request.actor, Verb.READY, row),
        "declarations": list(row.ready_declarations.all()),
        "changes": list(row.change_reports.select_related("handled_by")),
        "may_add_fact": not obstacles(request.actor, Verb.ADD_FACT, row),
        "later_facts": later_facts_of(row, by=request.actor),
        "may_attach": not obstacles(request.actor, Verb.ATTACH, row),
        "may_remove_file": not obstacles(request.actor, Verb.REMOVE_FILE, row),
        "attachments": list(row.attachments.all()),
    }


def _sent(request: ActorRequest, row: Referral) -> HttpResponse:
    log_reading(request.actor, row, Purpose.OWN_REFERRAL)
    sent_view = sender_view(by=request.actor, referral=row)
    context = _both(row, request) | {
        "sent_view": sent_view,
        "waits": sent_view.waits_for_place,
        "asked_of_you": asked_of_sender(row),
        "may_tell": not obstacles(request.actor, Verb.GIVE_INFORMATION, row),
        "told": [each for each in row.information_requests.filter(of_sender=True) if each.ended_at],
        "went_on": went_on(by=request.actor, referral=row),
        "came_from": came_from(request.actor, row),
    }
    return render(request, "referrals/sent.html", context)


def _asked(
    actor: Actor,
    row: Referral,
    finding: Finding,
    notes: list[AssessmentNote],
    weighings: list[Weighing],
) -> Asked:
    criterion = finding.criterion
    is_open = row.status == Referral.Status.SUBMITTED and criterion.asked
    form = None
    if is_open and RULES[Verb.ANSWER].may(actor):
        form = AnswerForm(criterion=criterion, initial={"answer": finding.answer})
    statements = [note for note in notes if note.about == criterion.key]
    weigh_form = None
    if criterion.weight is Weight.JUDGEMENT and not obstacles(actor, Verb.WEIGH, row):
        standing = weighings[0].words if weighings else ""
        weigh_form = WeighForm(key=criterion.key, standing=standing)
    return Asked(
        finding,
        _answer(row, finding),
        form,
        statements,
        weighings,
        weigh_form,
        law=row.version.law_of(criterion),
        note=row.frozen.get("notes", {}).get(criterion.key, ""),
    )


def _answer(row: Referral, finding: Finding) -> str:
    """Facts that are not asked are shown as they stand: an age in years, a municipality by name."""
    if not finding.answer and finding.state is not State.UNKNOWN:
        return _("follows from what we know")  # the age, or where the citizen lives
    if finding.criterion.asked or finding.answer is None:
        return answer_in_words(finding.criterion, finding.answer)
    if finding.criterion.fact == "age":
        return _("%(age)s years") % {"age": finding.answer}
    if finding.criterion.fact == "home_municipality":
        return name_of(row.home_municipality)
    return finding.answer


def buttons(actor: Actor, row: Referral) -> list[Button]:
    """The next things to do; those past are left out, those not possible yet say why."""
    verbs: list[Verb] = []
    if row.status == Referral.Status.SUBMITTED:
        verbs = [Verb.ACCEPT, Verb.REFUSE]
        if row.scheme_track.takes_place:
            verbs.append(Verb.HOLD)
    elif row.waits_for_place:
        verbs = [Verb.BOOK]
    elif row.waits_to_start:
        verbs = [Verb.START]
    words = row.version.words_for(row.track)
    return [
        Button(
            RULES[verb].label_for(words),
            RULES[verb].address,
            obstacles(actor, verb, row),
            primary=n == 0,
        )
        for n, verb in enumerate(verbs)
        if role_may(actor, verb, row)
    ]


@require_safe
@needs(Permission.REFER)
def referral_receipt(request: ActorRequest, pk: int) -> HttpResponse:
    """The reference, and what happens when."""
    row = in_sight(request.actor, pk)
    log_reading(request.actor, row, Purpose.OWN_REFERRAL)
    context = _both(row, request) | {
        "sent": is_sent(request.actor, row),
        "payment": row.version.payment_for(row.track),
        "ring": sender_view(by=request.actor, referral=row),
    }
    return render(request, "referrals/receipt.html", context)
