"""The tab of the hand-over dialogue (LA2): what counts today, the versions, who has got it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from cases.dialogue_paper import paper_of
from cases.reading import log_stay_read
from cases.views.stays import case_context, open_case
from letters.pdf import pdf_of
from letters.views.loading import as_file
from low_arousal.consenting import consenting_of
from low_arousal.reading import dialogues_of, handings_on
from low_arousal.rules import RULES, Verb, obstacle, rule_of
from low_arousal.services.making import latest_of_citizen
from low_arousal.views.loading import dialogue_in_sight
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_safe
@needs(Permission.SEE_CITIZENS)
def low_arousal(request: ActorRequest, pk: int) -> HttpResponse:
    case = open_case(request, pk)
    rule = rule_of(case.stay)
    if rule is None:
        raise Http404
    dialogues = dialogues_of(case.stay)
    latest = dialogues.latest
    context = case_context(case, "low_arousal", request.actor) | {
        "rule": rule,
        "dialogues": dialogues,
        "dialogue": latest,
        "given": handings_on(case.stay) if latest else [],
        "consenting": consenting_of(case.stay, on=case.today) if latest else None,
        # Of an earlier stay: this one begins with it.
        "earlier": None if dialogues.versions else latest_of_citizen(case.stay),
        "may_write": RULES[Verb.WRITE].may(request.actor),
        "against_beginning": obstacle(case.stay, Verb.BEGIN),
        "against_changing": obstacle(case.stay, Verb.CORRECT),
    }
    return render(request, "cases/low_arousal.html", context)


@require_safe
@needs(Permission.SEE_CITIZENS)
def dialogue_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """A finished version as a file, for whoever gets it."""
    dialogue = dialogue_in_sight(request, pk)
    if not dialogue.is_done:
        raise Http404
    log_stay_read(
        request.actor, dialogue.stay, what="hand_over_dialogue", action=AccessLog.Action.PRINT
    )
    paper = paper_of(dialogue)
    return as_file(pdf_of(paper, on=timezone.localdate()), paper.title)
