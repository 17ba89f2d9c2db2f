"""The board, and the part of it that asks for itself again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from http import HTTPStatus
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.checks import EARLIEST, LATEST
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.board import SPANS, log_board_read, make_board, without_a_place
from placements.board_pages import houses_with_places, in_pages
from placements.board_stamp import dated, stamp_of
from placements.comings import comings_of
from placements.day_visitors import DayVisitor, visitors_of
from placements.models import Facility, Stay
from placements.views.bookings import kinds_of
from placements.views.receipts import receipt_of

ONE_WEEK: Final = timedelta(days=7)
USUAL_SPAN: Final = "4-uger"


@dataclass(frozen=True)
class Asked:
    """What the address asks for, which holds the whole state of the page."""

    span: str
    start: date
    houses: list[Facility]
    chosen: Facility | None
    #: Of the houses that are shown together.
    page: Page[list[Facility]]

    @property
    def days(self) -> int:
        return SPANS[self.span]

    @property
    def shown_houses(self) -> list[Facility]:
        if self.chosen is not None:
            return [self.chosen]
        return self.page.object_list[0]

    @classmethod
    def by(cls, request: ActorRequest, today: date) -> Asked:
        span = request.GET.get("visning", "")
        span = span if span in SPANS else USUAL_SPAN
        start = _start(request.GET.get("fra"), today, SPANS[span])
        end = start + timedelta(days=SPANS[span])
        houses = houses_with_places(
            request.actor, start, end, today if start <= today < end else start
        )
        chosen = next((f for f in houses if str(f.pk) == request.GET.get("tilbud")), None)
        pages = Paginator(in_pages(houses), per_page=1)
        return cls(span, start, houses, chosen, pages.get_page(request.GET.get("side")))


@require_GET
@needs(Permission.SEE_PLACES)
def board(request: ActorRequest) -> HttpResponse:
    """Places by days. The address holds the state: from, span, facility, table or board, page."""
    now = timezone.now()
    asked = Asked.by(request, timezone.localdate(now))
    shown = _shown(request, asked, now) | {"receipt": receipt_of(request, now=now)}
    log_board_read(request.actor, shown["board"], _beside_the_lanes(shown))
    return render(request, "placements/board.html", shown)


@require_GET
@needs(Permission.SEE_PLACES)
def board_now(request: ActorRequest) -> HttpResponse:
    """What stands on the board by now; 204 where nothing has changed since the stamp.

    Asked for by the page itself, so it is no use of the session (``session_limits``), and names in
    the read log only whom it had not named. A page opened in another role is told so (409).
    """
    actor, now = request.actor, timezone.now()
    opened_as = request.headers.get("X-Acting-As")
    if opened_as and actor.membership and opened_as != str(actor.membership.pk):
        return HttpResponse(status=HTTPStatus.CONFLICT)
    today = timezone.localdate(now)
    span = request.GET.get("visning", "")
    days = SPANS.get(span, SPANS[USUAL_SPAN])
    start = _start(request.GET.get("fra"), today, days)
    end = start + timedelta(days=days)
    if request.GET.get("stempel") == stamp_of(actor, start, end, now=now):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    shown = _shown(request, Asked.by(request, today), now)
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    log_board_read(actor, shown["board"], _beside_the_lanes(shown), since=midnight)
    return render(request, "placements/board.html#now", shown)


def _shown(request: ActorRequest, asked: Asked, now: datetime) -> dict[str, Any]:
    actor, today = request.actor, timezone.localdate(now)
    # Read before the board is: what changes in between is shown once more, and not missed.
    stamp = dated(getattr(asked.houses[0], "rows", ""), now) if asked.houses else ""
    shown = make_board(
        actor,
        start=asked.start,
        days=asked.days,
        now=now,
        facilities=asked.shown_houses,
    )
    may_see_citizens = actor.may(Permission.SEE_CITIZENS)
    outside = without_a_place(actor, asked.shown_houses, today) if may_see_citizens else []
    may_take = bool(kinds_of(actor))
    may_grant = actor.may(Permission.GRANT_GUEST_NIGHT) and shown.has_guest_rooms
    span = timedelta(days=asked.days)
    return {
        "section": "board",
        "board": shown,
        "stamp": stamp,
        "sum": shown.taken_tonight,
        "free": shown.free_tonight,
        "leaving": shown.free_once_left if may_see_citizens else [],
        "comings": comings_of(shown) if may_see_citizens else [],
        "span": asked.span,
        "spans": _spans(actor, today),
        "facilities": asked.houses,
        "chosen": asked.chosen,
        "page": asked.page if asked.chosen is None else None,
        "days": len(shown.days),
        "earlier": asked.start - span,
        "later": asked.start + span,
        "as_table": request.GET.get("som") == "tabel",
        "may_take": may_take,
        "may_book": may_take or may_grant,
        "may_change": may_take or actor.may(Permission.RUN_STAYS),
        "may_see_citizens": may_see_citizens,
        "may_grant": may_grant,
        "without_a_place": outside,
        "visitors": visitors_of(asked.shown_houses),
    }


def _beside_the_lanes(shown: dict[str, Any]) -> list[Stay | DayVisitor]:
    return [*shown["without_a_place"], *shown["visitors"]]


def _spans(actor: Actor, today: date) -> list[tuple[str, str]]:
    """What there is to choose from; nothing where the role sees around tonight only."""
    if actor.nights_in_sight(today):
        return []
    return [("uge", _("Week")), ("4-uger", _("4 weeks")), ("kvartal", _("Quarter"))]


def _start(typed: str | None, today: date, days: int) -> date:
    """The day the board begins; this week's Monday where nothing sensible was asked, and early in
    the week a week before, for what has just been; but always with today on it."""
    monday = today - timedelta(days=today.weekday())
    default = monday - ONE_WEEK if days > ONE_WEEK.days and today.weekday() < 3 else monday
    try:
        start = date.fromisoformat(typed or "")
    except ValueError:
        return default
    margin = timedelta(days=366)
    return start if EARLIEST + margin <= start <= LATEST - margin else default
