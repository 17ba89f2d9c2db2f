"""Calling a meeting, moving it, calling it off: each a page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_access
from core.forms import ProblemForm, attempt, posted
from meetings.forms import CallForm, CallOffForm
from meetings.models import Meeting
from meetings.people import known_people
from meetings.rules import RULES, Subject, Verb, against_calling, obstacle
from meetings.services.calling import (
    call_meeting,
    call_off_meeting,
    change_meeting,
    kinds_for,
    subject_of,
)
from meetings.views.loading import log_read, meeting_for
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility, Stay
from referrals.models import Referral


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def call_about_stay(request: ActorRequest, pk: int, kind: str) -> HttpResponse:
    RULES[Verb.CALL].must(request.actor)
    stays = Stay.objects.visible_to(request.actor).select_related(
        "citizen", "controller", "facility", "key_worker", "coordinator"
    )
    return _call(request, get_object_or_404(stays, pk=pk), kind, reverse("stay", args=[pk]))


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def call_about_referral(request: ActorRequest, pk: int, kind: str) -> HttpResponse:
    """Before there is a stay: while the citizen is still admitted."""
    RULES[Verb.CALL].must(request.actor)
    referrals = Referral.objects.visible_to(request.actor).select_related(
        "citizen", "controller", "facility", "assigned_to", "submitted_by", "sender", "sender_unit"
    )
    back = reverse("referral_meetings", args=[pk])
    return _call(request, get_object_or_404(referrals, pk=pk), kind, back)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def call_in_house(request: ActorRequest, pk: int, kind: str) -> HttpResponse:
    RULES[Verb.CALL].must(request.actor)
    houses = Facility.objects.visible_to(request.actor).select_related("controller")
    back = reverse("house_meetings", args=[pk])
    return _call(request, get_object_or_404(houses, pk=pk), kind, back)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Another day, place or people."""
    meeting = meeting_for(request, pk, Verb.CHANGE)
    known = known_people(request.actor, subject_of(meeting), timezone.localdate())
    known = [person for person in known if person.user is not None]
    form = CallForm(posted(request), rule=meeting.rule, known=known, meeting=meeting)
    changed = attempt(
        request,
        form,
        lambda: change_meeting(
            by=request.actor,
            meeting=meeting,
            plan=form.plan,
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("The meeting is changed. Those it concerns get a mail."))
        return redirect("meeting", pk=pk)
    return _page(request, meeting, form, Verb.CHANGE)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def call_off(request: ActorRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request, pk, Verb.CALL_OFF)
    form = CallOffForm(posted(request))
    done = attempt(
        request,
        form,
        lambda: call_off_meeting(
            by=request.actor, meeting=meeting, now=timezone.now(), **form.cleaned_data
        ),
    )
    if done is not None:
        messages.success(request, _("The meeting is called off. Those who were called get a mail."))
        return redirect("meeting", pk=pk)
    return _page(request, meeting, form, Verb.CALL_OFF)


def _call(request: ActorRequest, subject: Subject, kind: str, back: str) -> HttpResponse:
    rule = next((rule for rule in kinds_for(subject) if rule.kind == kind), None)
    if rule is None:
        raise Http404
    house = subject if isinstance(subject, Facility) else subject.facility
    citizen = None if isinstance(subject, Facility) else subject.citizen
    known = known_people(request.actor, subject, timezone.localdate())
    form = CallForm(
        posted(request), rule=rule, known=known, place=house.address if house is not None else ""
    )
    called = attempt(
        request,
        form,
        lambda: call_meeting(
            by=request.actor, subject=subject, kind=kind, plan=form.plan, now=timezone.now()
        ),
    )
    if called is not None:
        messages.success(request, _("The meeting is called. Those with an e-mail get a mail."))
        return redirect("meeting", pk=called.pk)
    log_access(
        by=request.actor,
        what="meeting",
        purpose=Purpose.CASE,
        citizen_id=citizen.pk if citizen is not None else None,
    )
    context = {
        "section": "citizens" if citizen is not None else "my_day",
        "title": _(rule.title),
        "about": citizen.called if citizen is not None else str(house),
        "house": house if citizen is not None else None,
        "rule": rule,
        "form": form,
        "obstacle": against_calling(subject),
        "back": back,
        "button": RULES[Verb.CALL].label,
    }
    return render(request, "meetings/act.html", context, status=form.status)


def _page(request: ActorRequest, meeting: Meeting, form: ProblemForm, verb: Verb) -> HttpResponse:
    log_read(request, meeting)
    context = {
        "section": "citizens" if meeting.citizen_id else "my_day",
        "title": RULES[verb].label,
        "about": meeting.title,
        "house": meeting.about,
        "form": form,
        "obstacle": obstacle(meeting, verb),
        "back": reverse("meeting", args=[meeting.pk]),
    }
    return render(request, "meetings/act.html", context, status=form.status)
