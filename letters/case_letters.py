"""All letters of a case: of each decision what was sent, and what went to the municipality."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from letters.hearing_content import past_in_words
from letters.models import SentLetter
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Decision, FollowUp, Stay
from referrals.models import Hearing, Referral, decisions_of, hearings_visible_to

#: What a list of letters does not open.
SEALED: Final = ("sealed_text", "sealed_pdf")


@dataclass(frozen=True)
class DecisionLetters:
    decision: Decision
    sent: list[SentLetter] = field(default_factory=list)

    @property
    def title(self) -> str:
        decision = self.decision
        if decision.is_award:
            return _(decision.version.words_for(decision.track).accepted)
        return _(decision.rule.title)


@dataclass(frozen=True)
class HearingLetters:
    hearing: Hearing
    sent: list[SentLetter] = field(default_factory=list)

    @property
    def past(self) -> str:
        return past_in_words(self.hearing)


@dataclass(frozen=True)
class CaseLetters:
    decisions: list[DecisionLetters]
    hearings: list[HearingLetters]
    #: Orienteringer that the scheme asks for, sent or not, and where each is written.
    orienteringer: list[FollowUp]
    sent_orienteringer: list[SentLetter]


def letters_of_case(
    actor: Actor, *, referral: Referral | None = None, stay: Stay | None = None
) -> CaseLetters:
    """At most six statements, however many letters."""
    decisions = decisions_of(actor, referral=referral, stay=stay).select_related("decided_by")
    of_each = {row.pk: DecisionLetters(row) for row in decisions}
    for kept in _unopened().filter(decision__in=of_each):
        if kept.decision_id is not None:
            of_each[kept.decision_id].sent.append(kept)
    heard = _hearings(actor, referral, stay)
    stay = stay or (referral.stay if referral is not None else None)
    informs: list[FollowUp] = []
    sent: list[SentLetter] = []
    if stay is not None and actor.may(Permission.SEE_CITIZENS):
        follow_ups = FollowUp.objects.visible_to(actor).filter(stay=stay)
        informs = [
            row
            for row in follow_ups.exclude(status=FollowUp.Status.CANCELLED).order_by("due_on")
            if row.rule.informs_municipality
        ]
        sent = list(_unopened().filter(stay=stay)) if informs else []
    return CaseLetters([*of_each.values()], heard, informs, sent)


def _hearings(actor: Actor, referral: Referral | None, stay: Stay | None) -> list[HearingLetters]:
    """Of the referral, or of the one that led to the stay."""
    rows = hearings_visible_to(actor).select_related("referral").order_by("at", "pk")
    rows = rows.filter(referral=referral) if referral else rows.filter(referral__stay=stay)
    of_each = {row.pk: HearingLetters(row) for row in rows}
    if of_each:
        for kept in _unopened().filter(hearing__in=of_each):
            if kept.hearing_id is not None:
                of_each[kept.hearing_id].sent.append(kept)
    return [*of_each.values()]


def letters_of_hearing(hearing: Hearing) -> list[SentLetter]:
    return list(_unopened().filter(hearing=hearing))


def letters_of_decision(decision: Decision) -> list[SentLetter]:
    return list(_unopened().filter(decision=decision))


def _unopened() -> QuerySet[SentLetter]:
    return SentLetter.objects.select_related("by").defer(*SEALED).order_by("-at")
