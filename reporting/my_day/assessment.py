"""What an assessment waits for: information, meetings, second opinions, replies of citizens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from organisations.actors import Actor
from organisations.roles import Permission
from referrals.models import Hearing, InformationRequest, Meeting, Referral, SecondOpinion
from referrals.models.referral_rows import ReferralQuerySet
from reporting.my_day.open_matters import Matter, OpenMatters
from reporting.my_day.task_lines import TaskLine, when


def assessment_rows(
    actor: Actor, today: date, until: date, matters: OpenMatters
) -> Iterator[TaskLine]:
    """For those who assess; and for who referred, what they are asked."""
    if actor.may(Permission.ASSESS):
        visible = Referral.objects.visible_to(actor)
        if Matter.INFORMATION in matters:
            yield from _information_rows(actor, visible, today)
        if Matter.MEETINGS in matters:
            yield from _meeting_rows(actor, visible, today, until)
        if Matter.OPINIONS in matters:
            yield from _opinion_rows(actor, visible, today, until)
        if Matter.HEARINGS in matters:
            yield from _hearing_rows(actor, visible, today, until)
        if Matter.ASKED_AS_SENDER in matters:
            yield from _asked_rows(Referral.objects.sent_by(actor), today, until)
    elif actor.may(Permission.REFER) and actor.may(Permission.SEE_REFERRALS):
        sent = Referral.objects.visible_to(actor).filter(submitted_by=actor.user)
        yield from _asked_rows(sent, today, until)


def _information_rows(actor: Actor, visible: ReferralQuerySet, today: date) -> Iterator[TaskLine]:
    """What has not come in the days it was expected in."""
    asked = _of(InformationRequest.objects.unanswered(), actor, visible.to_decide())
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


def _meeting_rows(
    actor: Actor, visible: ReferralQuerySet, today: date, until: date
) -> Iterator[TaskLine]:
    open_ones = visible.filter(status__in=[Referral.Status.SUBMITTED, Referral.Status.ACCEPTED])
    planned = _of(Meeting.objects.planned().filter(on__lte=until), actor, open_ones)
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
    actor: Actor, visible: ReferralQuerySet, today: date, until: date
) -> Iterator[TaskLine]:
    asked = SecondOpinion.objects.unanswered().filter(answer_by__lte=until)
    for opinion in _of(asked, actor, visible.to_decide()):
        yield _line(
            actor,
            opinion.referral,
            opinion.answer_by,
            today,
            what=_("Second opinion"),
            what_more=opinion.person_name,
        )


def _hearing_rows(
    actor: Actor, visible: ReferralQuerySet, today: date, until: date
) -> Iterator[TaskLine]:
    running = Hearing.objects.running().filter(reply_by__lte=until)
    for hearing in _of(running, actor, visible.to_decide()):
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


def _asked_rows(sent: ReferralQuerySet, today: date, until: date) -> Iterator[TaskLine]:
    """The sender's: the name comes from the frozen copy. A house that sent on what it had asked
    for itself is still its sender (ADR-0024)."""
    asked = InformationRequest.objects.unanswered().filter(
        of_sender=True, referral__in=sent.to_decide()
    )
    for request in asked.select_related("referral__controller"):
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


def _of(rows: QuerySet[Any], actor: Actor, referrals: ReferralQuerySet) -> QuerySet[Any]:
    """Of the organisation's few that are open, those of referrals in sight."""
    return rows.filter(controller=actor.organisation, referral__in=referrals).select_related(
        "referral__citizen", "referral__facility", "referral__sender", "referral__sender_unit"
    )


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
