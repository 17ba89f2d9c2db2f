"""Giving a partner access, seeing who has read, ending it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AccessLog
from core.forms import attempt, posted
from core.problems import Problem
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.models import Organisation, Unit, joined_names
from organisations.roles import Permission
from placements.models import Stay
from sharing import rules
from sharing.forms import AccessForm, RevokeForm
from sharing.grounds import ground_of
from sharing.models import Grant
from sharing.parts import parts_named
from sharing.rules import RULES, Verb, obstacle
from sharing.services.grants import check_access, give_access, revoke_access
from sharing.services.reading import preview
from sharing.standing import standing_of
from sharing.views.loading import SEEN, act_page, log_read, stay_for, typed

#: Readings listed on the page of a grant; the access log holds all.
_MOST_READINGS: Final = 200
#: The largest key there can be.
_LARGEST: Final = 2**63 - 1


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def give(request: ActorRequest, pk: int) -> HttpResponse:
    """Two steps: first what they will read is shown, then it is given. What was shown is what is
    given: other parts are shown anew."""
    stay, now = stay_for(request, pk, Verb.GIVE_ACCESS), timezone.now()
    partner = _partner(request, stay)
    if partner is None and request.method != "POST":
        return _choose_partner(request, stay)
    form = AccessForm(posted(request), stay=stay, partner=partner)
    if partner is not None and saves(request) and form.is_valid():
        shown = ",".join(form.cleaned_data["parts"])
        if request.POST.get(SEEN) == shown:
            grant = attempt(
                request,
                form,
                lambda: give_access(by=request.actor, stay=stay, access=form.access, now=now),
            )
            if grant is not None:
                messages.success(request, _("%(who)s can read it now.") % {"who": grant.to_whom})
                return redirect("grant", pk=grant.pk)
        elif _may_be_given(form, stay):
            return _show_first(request, stay, form, partner, shown)
    return act_page(
        request,
        stay,
        form,
        Verb.GIVE_ACCESS,
        template="sharing/give.html",
        button=_("See what they will read"),
        standing=standing_of(stay, timezone.localdate(now)),
        partner=partner,
    )


@require_safe
@needs(Permission.SEE_CITIZENS)
def grant(request: ActorRequest, pk: int) -> HttpResponse:
    """What was given to whom, on what, whether it opens, and who has read what."""
    today = timezone.localdate()
    row = _grant(request, pk)
    log_read(request, row.stay, what="access of a partner")
    readings = AccessLog.objects.filter(
        controller=row.controller_id,
        citizen_id=row.citizen_id,
        what__startswith=f"{row.read_as}: ",
    )
    parts = parts_named(row.parts)
    labels = {f"{row.read_as}: {part.key}": part.label for part in parts}
    context = {
        "section": "citizens",
        "stay": row.stay,
        "grant": row,
        "ground": ground_of(row.legal_ground),
        "parts": parts,
        "why_closed": rules.against_reading(row, today),
        "readings": [
            {"at": each.at, "who": each.by_name, "part": labels.get(each.what, each.what)}
            for each in readings.order_by("-at")[:_MOST_READINGS]
        ],
        "may_revoke": RULES[Verb.REVOKE].may(request.actor),
    }
    return render(request, "sharing/grant.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def revoke(request: ActorRequest, pk: int) -> HttpResponse:
    RULES[Verb.REVOKE].must(request.actor)
    row = _grant(request, pk)
    form = RevokeForm(posted(request))
    revoked = attempt(
        request,
        form,
        lambda: revoke_access(by=request.actor, grant=row, now=timezone.now(), **form.cleaned_data),
    )
    if revoked is not None:
        messages.success(request, _("The access is ended."))
        return redirect("grant", pk=pk)
    return act_page(
        request,
        row.stay,
        form,
        Verb.REVOKE,
        grant=row,
        button=_("End the access"),
        note=_("%(who)s reads nothing more from now on.") % {"who": row.to_whom},
    )


def _grant(request: ActorRequest, pk: int) -> Grant:
    rows = Grant.objects.visible_to(request.actor).with_what_they_rest_on(timezone.localdate())
    return get_object_or_404(rows.select_related("given_by", "revoked_by"), pk=pk)


def _partner(request: ActorRequest, stay: Stay) -> Organisation | None:
    """The organisation that was chosen, which is not the citizen's own."""
    chosen = request.POST.get("partner") or request.GET.get("partner", "")
    if not chosen.isdecimal():
        return None
    others = Organisation.objects.exclude(pk=stay.controller_id)
    return others.filter(pk=min(int(chosen), _LARGEST)).first()


def _choose_partner(request: ActorRequest, stay: Stay) -> HttpResponse:
    others = Organisation.objects.exclude(pk=stay.controller_id)
    context = {
        "section": "citizens",
        "stay": stay,
        "title": RULES[Verb.GIVE_ACCESS].label,
        "obstacle": obstacle(stay, Verb.GIVE_ACCESS),
        "organisations": others,
    }
    log_read(request, stay)
    return render(request, "sharing/choose_partner.html", context)


def _may_be_given(form: AccessForm, stay: Stay) -> bool:
    """Whether the service would take it; the form says what is wrong."""
    try:
        if problem := obstacle(stay, Verb.GIVE_ACCESS):
            raise problem
        check_access(stay, form.access, timezone.localdate())
    except Problem as problem:
        form.add_problem(problem)
        return False
    return True


def _show_first(
    request: ActorRequest, stay: Stay, form: AccessForm, partner: Organisation, shown: str
) -> HttpResponse:
    log_read(request, stay, what="what a partner is to read")
    data = form.cleaned_data
    context = {
        "section": "citizens",
        "stay": stay,
        "read": preview(stay, data["parts"], timezone.localdate()),
        "to_whom": _named(partner, data),
        "last_on": data["last_on"],
        "reason": data["reason"],
        "seen": shown,
        "typed": typed(request),
    }
    return render(request, "sharing/preview.html", context)


def _named(partner: Organisation, data: Mapping[str, Any]) -> str:
    """ "Region Midtjylland, E3 (anne@region.example)", of what is chosen."""
    unit = data.get("unit")
    ward = Unit.objects.filter(organisation=partner, pk=unit).first() if unit else None
    place = joined_names(partner, ward)
    return f"{place} ({data['mail']})" if data["mail"] else place
