"""What was sent by mail from one's own machine."""

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
