"""One's own settings: when mail comes, and when one is away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from notifications.forms import MailChoiceForm
from notifications.services.choosing_mail import choose_mail, mail_choice_of
from organisations.access import ActorRequest, needs
from organisations.models import TimeAway


@require_http_methods(["GET", "POST"])
@needs()
def my_settings(request: ActorRequest) -> HttpResponse:
    """When mail comes, as a form; one's absences, and whom one stands in for."""
    by, today = request.actor, timezone.localdate()
    form = MailChoiceForm(posted(request))
    form.edits({"chosen": mail_choice_of(by).chosen})
    chosen = attempt(
        request, form, lambda: choose_mail(by=by, now=timezone.now(), **form.cleaned_data)
    )
    if chosen is not None:
        messages.success(request, _("It is saved. The mail comes as you chose from now on."))
        return redirect("my_settings")
    rows = TimeAway.objects.filter(controller=by.organisation).not_over(today)
    context = {
        "form": form,
        "today": today,
        "away": rows.filter(user=by.user).select_related("deputy"),
        "stands_in": rows.filter(deputy=by.user).select_related("user"),
    }
    return render(request, "notifications/my_settings.html", context, status=form.status)
