"""Putting away in Min dag what one has been told."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from core.buttons import button
from notifications import news
from notifications.models import Reminder
from notifications.services import dismissing
from organisations.access import ActorRequest, needs


@button
@needs()
def dismiss_reminder(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a reminder away. It is one's own or nobody's."""
    reminder = get_object_or_404(Reminder.objects.visible_to(request.actor), pk=pk)
    dismissing.dismiss_reminder(by=request.actor, reminder=reminder, now=timezone.now())
    return redirect("my_day")


@button
@needs()
def dismiss_news(request: ActorRequest, news_id: int) -> HttpResponse:
    """Put news away. It is one's own or nobody's."""
    news.dismiss_news(by=request.actor, news_ids=[news_id], now=timezone.now())
    return redirect("my_day")


@button
@needs()
def dismiss_all(request: ActorRequest) -> HttpResponse:
    """Put away all that was on the page. What is nobody's number is nobody's news."""
    dismissing.dismiss_all(
        by=request.actor,
        news_ids=_ids(request.POST.get("news", "")),
        reminder_ids=_ids(request.POST.get("reminders", "")),
        now=timezone.now(),
    )
    return redirect("my_day")


def _ids(typed: str) -> list[int]:
    """Of "17,23". Longer than an id can be is none."""
    parts = typed.split(",")
    return [int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) < 19]
