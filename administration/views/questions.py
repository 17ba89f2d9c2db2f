"""The question that a house puts to partners before a follow-up, in its own words."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from administration.forms.schedules import QuestionForm
from administration.views.schedules import house_of, rule_of
from core.forms import attempt, posted
from descriptions.questions import house_words
from descriptions.rules import RULES, Verb
from descriptions.services.wording import word_question
from organisations.access import ActorRequest, needs


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.WORD_QUESTION].permissions)
def word(request: ActorRequest, pk: int, track: str, kind: str) -> HttpResponse:
    """Whoever is asked from now on reads it; the scheme's own words come back when it is empty."""
    house = house_of(request, pk)
    rule = rule_of(house, track, kind)
    if not rule.asks_descriptions:
        raise Http404
    now = timezone.now()
    form = QuestionForm(posted(request), rule=rule, standing=house_words(house, rule.kind, now))
    worded = attempt(
        request,
        form,
        lambda: word_question(
            by=request.actor, house=house, rule=rule, now=now, **form.cleaned_data
        ),
    )
    if worded is not None:
        messages.success(request, _("Saved. Whoever is asked from now on reads it."))
        return redirect("house_schedule", pk=house.pk)
    context = {
        "section": "administration",
        "house": house,
        "form": form,
        "title": RULES[Verb.WORD_QUESTION].label,
        "button": _("Save"),
        "when": _(rule.title),
    }
    return render(request, "administration/schedule_form.html", context, status=form.status)
