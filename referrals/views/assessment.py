"""What a referral's page shows of its assessment: whose it is, what is waited for, what was met and
said, and what can be done next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.problems import Text
from organisations.actors import Actor
from referrals.models import Hearing, InformationRequest, Referral
from referrals.rules import RULES, Verb, obstacles, role_may
from referrals.services.frozen_copy import SentOn, answer_in_words
from referrals.services.hearings import hearing_owed
from referrals.services.information import questions_of, whom
from referrals.services.moving import houses_for
from referrals.services.went_on import went_on
from schemes.base import Criterion


@dataclass(frozen=True)
class Next:
    """One thing that can be done, and when one does it."""

    label: Text
    url: str
    when: Text


@dataclass(frozen=True)
class Request:
    """A question, and what came of it."""

    row: InformationRequest
    whom: str
    #: (question, answer in words; "" while there is none)
    questions: list[tuple[str, str]]
    is_overdue: bool
    may_answer: bool = False


@dataclass(frozen=True)
class Heard:
    row: Hearing
    #: The citizen may still reply.
    waits: bool


#: In the order in which they are most often done.
_NEXT: Final[tuple[tuple[Verb, Text], ...]] = (
    (Verb.ASK_INFORMATION, gettext_lazy("Something is missing that others know")),
    (Verb.PLAN_MEETING, gettext_lazy("With the citizen, the network or the leaders")),
    (Verb.WRITE_MEETING, gettext_lazy("One that has been held")),
    (Verb.ASK_OPINION, gettext_lazy("You want another professional's view")),
    (Verb.HEAR, gettext_lazy("It may become a no, on facts that others gave (§ 19)")),
    (Verb.HAND_OVER, gettext_lazy("A colleague goes on with it")),
    (Verb.MOVE, gettext_lazy("Another house or kind of help here fits better")),
    (Verb.REDIRECT, gettext_lazy("Another offer fits better, and the citizen agrees")),
)


def assessment_of(actor: Actor, row: Referral) -> dict[str, Any]:
    """For the receiver's page."""
    today = timezone.localdate()
    is_open = row.status == Referral.Status.SUBMITTED
    hearings = list(row.hearings.all())
    return {
        "next_steps": next_steps(actor, row),
        "may_take": not obstacles(actor, Verb.TAKE, row) and row.assigned_to_id is None,
        "is_mine": actor.user is not None and row.assigned_to_id == actor.user.pk,
        "is_open": is_open,
        "requests": requests_of(actor, row, today),
        "meetings": list(row.meetings.select_related("by", "corrects")),
        "corrected": _corrected(row),
        "opinions": list(row.second_opinions.select_related("answered_by")),
        "hearings": [Heard(each, is_open and each.waits_on(today)) for each in hearings],
        "hearing_owed": (
            hearing_owed(row) if is_open and all(each.is_called_off for each in hearings) else []
        ),
        "may_assess": not obstacles(actor, Verb.ASK_INFORMATION, row),
        "may_meet": not obstacles(actor, Verb.PLAN_MEETING, row),
        "today": today,
        "went_on": went_on(by=actor, referral=row),
        "came_from": came_from(actor, row),
    }


@dataclass(frozen=True)
class CameFrom:
    """By whom it was sent on, as what it was known there, when and why."""

    by: str
    reference: str
    on: date
    because: str
    consent: str
    #: Of the one that was sent on, where the reader sees it.
    first_id: int | None
    #: It was with the reader's own house before.
    has_come_back: bool


def came_from(actor: Actor, row: Referral) -> list[CameFrom]:
    """The first of them first; nothing for one that was not sent on."""
    steps = row.frozen.get("sent_on", [])
    references = [step["reference"] for step in steps]
    seen = Referral.objects.visible_to(actor).filter(reference__in=references) if steps else ()
    firsts = {first.reference: first for first in seen}
    return [_came_from(actor, step, firsts.get(step["reference"])) for step in steps]


def _came_from(actor: Actor, step: SentOn, first: Referral | None) -> CameFrom:
    return CameFrom(
        by=step["by"],
        reference=step["reference"],
        on=date.fromisoformat(step["on"]),
        because=step["because"],
        consent=step["consent"],
        first_id=first.pk if first else None,
        has_come_back=first is not None and first.controller_id == actor.organisation.pk,
    )


def requests_of(actor: Actor, row: Referral, today: date) -> list[Request]:
    """All that was asked, the latest first; to the sender what the sender was asked."""
    within = row.scheme_track.information_within
    waits = row.status == Referral.Status.SUBMITTED
    may_answer = not obstacles(actor, Verb.GIVE_INFORMATION, row)
    return [
        Request(
            request,
            whom(request, row),
            [
                (_(each.question), _said(each, request.answers.get(each.key)))
                for each in questions_of(request, row)
            ],
            is_overdue=waits and request.ended_at is None and request.expected_by(within) < today,
            may_answer=may_answer and request.ended_at is None,
        )
        for request in row.information_requests.all()
    ]


def _said(criterion: Criterion, answer: str | None) -> str:
    return answer_in_words(criterion, answer) if answer else ""


def _corrected(row: Referral) -> set[int]:
    """The meetings that a later one puts right."""
    return {pk for pk in row.meetings.values_list("corrects_id", flat=True) if pk is not None}


def next_steps(actor: Actor, row: Referral) -> list[Next]:
    """What this person can do now; what is past or not theirs is left out."""
    return [
        Next(RULES[verb].label, reverse(RULES[verb].address, args=[row.pk]), when)
        for verb, when in _NEXT
        if role_may(actor, verb, row) and not obstacles(actor, verb, row) and _fits(verb, row)
    ]


def _fits(verb: Verb, row: Referral) -> bool:
    if verb is Verb.HEAR:
        return bool(row.version.act)
    if verb is Verb.MOVE:
        return len(row.version.tracks) > 1 or len(houses_for(row, on=timezone.localdate())) > 1
    return True


def folded(row: Referral, asked: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """The questions as the page shows them at once, and those that another answers first: they are
    folded until it is answered (the target group, V § 2.2)."""
    unanswered = {
        each.finding.criterion.key
        for each in asked
        if not row.answers.get(each.finding.criterion.key)
    }

    def waits(criterion: Criterion) -> bool:
        return criterion.off_when is not None and criterion.off_when[0] in unanswered

    at_once = [each for each in asked if not waits(each.finding.criterion)]
    return at_once, [each for each in asked if waits(each.finding.criterion)]
