"""Pages that only one's own machine has: sent mail, and how far the demonstration is."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from demo.local_mail import kept_messages


@require_GET
def sent_mail(request: HttpRequest) -> HttpResponse:
    """In production it left the house, and this address is not there."""
    return render(request, "demo/sent_mail.html", {"mails": kept_messages(settings.KEPT_MAIL)})


@require_GET
def demonstration(request: HttpRequest) -> HttpResponse:
    """The line on every page, asked for again until it is empty (``demo.progress``)."""
    return render(request, "demo/progress.html")
