"""Putting away in Min dag what one has been told."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from notifications.models import Reminder
from notifications.notices import mark_seen
from notifications.services import seeing
from organisations.access import ActorRequest, needs


@require_POST
@needs()
def see_reminder(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a reminder away. It is one's own or nobody's."""
    reminder = get_object_or_404(Reminder.objects.visible_to(request.actor), pk=pk)
    seeing.see_reminder(by=request.actor, reminder=reminder, now=timezone.now())
    return redirect("my_day")


@require_POST
@needs()
def see_notice(request: ActorRequest, notice_id: int) -> HttpResponse:
    """Put a notice away. It is one's own or nobody's."""
    mark_seen(by=request.actor, notice_id=notice_id, now=timezone.now())
    return redirect("my_day")
