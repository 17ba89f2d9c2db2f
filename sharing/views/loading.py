"""A stay in sight for an act around sharing, and the page of the act."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from core.forms import ProblemForm
from core.unsent import ACTING_AS, SHOW_ONLY
from organisations.access import ActorRequest
from placements.models import Stay
from sharing.rules import RULES, Verb, obstacle

#: Which of a page's two buttons was pressed, and what it has shown before the last of them.
STEP: Final = "step"
SEEN: Final = "seen"


def stay_for(request: ActorRequest, pk: int, verb: Verb) -> Stay:
    """In sight (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    stays = Stay.objects.visible_to(request.actor).select_related(
        "citizen", "controller", "facility", "key_worker"
    )
    return get_object_or_404(stays, pk=pk)


def log_read(
    request: ActorRequest,
    stay: Stay,
    *,
    what: str = "consents",
    action: AccessLog.Action = AccessLog.Action.VIEW,
) -> None:
    log_access(
        by=request.actor,
        what=what,
        purpose=Purpose.STAY,
        action=action,
        citizen_id=stay.citizen_id,
    )


def act_page(
    request: ActorRequest,
    stay: Stay,
    form: ProblemForm,
    verb: Verb,
    *,
    template: str = "sharing/act.html",
    **more: Any,
) -> HttpResponse:
    """The form, or why it is not filled in any more."""
    log_read(request, stay)
    context = {
        "section": "citizens",
        "stay": stay,
        "form": form,
        "title": RULES[verb].label,
        "button": _("Save"),
        "obstacle": obstacle(stay, verb),
    }
    return render(request, template, context | more, status=form.status)


def typed(request: ActorRequest) -> list[tuple[str, str]]:
    """What the form held, to be carried by hidden fields from the one step to the next."""
    left_out = {"csrfmiddlewaretoken", SHOW_ONLY, ACTING_AS, STEP, SEEN}
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in left_out
        for value in values
    ]
