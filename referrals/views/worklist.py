"""The list of referrals: what waits to be decided, what waits for a place, what was sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from core.pages import page_of
from core.plain_text import one_line, shows_something
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.clock import Clock, clocks_of
from referrals.models import Draft, Referral, waits_for_place, waits_to_start
from referrals.models.waiting import waits_for_information
from referrals.services.sender_view import SenderView, sender_views
from schemes.base import Words

Status = Referral.Status

Sorts = dict[str, tuple[str | Promise, tuple[str, ...]]]
#: The orders of a list, the first of them unless another is asked for.
SORTS: Final[Sorts] = {
    "ur": (_("Longest wait first"), ("clock_from", "pk")),
    "hast": (_("Most urgent first"), ("-haste", "clock_from", "pk")),
    "nyeste": (_("Newest first"), ("-submitted_at", "-pk")),
}
SORTS_OF_DECIDED: Final[Sorts] = {
    "afgjort": (_("Latest decision first"), ("-settled_at", "-pk")),
    "nyeste": (_("Latest received first"), ("-submitted_at", "-pk")),
}


@dataclass(frozen=True)
class View:
    """One way of looking at the list. ``key`` stands in the address."""

    key: str
    label: str | Promise
    chosen: Q
    empty: str | Promise
    sorts: Sorts = field(default_factory=lambda: SORTS)


TO_DECIDE = View(
    "afgoer",
    _("To decide"),
    Q(status=Status.SUBMITTED),
    _("Nothing waits for a decision. Well done."),
)
WAITING = View(
    "venter",
    _("Waiting for a place"),
    waits_for_place(),
    _("Nobody waits for a place."),
)
#: A part of what is to be decided: its deadline stands still.
FOR_INFORMATION = View(
    "oplysninger",
    _("Waiting for information"),
    waits_for_information(),
    _("No information is waited for."),
)
TO_START = View(
    "begynder",
    _("To start without a place"),
    waits_to_start(),
    _("Nothing waits to be started."),
)
DECIDED = View(
    "afgjort",
    _("Decided"),
    ~Q(status=Status.SUBMITTED) & ~waits_for_place() & ~waits_to_start(),
    _("Nothing has been decided yet."),
    SORTS_OF_DECIDED,
)
#: A sender can't read the stay: decided is decided.
ANSWERED = View(
    "afgjort", _("Decided"), ~Q(status=Status.SUBMITTED), DECIDED.empty, SORTS_OF_DECIDED
)
DRAFTS = "kladder"
#: When it was over, whoever ended it.
_SETTLED_AT: Final = Coalesce("decision__decided_at", "withdrawn_at", "closed_at")


@dataclass(frozen=True)
class Row:
    referral: Referral
    called: str
    clock: Clock
    words: Words
    #: Accepted, and without a place.
    waits: bool
    #: When it was decided or withdrawn.
    settled_on: date | None
    #: Read for a sender, who can't read stay and facility.
    sent_view: SenderView | None = None


@require_safe
@needs(Permission.SEE_REFERRALS)
def referrals(request: ActorRequest) -> HttpResponse:
    """The worklist. The address holds view, sort and page, so that it can be shared."""
    actor, now = request.actor, timezone.now()
    sent_only = actor.only_sends
    views = _views(request)
    rows = Referral.objects.visible_to(actor)
    counts = rows.aggregate(**{tab.key: Count("pk", filter=tab.chosen) for tab in views})
    drafts = Draft.objects.visible_to(actor).select_related("receiver")
    many_drafts = drafts.count()
    wanted = request.GET.get("vis", views[0].key)
    if wanted == DRAFTS:
        current, shown, sort = None, [], ""
        page = page_of(request, drafts, total=many_drafts)
    else:
        current = next((tab for tab in views if tab.key == wanted), views[0])
        sort = _sort_key(request, current)
        # Ordered are ids alone; whole rows are read of those that are shown.
        ids = _sorted(rows.filter(current.chosen), current.sorts[sort][1])
        page = page_of(request, ids, total=counts[current.key])
        shown = _shown(_read(list(page.object_list), actor), now, sent_only)
        log_shown(
            [(row.referral.controller_id, row.referral.citizen_id) for row in shown],
            by=actor,
            what="referrals",
            purpose=Purpose.WORKLIST,
        )
    context = {
        "section": "referrals",
        "tabs": [
            (tab.key, tab.label, counts[tab.key])
            for tab in views
            if tab not in (FOR_INFORMATION, TO_START) or counts[tab.key] or tab is current
        ]
        + ([(DRAFTS, _("Drafts"), many_drafts)] if actor.may(Permission.REFER) else []),
        "current": current.key if current else DRAFTS,
        "empty": current.empty if current else _("You have no drafts."),
        "rows": shown,
        "page": page,
        "drafts": [] if current else [_draft(draft) for draft in page.object_list],
        "sorts": [(key, label) for key, (label, _by) in (current.sorts if current else {}).items()],
        "sort": sort,
        "sent_only": sent_only,
        "may_refer": actor.may(Permission.REFER),
        "may_publish_deadlines": actor.may(Permission.PUBLISH_DEADLINES),
    }
    return render(request, "referrals/worklist.html", context)


def _views(request: ActorRequest) -> list[View]:
    """A referrer has one list: what was sent. Others also have what they sent themselves."""
    sent = View(
        "sendt",
        _("Sent"),
        Q(sender=request.actor.organisation),
        _("You have not referred anyone yet."),
    )
    if request.actor.only_sends:
        return [sent, TO_DECIDE, FOR_INFORMATION, ANSWERED]
    mine = View(
        "mine", _("Written by me"), Q(submitted_by=request.user), _("You have not referred anyone.")
    )
    return [TO_DECIDE, FOR_INFORMATION, WAITING, TO_START, DECIDED, mine]


def _sort_key(request: ActorRequest, view: View) -> str:
    wanted = request.GET.get("sorter", "")
    return wanted if wanted in view.sorts else next(iter(view.sorts))


def _sorted(rows: QuerySet[Referral], order: tuple[str, ...]) -> QuerySet[Referral, int]:
    haste = Case(
        When(urgency=Referral.Urgency.TONIGHT, then=Value(2)),
        When(urgency=Referral.Urgency.SOON, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    annotated = rows.alias(haste=haste, settled_at=_SETTLED_AT)
    return annotated.order_by(*order).values_list("pk", flat=True)


def _read(ids: list[int], actor: Actor) -> list[Referral]:
    """In the order of ``ids``, which the actor sees."""
    rows = Referral.objects.filter(pk__in=ids).annotate(settled_at=_SETTLED_AT)
    if actor.only_sends:
        rows = rows.select_related("controller")
    else:
        # The frozen copy is wide, and only a sender reads the name from it.
        rows = rows.defer("frozen").select_related(
            "citizen", "sender", "sender_unit", "controller", "facility", "stay", "assigned_to"
        )
    by_id = rows.in_bulk()
    return [by_id[pk] for pk in ids if pk in by_id]


def _shown(rows: list[Referral], now: datetime, sent_only: bool) -> list[Row]:
    sent_views = sender_views(rows) if sent_only else {}
    clocks = clocks_of(rows, now)
    return [_row(row, clocks[row.pk], sent_views.get(row.pk)) for row in rows]


def _row(referral: Referral, clock: Clock, sent_view: SenderView | None) -> Row:
    called = referral.frozen["called"] if sent_view else referral.citizen.called
    words = referral.version.words_for(referral.track)
    waits = sent_view.waits_for_place if sent_view else referral.waits_for_place
    settled_at: datetime | None = getattr(referral, "settled_at", None)
    settled_on = timezone.localdate(settled_at) if settled_at else None
    return Row(referral, called, clock, words, waits, settled_on, sent_view)


def _draft(draft: Draft) -> dict[str, object]:
    pages = draft.typed.values()
    names = (page.get(field, "") for page in pages for field in ("name", "alias"))
    return {
        "draft": draft,
        "called": next((one_line(n) for n in names if shows_something(n)), None),
    }
