"""Looking a citizen up, and the citizen's page.

They stand here and not in ``citizens``: what may be seen depends on stays and referrals, which
are above that app.
"""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audit.purposes import Purpose
from audit.services import log_access, log_shown
from audit.timeline import timeline_of_citizen
from cases.case import stays_for
from cases.forms.citizens import RevealForm, SearchForm
from cases.outcomes import with_outcomes
from citizens.models import Citizen
from citizens.services.identity import questions_for
from citizens.services.proposing import proposals_for
from citizens.services.searching import MOST_SHOWN
from core.forms import attempt, posted
from core.pages import page_of
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from placements.services.standing import agreements_of, kinds_to_ring_for
from placements.visibility import citizens_visible_to
from referrals.models import Referral

#: In the session: why one looked last, chosen anew after every sign-in.
PURPOSE: Final = "purpose_of_search"
#: Of each list without a search; who is in the house stands page by page.
MOST_KNOWN: Final = 60


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def citizens(request: ActorRequest) -> HttpResponse:
    """Search by name, alias, a whole CPR number or a case number, with where each of them is now.

    The box of the frame sends its words here, and asks for the citizen's page (``straight``) where
    exactly that one matches.
    """
    actor = request.actor
    remembered = {"purpose": request.session.get(PURPOSE, "")}
    form = SearchForm(_sent(request), by=actor, initial=remembered)
    matches = attempt(request, form, lambda: form.search(actor), undo=False)
    straight = request.method == "POST" and "straight" in request.POST
    context: dict[str, Any] = {
        "section": "citizens",
        "form": form,
        "matches": None,
        "straight": straight,
    }
    if matches is not None:
        request.session[PURPOSE] = form.cleaned_data.get("purpose", "")
        if straight and len(matches) == 1:
            return redirect("citizen", pk=matches[0].pk)
        context |= {
            "matches": _with_whereabouts(actor, matches[:MOST_SHOWN]),
            "more": len(matches) > MOST_SHOWN,
        }
    elif request.method == "GET":
        context |= _known(request)
    return render(request, "cases/citizens.html", context, status=form.status)


def _sent(request: ActorRequest) -> QueryDict | None:
    """Where no purpose is asked beside the words, it is the one chosen last."""
    sent = posted(request)
    if sent is None or "purpose" in sent:
        return sent
    sent = sent.copy()
    sent["purpose"] = request.session.get(PURPOSE, "")
    return sent


def _known(request: ActorRequest) -> dict[str, Any]:
    """Without a search: those the actor holds the threads of, and page by page who is in the
    house."""
    actor = request.actor
    stays = stays_for(actor).order_by("citizen__name", "citizen__alias", "pk")
    page = page_of(request, stays.filter(status="here"), per_page=MOST_KNOWN)
    mine = Q(key_worker=actor.user) | Q(coordinator=actor.user)
    own = stays.filter(mine, status__in=["here", "planned"])[: MOST_KNOWN + 1]
    threads = list(own) if page.number == 1 else []
    lists = [
        ("own", _("Your citizens"), threads[:MOST_KNOWN]),
        ("here", _("In the house now"), list(page.object_list)),
    ]
    known, today = [], timezone.localdate()
    for name, title, shown in lists:
        if not shown:
            continue
        log_shown(
            [(stay.controller_id, stay.citizen_id) for stay in shown],
            by=actor,
            what=f"citizens_{name}",
            purpose=Purpose.OWN_WORK,
        )
        matches = [
            {"citizen": stay.citizen, "age": stay.citizen.age_on(today), "stay": stay}
            for stay in shown
        ]
        known.append({"name": name, "title": title, "matches": matches})
    return {"known": known, "page": page, "are_more": len(threads) > MOST_KNOWN}


@require_GET
@needs(Permission.SEE_CITIZENS)
def citizen(request: ActorRequest, pk: int) -> HttpResponse:
    in_sight = citizens_visible_to(request.actor)
    joined = Citizen.objects.filter(pk=pk, joined_into__in=in_sight).first()
    if joined is not None:  # an old link leads to the registration that stands
        return redirect("citizen", pk=joined.joined_into_id)
    row = get_object_or_404(in_sight, pk=pk)
    return _citizen_page(request, row, RevealForm())


@require_POST
@needs(Permission.SEE_CITIZENS, Permission.REVEAL_CPR)
def reveal(request: ActorRequest, pk: int) -> HttpResponse:
    """Show the whole number once, in the answer to a POST: never in an address, never cached."""
    row = get_object_or_404(citizens_visible_to(request.actor), pk=pk)
    form = RevealForm(posted(request))
    return _citizen_page(request, row, form, number=form.reveal(request, row))


def _with_whereabouts(actor: Actor, citizens: list[Citizen]) -> list[dict[str, Any]]:
    """Each citizen with the stay that says where they are: here now before on the way."""
    today = timezone.localdate()
    current: dict[int, Stay] = {}
    open_stays = (
        stays_for(actor)
        .filter(citizen__in=citizens, status__in=["here", "planned"])
        .order_by("-status", "pk")  # planned first, so that here wins
    )
    for stay in open_stays:
        current[stay.citizen_id] = stay
    return [
        {"citizen": row, "age": row.age_on(today), "stay": current.get(row.pk)} for row in citizens
    ]


def _citizen_page(
    request: ActorRequest, row: Citizen, form: RevealForm, *, number: str = ""
) -> HttpResponse:
    actor = request.actor
    stays = list(stays_for(actor).filter(citizen=row).order_by("-pk"))
    referrals = (
        list(Referral.objects.visible_to(actor).filter(citizen=row))
        if actor.may(Permission.SEE_REFERRALS)
        else []
    )
    log_access(
        by=actor,
        what="citizen",
        purpose=Purpose.CASE,
        citizen_id=row.pk,
    )
    context = {
        "section": "citizens",
        "citizen": row,
        "age": row.age_on(timezone.localdate()),
        "stays": stays,
        "referrals": referrals,
        "timeline": with_outcomes(
            timeline_of_citizen(
                controller_id=row.controller_id,
                citizen_ids=[row.pk, *row.joined.values_list("pk", flat=True)],
                stay_ids=[stay.pk for stay in stays],
                referral_ids=[referral.pk for referral in referrals],
            )
        ),
        "form": form,
        "number": number,
        "may_reveal": actor.may(Permission.REVEAL_CPR),
        "may_correct": actor.may(Permission.REVEAL_CPR) and actor.may(Permission.ASSESS),
        "questions": questions_for(actor, citizens_visible_to(actor)).filter(
            Q(citizen=row) | Q(other=row)
        ),
        "agreements": agreements_of(actor, row),
        "may_agree": actor.may(Permission.FOLLOW_UP)
        and bool(kinds_to_ring_for(actor, on=timezone.localdate())),
        "may_join": actor.may(Permission.JOIN_CITIZENS),
        "proposals": proposals_for(actor, citizens_visible_to(actor)).filter(
            Q(citizen=row) | Q(kept=row)
        ),
        "joined": row.joined.order_by("pk") if actor.may(Permission.JOIN_CITIZENS) else [],
    }
    return render(request, "cases/citizen.html", context, status=form.status)
