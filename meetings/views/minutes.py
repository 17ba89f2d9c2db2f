"""The page used during a meeting, and what is done with the minutes afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from meetings.agenda import agenda_of
from meetings.forms import MinutesForm, PointForm
from meetings.models import Agreement, Meeting
from meetings.people import colleagues
from meetings.rules import RULES, Verb, obstacle
from meetings.services.agreements import agree, drop_agreement, keep_agreement
from meetings.services.minutes import add_point, correct_minutes, finish_meeting, write_minutes
from meetings.views.loading import log_read, meeting_for
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def write(request: ActorRequest, pk: int) -> HttpResponse:
    """What was said to each point, who came, what is agreed; saved as often as one likes."""
    meeting = meeting_for(request, pk, Verb.WRITE_MINUTES)
    now = timezone.now()
    agenda = agenda_of(meeting, by=request.actor, now=now)
    stay = meeting.about_stay
    people = colleagues(request.actor, stay if stay and stay.is_open else None, meeting.on)
    form = MinutesForm(
        posted(request),
        meeting=meeting,
        agenda=agenda,
        people=list(meeting.participants.all()),
        colleagues=people,
        stays=[point.stay for point in agenda if point.stay is not None],
    )
    saved = attempt(request, form, lambda: _save(request, meeting, form))
    if saved is not None:
        if saved.held_at is not None:
            messages.success(request, _("The meeting was held, and the minutes stand."))
            return redirect("meeting", pk=pk)
        messages.success(request, _("It is saved. You can write on."))
        return redirect("write_minutes", pk=pk)
    log_read(request, meeting, agenda)
    agreements = meeting.agreements.select_related("owner", "stay__citizen")
    context = {
        "section": "citizens" if meeting.citizen_id else "my_day",
        "meeting": meeting,
        "form": form,
        "agreements": agreements,
        "obstacle": obstacle(meeting, Verb.WRITE_MINUTES),
        "is_later": meeting.on > timezone.localdate(now),
    }
    return render(request, "meetings/minutes.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def point(request: ActorRequest, pk: int) -> HttpResponse:
    """A point of one's own."""
    meeting = meeting_for(request, pk, Verb.ADD_POINT)
    form = PointForm(posted(request))
    added = attempt(
        request,
        form,
        lambda: add_point(
            by=request.actor, meeting=meeting, now=timezone.now(), **form.cleaned_data
        ),
    )
    if added is not None:
        messages.success(request, _("The point is on the agenda."))
        return redirect("meeting", pk=pk)
    log_read(request, meeting)
    context = {
        "section": "citizens" if meeting.citizen_id else "my_day",
        "title": RULES[Verb.ADD_POINT].label,
        "about": meeting.title,
        "house": meeting.about,
        "form": form,
        "obstacle": obstacle(meeting, Verb.ADD_POINT),
        "back": reverse("meeting", args=[pk]),
    }
    return render(request, "meetings/act.html", context, status=form.status)


@button
@needs(Permission.SEE_CITIZENS)
def correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin minutes that take the place of these."""
    meeting = meeting_for(request, pk, Verb.CORRECT)
    new = correct_minutes(by=request.actor, meeting=meeting, now=timezone.now())
    return redirect("write_minutes", pk=new.pk)


@button
@needs(Permission.SEE_CITIZENS)
def keep(request: ActorRequest, pk: int) -> HttpResponse:
    """What was agreed is done."""
    RULES[Verb.KEEP_AGREEMENT].must(request.actor)
    rows = Agreement.objects.kept_by(request.actor).select_related("meeting")
    agreement = get_object_or_404(rows, pk=pk)
    keep_agreement(by=request.actor, agreement=agreement, now=timezone.now())
    messages.success(request, _("It is written that it is done."))
    return redirect("meeting", pk=agreement.meeting_id)


def _save(request: ActorRequest, meeting: Meeting, form: MinutesForm) -> Meeting:
    """Everything typed is saved with whichever button is pressed."""
    by, now = request.actor, timezone.now()
    saved = write_minutes(by=by, meeting=meeting, now=now, **form.facts)
    if form.agreement is not None:
        agree(by=by, meeting=meeting, now=now, **form.agreement)
    dropped = request.POST.get("drop", "")
    if dropped.isdecimal():
        drop_agreement(by=by, meeting=meeting, agreement=int(dropped))
    if "finish" in request.POST:
        saved = finish_meeting(by=by, meeting=meeting, now=now)
    return saved
