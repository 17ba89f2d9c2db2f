"""The list of referrals: what waits to be decided, what waits for a place, what was sent."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_shown
from core.pages import page_of
from core.plain_text import one_line, shows_something
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.models import Draft, Referral, SavedFilter
from referrals.services.unmet import may_note
from referrals.services.worklist import (
    COUNTED,
    FOR_INFORMATION,
    TO_START,
    View,
    counts_of,
    ids_in_order,
    read,
    views_of,
)
from referrals.services.worklist_filters import Narrowed, narrowed
from referrals.views.rows import shown

DRAFTS = "kladder"


@require_safe
@needs(Permission.SEE_REFERRALS)
def referrals(request: ActorRequest) -> HttpResponse:
    """The worklist. The address holds view, filters, sort and page, so that it can be shared."""
    actor, now = request.actor, timezone.now()
    sent_only = actor.only_sends
    views = views_of(actor)
    asked = narrowed(actor, request.GET, now)
    rows = Referral.objects.visible_to(actor).filter(asked.condition)
    wanted = request.GET.get("vis", views[0].key)
    current = next((tab for tab in views if tab.key == wanted), views[0])
    drafts = Draft.objects.visible_to(actor).select_related("receiver")
    counted = None if wanted == DRAFTS else current
    counts = counts_of(rows, views, counted, **{DRAFTS: drafts})
    many_drafts = counts[DRAFTS]
    sort = _sort_key(request, current)
    if wanted == DRAFTS:
        page, listed = page_of(request, drafts, total=many_drafts), []
    else:
        ids = ids_in_order(actor, rows, current, sort)
        page = page_of(request, ids, total=counts[current.key])
        listed = shown(read(list(page.object_list), actor), now, sent_only=sent_only)
        log_shown(
            [(row.referral.controller_id, row.referral.citizen_id) for row in listed],
            by=actor,
            what="referrals",
            purpose=Purpose.WORKLIST,
            action=AccessLog.Action.SEARCH if asked.words else AccessLog.Action.VIEW,
        )
    is_drafts = wanted == DRAFTS
    context = {
        "section": "referrals",
        "tabs": [
            (tab.key, tab.label, _number(counts[tab.key], whole=tab is current))
            for tab in views
            if tab not in (FOR_INFORMATION, TO_START) or counts[tab.key] or tab is current
        ]
        + ([(DRAFTS, _("Drafts"), many_drafts)] if actor.may(Permission.REFER) else []),
        "current": DRAFTS if is_drafts else current.key,
        "empty": _empty(current, asked, is_drafts=is_drafts),
        "rows": listed,
        "page": page,
        "drafts": [_draft(draft) for draft in page.object_list] if is_drafts else [],
        "sorts": [(key, label) for key, (label, _by) in current.sorts.items()],
        "sort": sort,
        "sent_only": sent_only,
        "asked": asked,
        "saved": [] if is_drafts else list(SavedFilter.objects.visible_to(actor)),
        "may_refer": actor.may(Permission.REFER),
        "may_publish_deadlines": actor.may(Permission.PUBLISH_DEADLINES),
        "may_see_waiting": actor.may(Permission.SEE_CITIZENS),
        "may_see_unmet": actor.may(Permission.SEE_FIGURES),
        "may_note_unmet": may_note(actor),
    }
    return render(request, "referrals/worklist.html", context)


def _number(count: int, *, whole: bool) -> str:
    return f"{COUNTED}+" if count > COUNTED and not whole else str(count)


def _empty(current: View, asked: Narrowed, *, is_drafts: bool) -> Any:
    if is_drafts:
        return _("You have no drafts.")
    if asked.is_narrowed:
        return _("Nothing here fits what you have chosen.")
    return current.empty


def _sort_key(request: ActorRequest, view: View) -> str:
    wanted = request.GET.get("sorter", "")
    return wanted if wanted in view.sorts else next(iter(view.sorts))


def _draft(draft: Draft) -> dict[str, object]:
    pages = draft.typed.values()
    names = (page.get(field, "") for page in pages for field in ("name", "alias"))
    return {
        "draft": draft,
        "called": next((one_line(n) for n in names if shows_something(n)), None),
    }
