"""Putting a reminder away; and, on one's own machine, what was sent by mail."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from organisations.access import ActorRequest, needs
from reminders.kept import kept_messages
from reminders.models import Reminder
from reminders.services import seeing


@require_POST
@needs()
def see_reminder(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a reminder away. It is one's own or nobody's."""
    reminder = get_object_or_404(Reminder.objects.visible_to(request.actor), pk=pk)
    seeing.see_reminder(by=request.actor, reminder=reminder, now=timezone.now())
    return redirect("my_day")


@require_GET
def sent_mail(request: HttpRequest) -> HttpResponse:
    """What was sent, in the local environment only; in production it left the house."""
    if not settings.IS_LOCAL:
        raise Http404
    context = {"mails": kept_messages(settings.KEPT_MAIL)}
    return render(request, "reminders/sent_mail.html", context)
