"""By when the organisation answers referrals: what is published, and publishing another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.forms.assessing import DeadlineForm
from referrals.models import ReplyDeadline
from referrals.models.reply_deadline import published
from referrals.services.deadlines import URGENCIES, kinds_of, publish_deadline
from schemes.base import Scheme, Track


@dataclass(frozen=True)
class Row:
    """What holds today for one kind and urgency."""

    scheme: Scheme
    track: Track
    urgency: str
    working_days: int
    #: None: the scheme's own, which nobody has published.
    deadline: ReplyDeadline | None


@require_http_methods(["GET", "POST"])
@needs(Permission.PUBLISH_DEADLINES)
def deadlines(request: ActorRequest) -> HttpResponse:
    """No citizen is on it."""
    today = timezone.localdate()
    kinds = kinds_of(request.actor, today)
    form = DeadlineForm(posted(request), kinds=kinds)
    made = attempt(
        request,
        form,
        lambda: publish_deadline(by=request.actor, now=timezone.now(), **form.cleaned_data),
    )
    if made is not None:
        messages.success(request, _("The deadline is saved."))
        return redirect("reply_deadlines")
    every = list(ReplyDeadline.objects.filter(controller=request.actor.organisation))
    context = {
        "section": "administration",
        "form": form,
        "rows": _rows(kinds, every, today),
        "to_come": _to_come(request.actor, every, today),
    }
    return render(request, "referrals/deadlines.html", context, status=form.status)


def _rows(kinds: list[tuple[Scheme, Track]], every: list[ReplyDeadline], today: date) -> list[Row]:
    rows = []
    for scheme, track in kinds:
        for urgency in URGENCIES:
            deadline = published(every, scheme.key, track.key, urgency, today)
            days = deadline.working_days if deadline else track.answer_within
            rows.append(Row(scheme, track, str(urgency.label), days, deadline))
    return rows


def _to_come(
    actor: Actor, every: list[ReplyDeadline], today: date
) -> list[tuple[str, ReplyDeadline]]:
    """From a later day on, with what each is about."""
    names = {
        (scheme.key, track.key): f"{scheme.name}, {_(track.name)}"
        for scheme, track in kinds_of(actor, today)
    }
    later = sorted(
        (each for each in every if each.starts_on > today), key=lambda each: each.starts_on
    )
    return [(names.get((each.scheme, each.track), each.scheme), each) for each in later]
