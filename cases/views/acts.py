"""What happens to a stay: each act a page of its own that says what will follow."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cases.case import cases_for, load_case
from cases.forms.stays import FORMS
from cases.reading import log_stay_read
from core.forms import attempt, posted
from network.reading import ActorAround, still_paused
from network.rules import has_network
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements import rules
from placements.models import Stay
from placements.offices import not_this_person
from placements.rules import RULES, Verb

#: After which the citizen lives elsewhere, and is to have again what was on pause.
_LEAVING: Final = (Verb.MOVE_OUT, Verb.ASK_TO_LEAVE)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def act(request: ActorRequest, pk: int, verb: Verb) -> HttpResponse:
    """The page of one verb. Its rule stands in ``placements.rules``, its words with its form."""
    by = request.actor
    rules.must(by, verb)
    stay = get_object_or_404(cases_for(by), pk=pk)
    if not_theirs := not_this_person(by, verb, stay):
        raise not_theirs
    kind = FORMS[verb]
    chosen = {name: request.GET[name] for name in kind.chosen_before if name in request.GET}
    form = kind(posted(request), stay=stay, by=by, initial=chosen)
    result = attempt(request, form, lambda: form.save(now=timezone.now()))
    if result is not None:
        messages.success(request, str(form.done))
        return redirect(form.next_page(result), pk=stay.pk)
    log_stay_read(by, stay)
    case = load_case(stay, today=timezone.localdate())
    context = {
        "section": "citizens",
        "case": case,
        "stay": stay,
        "booking": case.booking,
        "title": RULES[verb].label_for(form.words),
        "obstacle": rules.obstacle(stay, verb),
        "form": form,
        "button": form.button,
        "still_paused": _still_paused(stay, verb),
    }
    return render(request, "cases/act.html", context, status=form.status)


def _still_paused(stay: Stay, verb: Verb) -> list[ActorAround]:
    """Asked when the citizen leaves: what is on pause for the time of the stay."""
    if verb not in _LEAVING or not has_network(stay):
        return []
    return still_paused(stay.citizen, timezone.localdate())
