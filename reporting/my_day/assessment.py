"""What an assessment waits for: information, meetings, second opinions, replies of citizens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from core.read_together import only, under
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.models import Hearing, InformationRequest, Meeting, Referral, SecondOpinion
from referrals.models.referral_rows import ReferralQuerySet
from reporting.my_day.open_matters import Matter
from reporting.my_day.task_lines import OF_REFERRAL, TaskLine, when

#: How each kind is asked for, of whoever assesses or of who referred: made only where it is open.
type Asks = dict[Matter, Callable[[], QuerySet[Any]]]


def assessment_queries(actor: Actor, until: date) -> Asks:
    """For those who assess; and for who referred, what they are asked."""
    if not actor.may(Permission.ASSESS):
        return {
            Matter.ASKED_AS_SENDER: lambda: _asked_of(
                Referral.objects.visible_to(actor).filter(submitted_by=actor.user)
            )
        }
    return {
        Matter.INFORMATION: lambda: _of(
            InformationRequest.objects.unanswered(),
            actor,
            _to_decide(actor),
            "at",
            "asked_of",
            *OF_SENDER,
        ),
        Matter.MEETINGS: lambda: _of(
            Meeting.objects.planned().filter(on__lte=until),
            actor,
            _still_open(actor),
            "on",
            "at_time",
            "kind",
        ),
        Matter.OPINIONS: lambda: _of(
            SecondOpinion.objects.unanswered().filter(answer_by__lte=until),
            actor,
            _to_decide(actor),
            "answer_by",
            "person_name",
        ),
        Matter.HEARINGS: lambda: _of(
            Hearing.objects.running().filter(reply_by__lte=until),
            actor,
            _to_decide(actor),
            "reply_by",
        ),
        Matter.ASKED_AS_SENDER: lambda: _asked_of(Referral.objects.sent_by(actor)),
    }


def _to_decide(actor: Actor) -> ReferralQuerySet:
    return Referral.objects.visible_to(actor).to_decide()


def _still_open(actor: Actor) -> ReferralQuerySet:
    undecided_or_accepted = [Referral.Status.SUBMITTED, Referral.Status.ACCEPTED]
    return Referral.objects.visible_to(actor).filter(status__in=undecided_or_accepted)


#: By whom a referral was sent, in words.
OF_SENDER: Final = (
    "referral__referrer",
    "referral__submitted_by_id",
    "referral__sender__name",
    "referral__sender_unit__name",
)


def assessment_rows(
    actor: Actor, rows: Mapping[Matter, Sequence[Any]], today: date, until: date
) -> Iterator[TaskLine]:
    yield from _information_rows(actor, rows.get(Matter.INFORMATION, ()), today)
    yield from _meeting_rows(actor, rows.get(Matter.MEETINGS, ()), today)
    yield from _opinion_rows(actor, rows.get(Matter.OPINIONS, ()), today)
    yield from _hearing_rows(actor, rows.get(Matter.HEARINGS, ()), today)
    yield from _asked_rows(rows.get(Matter.ASKED_AS_SENDER, ()), today, until)


def _information_rows(
    actor: Actor, asked: Iterable[InformationRequest], today: date
) -> Iterator[TaskLine]:
    """What has not come in the days it was expected in."""
    for request in asked:
        referral = request.referral
        expected = request.expected_by(referral.scheme_track.information_within)
        if expected < today:
            yield _line(
                actor,
                referral,
                expected,
                today,
                what=_("The information you asked for has not come"),
                what_more=request.asked_of or referral.sent_from,
            )


def _meeting_rows(actor: Actor, planned: Iterable[Meeting], today: date) -> Iterator[TaskLine]:
    for meeting in planned:
        at = time_format(meeting.at_time, "TIME_FORMAT") if meeting.at_time else ""
        yield _line(
            actor,
            meeting.referral,
            meeting.on,
            today,
            what=str(meeting.get_kind_display()),
            what_more=at if meeting.on >= today else _("Was it held? Write it down"),
            url=reverse("write_planned_meeting", args=[meeting.referral_id, meeting.pk])
            if meeting.on <= today
            else "",
            action=_("Write it down") if meeting.on <= today else "",
        )


def _opinion_rows(
    actor: Actor, opinions: Iterable[SecondOpinion], today: date
) -> Iterator[TaskLine]:
    for opinion in opinions:
        yield _line(
            actor,
            opinion.referral,
            opinion.answer_by,
            today,
            what=_("Second opinion"),
            what_more=opinion.person_name,
        )


def _hearing_rows(actor: Actor, running: Iterable[Hearing], today: date) -> Iterator[TaskLine]:
    for hearing in running:
        yield _line(
            actor,
            hearing.referral,
            hearing.reply_by,
            today,
            what=_("The citizen's reply to the hearing"),
            what_more=_("Write down the reply, or that none came")
            if hearing.reply_by < today
            else "",
        )


def _asked_of(sent: ReferralQuerySet) -> QuerySet[InformationRequest]:
    """The sender's: the name comes from the frozen copy. A house that sent on what it had asked
    for itself is still its sender (ADR-0024)."""
    asked = InformationRequest.objects.unanswered().filter(
        of_sender=True, referral__in=sent.to_decide()
    )
    read = ("scheme", "track", "rules_on", "reference", "frozen", "citizen_id", "controller__name")
    return only(asked, "at", *under("referral", read))


def _asked_rows(
    asked: Iterable[InformationRequest], today: date, until: date
) -> Iterator[TaskLine]:
    for request in asked:
        referral = request.referral
        expected = request.expected_by(referral.scheme_track.information_within)
        if expected <= until:
            yield TaskLine(
                due_on=expected,
                when=when(expected, today),
                who=referral.frozen["called"],
                who_more=f"{referral.reference} · {referral.controller.name}",
                what=_("You are asked for more information"),
                action=_("Answer"),
                url=reverse("give_information", args=[referral.pk, request.pk]),
                is_mine=True,
                citizen_id=referral.citizen_id,
                controller_id=referral.controller_id,
            )


def _of[Row: Model](
    rows: QuerySet[Row], actor: Actor, referrals: ReferralQuerySet, *fields: str
) -> QuerySet[Row]:
    """Of the organisation's few that are open, those of referrals in sight."""
    own = rows.filter(controller=actor.organisation, referral__in=referrals)
    return only(own, *fields, *under("referral", OF_REFERRAL))


def _line(
    actor: Actor, referral: Referral, due_on: date, today: date, *, what: str, **more: str
) -> TaskLine:
    return TaskLine(
        due_on=due_on,
        when=when(due_on, today),
        who=referral.citizen.called,
        who_more=referral.reference,
        what=what,
        what_more=more.get("what_more", ""),
        where=referral.facility.name if referral.facility else "",
        action=more.get("action") or _("Open"),
        url=more.get("url") or reverse("referral", args=[referral.pk]),
        is_mine=actor.user is not None and referral.assigned_to_id == actor.user.pk,
        citizen_id=referral.citizen_id,
    )
