"""The descriptions of a stay, and who is asked for them."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.purposes import Purpose
from audit.services import log_access
from contacts.models import Contact
from core.forms import ProblemForm, attempt, posted
from descriptions import rules
from descriptions.forms import EndPartnerForm, PartnerForm
from descriptions.gathering import gatherings_of
from descriptions.models import Partner
from descriptions.proposals import proposed_actors, proposed_contacts
from descriptions.rules import RULES, Verb
from descriptions.services.partners import (
    add_partner,
    correct_partner,
    end_partner,
    standing_partner_facts,
)
from network.reading import ActorAround
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay


@require_safe
@needs(Permission.SEE_CITIZENS)
def descriptions(request: ActorRequest, pk: int) -> HttpResponse:
    """Who is asked, and all that was answered, the latest follow-up first."""
    stay, now = _stay(request, pk), timezone.now()
    partners = list(Partner.objects.filter(stay=stay))
    follow_ups = list(stay.follow_ups.order_by("-due_on", "-pk"))
    today = timezone.localdate(now)
    gatherings = [
        gathering
        for gathering in gatherings_of(stay, follow_ups, now=now)
        if gathering.is_begun or (not gathering.obstacle and gathering.follow_up.opens_on <= today)
    ]
    _log_read(request, stay)
    may_gather = RULES[Verb.ADD_PARTNER].may(request.actor)
    context = {
        "section": "citizens",
        "stay": stay,
        "gatherings": gatherings,
        "standing": [partner for partner in partners if partner.ended_at is None],
        "ended": [partner for partner in partners if partner.ended_at is not None],
        "obstacle": rules.partner_obstacle(stay),
        "may_gather": may_gather,
    }
    return render(request, "descriptions/stay.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def add(request: ActorRequest, pk: int) -> HttpResponse:
    """Somebody to ask; whom the directory knows is filled in by a link."""
    RULES[Verb.ADD_PARTNER].must(request.actor)
    stay = _stay(request, pk)
    partners = Partner.objects.standing().filter(stay=stay)
    contacts = proposed_contacts(request.actor, stay, partners, timezone.localdate())
    actors = proposed_actors(stay, partners, timezone.localdate())
    form = PartnerForm(posted(request), initial=_filled_in(request, contacts, actors))
    added = attempt(
        request,
        form,
        lambda: add_partner(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if added is not None:
        messages.success(request, _("%(name)s can be asked from now on.") % {"name": added.name})
        return redirect("descriptions", pk=pk)
    return _page(
        request,
        stay,
        form,
        Verb.ADD_PARTNER,
        contacts=contacts,
        actors=actors,
        obstacle=rules.partner_obstacle(stay),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Another address, in place."""
    RULES[Verb.CORRECT_PARTNER].must(request.actor)
    partner = _partner(request, pk)
    form = PartnerForm(posted(request))
    form.edits(standing_partner_facts(partner))
    corrected = attempt(
        request,
        form,
        lambda: correct_partner(
            by=request.actor, partner=partner, now=timezone.now(), **form.cleaned_data
        ),
    )
    if corrected is not None:
        messages.success(request, _corrected_in_words(partner, corrected))
        return redirect("descriptions", pk=partner.stay_id)
    return _page(request, partner.stay, form, Verb.CORRECT_PARTNER, corrects=partner)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def end(request: ActorRequest, pk: int) -> HttpResponse:
    RULES[Verb.END_PARTNER].must(request.actor)
    partner = _partner(request, pk)
    form = EndPartnerForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_partner(
            by=request.actor, partner=partner, now=timezone.now(), **form.cleaned_data
        ),
    )
    if ended is not None:
        messages.success(request, _("%(name)s is asked no more.") % {"name": partner.name})
        return redirect("descriptions", pk=partner.stay_id)
    return _page(request, partner.stay, form, Verb.END_PARTNER, partner=partner)


def _partner(request: ActorRequest, pk: int) -> Partner:
    rows = Partner.objects.visible_to(request.actor).select_related(
        "stay__citizen", "stay__facility", "stay__controller"
    )
    return get_object_or_404(rows, pk=pk)


def _corrected_in_words(before: Partner, after: Partner) -> str:
    if before.mail == after.mail:
        return _("It is put right.")
    return _(
        "The address is put right. A link that was sent to the old one opens no more: ask again "
        "where no answer has come."
    )


def _filled_in(
    request: ActorRequest, contacts: Iterable[Contact], actors: Iterable[ActorAround]
) -> dict[str, str]:
    """Of whom somebody has chosen among those who are proposed."""
    from_directory, from_network = request.GET.get("kontakt", ""), request.GET.get("netvaerk", "")
    for actor in actors:
        if str(actor.pk) == from_network:
            return {"name": actor.called, "role": actor.where, "mail": actor.mail}
    for contact in contacts:
        if str(contact.pk) == from_directory:
            return {"name": contact.person, "role": contact.function or contact.between}
    return {}


def _stay(request: ActorRequest, pk: int) -> Stay:
    """In sight, of a scheme that asks for descriptions; else 404."""
    stays = Stay.objects.visible_to(request.actor).select_related(
        "citizen", "controller", "facility"
    )
    stay = get_object_or_404(stays, pk=pk)
    if not rules.gathers(stay):
        raise Http404
    return stay


def _page(
    request: ActorRequest, stay: Stay, form: ProblemForm, verb: Verb, **more: object
) -> HttpResponse:
    _log_read(request, stay)
    context = {"section": "citizens", "stay": stay, "form": form, "title": RULES[verb].label}
    return render(request, "descriptions/partner.html", context | more, status=form.status)


def _log_read(request: ActorRequest, stay: Stay) -> None:
    log_access(
        by=request.actor, what="description", purpose=Purpose.STAY, citizen_id=stay.citizen_id
    )
