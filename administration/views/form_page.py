"""The page of a form about a house or one of its places."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from core.forms import ProblemForm
from organisations.access import ActorRequest
from placements.house_rules import RULES, HouseVerb


def form_page(
    request: ActorRequest, form: ProblemForm, verb: HouseVerb, *, about: str = "", note: str = ""
) -> HttpResponse:
    """``about`` names what it concerns, ``note`` says what follows."""
    context = {
        "section": "administration",
        "form": form,
        "action": RULES[verb].label,
        "about": about,
        "note": note,
    }
    return render(request, "administration/house_form.html", context, status=form.status)
