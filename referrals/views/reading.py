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
from audit.wording import in_words
from citizens.municipalities import name_of
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.problems import Problem
from organisations.roles import Permission
from referrals.clock import clock_of
from referrals.forms.assessment import AnswerForm
from referrals.models import Decision, Referral
from referrals.referrers import referrer_in_words
from referrals.rules import obstacles
from referrals.services.in_words import answer_in_words
from referrals.services.sent import told_to_sender
from referrals.views.scope import in_sight, is_sent, log_reading, received
from referrals.workflow import Verb
from schemes.base import Finding, State

NEWEST_EVENTS: Final = 100


@dataclass(frozen=True)
class Asked:
    """A criterion as the page shows it: its answer, and the form where it can be settled."""

    finding: Finding
    answer: str
    form: AnswerForm | None

    @property
    def is_met(self) -> bool:
        return self.finding.state is State.MET

    @property
    def is_not_met(self) -> bool:
        return self.finding.state is State.NOT_MET


@dataclass(frozen=True)
class Button:
    """What can be done, or why it can't and what would make it possible."""

    label: str
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
    log_reading(request.actor, row, "assess referral")
    track = row.scheme_track
    context = _both(row, request) | {
        "asked": [_asked(request.actor, row, one) for one in row.verdict.findings],
        "verdict": row.verdict,
        "buttons": buttons(request.actor, row),
        "may_see_citizen": request.actor.may(Permission.SEE_CITIZENS),
        "may_note": request.actor.may(Permission.ASSESS),
        "notes": row.notes.select_related("by"),
        "events": [(one, in_words(one)) for one in _events(row)],
        "waits_for_place": row.status == Referral.Status.ACCEPTED
        and row.stay_id is None
        and track.takes_place,
        "ready_days": row.ready_for_discharge_days(timezone.localdate()),
        "age": row.citizen.age_on(timezone.localdate()),
        "municipality": name_of(row.home_municipality),
    }
    return render(request, "referrals/referral.html", context)


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
        "decision": Decision.objects.filter(referral=row).select_related("decided_by").first(),
        "asks_as": referrer_in_words(row.referrer),
        "may_withdraw": not obstacles(request.actor, Verb.WITHDRAW, row),
    }


def _sent(request: ActorRequest, row: Referral) -> HttpResponse:
    log_reading(request.actor, row, "own referral")
    told = told_to_sender(by=request.actor, referral=row)
    return render(request, "referrals/sent.html", _both(row, request) | {"told": told})


def _asked(actor: Actor, row: Referral, finding: Finding) -> Asked:
    one = finding.criterion
    open_to_all = row.status == Referral.Status.SUBMITTED and one.asked
    form = None
    if open_to_all and actor.may(Permission.ASSESS):
        form = AnswerForm(criterion=one, initial={"answer": finding.answer})
    return Asked(finding, _answer(row, finding), form)


def _answer(row: Referral, finding: Finding) -> str:
    """Facts that are not asked are shown as they stand: an age in years, a municipality by name."""
    if finding.criterion.asked or finding.answer is None:
        return answer_in_words(finding.criterion, finding.answer)
    if finding.criterion.fact == "age":
        return _("%(age)s years") % {"age": finding.answer}
    if finding.criterion.fact == "home_municipality":
        return name_of(row.home_municipality)
    return finding.answer


def buttons(actor: Actor, row: Referral) -> list[Button]:
    """The next things to do; those past are left out, those not possible yet say why."""
    words = row.version.words_for(row.track)
    if row.status == Referral.Status.SUBMITTED:
        found = [
            Button(_(words.accept), "accept_referral", obstacles(actor, Verb.ACCEPT, row), True),
            Button(_(words.refuse), "refuse_referral", obstacles(actor, Verb.REFUSE, row)),
        ]
        if row.scheme_track.takes_place:
            found.append(
                Button(_("Keep a place free"), "place_referral", obstacles(actor, Verb.HOLD, row))
            )
        return found
    if row.status == Referral.Status.ACCEPTED and row.stay_id is None:
        return [Button(_("Find a place"), "place_referral", obstacles(actor, Verb.BOOK, row), True)]
    return []


@require_safe
@needs(Permission.REFER)
def referral_receipt(request: ActorRequest, pk: int) -> HttpResponse:
    """The reference, and what happens when."""
    row = in_sight(request.actor, pk)
    log_reading(request.actor, row, "receipt")
    context = _both(row, request) | {"sent": is_sent(request.actor, row)}
    return render(request, "referrals/receipt.html", context)
