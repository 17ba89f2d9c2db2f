"""Who is it? What was written and what is held, side by side, for somebody who may see both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_shown
from cases.forms.identity import CorrectionForm, IdentityForm
from citizens.models import Citizen, IdentityQuestion
from citizens.municipality_names import name_of
from citizens.rules import Difference
from citizens.services.correcting import correct_citizen
from citizens.services.identity import answer_identity
from core.forms import attempt, posted
from core.problems import Text
from letters.document import IN_LANGUAGE
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.visibility import citizens_visible_to
from referrals.models import Known, Referral


@dataclass(frozen=True)
class Compared:
    """One fact of both, and whether they differ in it."""

    label: Text
    written: str
    held: str
    differs: bool


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.ASSESS)
def who_is_it(request: ActorRequest, pk: int) -> HttpResponse:
    """The same person, or another? Or correct what is wrong."""
    actor = request.actor
    in_sight = citizens_visible_to(actor)
    rows = IdentityQuestion.objects.filter(controller=actor.organisation)
    row = get_object_or_404(rows.select_related("citizen__joined_into", "other"), pk=pk)
    # Once answered, the older of two joined is out of sight; the answer can still be read.
    get_object_or_404(in_sight, pk=row.other_id or row.citizen_id)
    if row.answer == "" and not in_sight.filter(pk=row.citizen_id).exists():
        get_object_or_404(in_sight, pk=row.citizen_id)
    form = IdentityForm(posted(request), question=row, initial={"answer": row.answer})
    citizen = attempt(
        request,
        form,
        lambda: answer_identity(
            by=actor, question=row, among=in_sight, now=timezone.now(), **form.cleaned_data
        ),
    )
    if citizen is not None:
        messages.success(request, _("It is settled who it is."))
        return redirect("citizen", pk=citizen.pk)
    both = [citizen for citizen in (row.citizen, row.other) if citizen is not None]
    log_shown(
        [(citizen.controller_id, citizen.pk) for citizen in both],
        by=actor,
        what="identity",
        purpose=Purpose.CORRECTION,
    )
    context = {
        "section": "citizens",
        "question": row,
        "form": form,
        "compared": compared(row.citizen, row.other, row),
        "referrals": Referral.objects.visible_to(actor).filter(citizen=row.citizen),
        "may_correct": actor.may(Permission.REVEAL_CPR),
    }
    return render(request, "cases/who_is_it.html", context, status=form.status)


def compared(written: Citizen, held: Citizen | None, question: IdentityQuestion) -> list[Compared]:
    """Fact by fact. Without anyone held, what contradicts itself is marked."""
    facts = [
        (_("Name"), _name(written), _name(held)),
        (_("Called"), written.alias, held.alias if held else ""),
        (_("Date of birth"), _born(written), _born(held)),
        (
            _("Home municipality"),
            name_of(written.home_municipality),
            name_of(held.home_municipality) if held else "",
        ),
        (_("CPR number"), _number(written, question), held.masked_number if held else ""),
        (_("Phone"), written.phone, held.phone if held else ""),
    ]
    marked = Difference.NUMBER_SAYS_OTHERWISE in question.differences
    return [
        Compared(
            label,
            mine,
            theirs,
            differs=bool(mine and theirs and mine != theirs)
            or (marked and label in (_("Date of birth"), _("CPR number"))),
        )
        for label, mine, theirs in facts
        if mine or theirs
    ]


def _name(citizen: Citizen | None) -> str:
    return citizen.name if citizen else ""


def _born(citizen: Citizen | None) -> str:
    born = citizen.birth_date if citizen else None
    return date_format(born, "DATE_FORMAT") if born else ""


def _number(written: Citizen, question: IdentityQuestion) -> str:
    """The number that both came with stands with the one who was known before."""
    same = question.by_number and question.other is not None and not written.masked_number
    return question.other.masked_number if same and question.other else written.masked_number


def language_in_referrals(actor: Actor, citizen: Citizen) -> str:
    """What the latest referral that says anything tells of it: it is kept there, and not here."""
    referrals = Referral.objects.visible_to(actor).filter(
        controller=actor.organisation, citizen=citizen
    )
    for referral in referrals.order_by("-submitted_at")[:LOOKED_THROUGH]:
        letters = referral.letter_language
        language = [
            referral.language,
            _("needs an interpreter") if referral.needs_interpreter == Known.YES else "",
            _("letters %(in_language)s") % {"in_language": IN_LANGUAGE[letters]} if letters else "",
        ]
        if words := ", ".join(filter(None, language)):
            return _("The referral %(reference)s says: %(said)s.") % {
                "reference": referral.reference,
                "said": words,
            }
    return ""


#: Referrals of a citizen that may say something of the language.
LOOKED_THROUGH: Final = 10


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.ASSESS, Permission.REVEAL_CPR)
def correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Put right what is held. What it was stays in the history."""
    row = get_object_or_404(citizens_visible_to(request.actor), pk=pk)
    form = CorrectionForm(
        posted(request), citizen=row, in_referrals=language_in_referrals(request.actor, row)
    )
    corrected = attempt(
        request,
        form,
        lambda: correct_citizen(
            by=request.actor,
            citizen=row,
            correction=form.correction,
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if corrected is not None:
        messages.success(request, _("It is corrected."))
        return redirect("citizen", pk=pk)
    log_shown(
        [(row.controller_id, row.pk)],
        by=request.actor,
        what="citizen",
        purpose=Purpose.CORRECTION,
    )
    context = {"section": "citizens", "citizen": row, "form": form}
    return render(request, "cases/correct_citizen.html", context, status=form.status)
