"""The list of referrals as a file: what is in sight, as the address narrows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any, Final

from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_shown
from core.spreadsheets import Value, as_csv_file, as_xlsx_file
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.models import Referral
from referrals.services.worklist import View, ids_in_order, read_in_parts, views_of
from referrals.services.worklist_filters import narrowed
from referrals.views.rows import Row, shown

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@needs(Permission.SEE_REFERRALS)
def export(request: ActorRequest, kind: str) -> HttpResponse:
    """As csv or xlsx, every page of it. Logged for each citizen as taken in a file."""
    actor, now = request.actor, timezone.now()
    if kind not in ("csv", "xlsx"):
        raise Http404
    views = views_of(actor)
    view = next((each for each in views if each.key == request.GET.get("vis")), views[0])
    sort = request.GET.get("sorter", "")
    sort = sort if sort in view.sorts else next(iter(view.sorts))
    asked = narrowed(actor, request.GET, now)
    rows = Referral.objects.visible_to(actor).filter(asked.condition)
    ordered = ids_in_order(
        actor, rows, view, sort if sort in view.sorts else next(iter(view.sorts))
    )
    ids = list(ordered[: len(ordered)]) if isinstance(ordered, Sequence) else list(ordered)
    taken: list[tuple[int, int | None]] = []

    def lines() -> Iterator[Sequence[Value]]:
        # Read here and not while it is sent: afterwards the wall lets nothing be read.
        for part in read_in_parts(ids, actor):
            for row in shown(part, now, sent_only=actor.only_sends):
                taken.append((row.referral.controller_id, row.referral.citizen_id))
                yield [column(row) for column in columns.values()]

    columns = _columns(actor)
    name = f"{_('referrals')}-{view.key}-{timezone.localdate(now)}.{kind}"
    written = _write(kind, view, list(columns), lines())
    log_shown(
        taken,
        by=actor,
        what="referrals",
        purpose=Purpose.OWN_REFERRAL if actor.only_sends else Purpose.WORKLIST,
        action=AccessLog.Action.EXPORT,
    )
    content_type = CSV if kind == "csv" else XLSX
    # Sent from disk in pieces: a response, though Django has it as no HttpResponse.
    response: Any = FileResponse(
        written, as_attachment=True, filename=name, content_type=content_type
    )
    answer: HttpResponse = response
    return answer


def _write(
    kind: str, view: View, heading: list[str], lines: Iterator[Sequence[Value]]
) -> IO[bytes]:
    if kind == "csv":
        return as_csv_file(heading, lines)
    return as_xlsx_file(str(view.label), heading, lines)


Column = Callable[[Row], Value]


def _columns(actor: Actor) -> dict[str, Column]:
    """What the list shows, each in a column."""
    both: dict[str, Column] = {
        _("Reference"): lambda row: row.referral.reference,
        _("Name"): lambda row: row.called,
        _("What is asked for"): lambda row: _(row.referral.scheme_track.name),
        _("Received"): lambda row: timezone.localdate(row.referral.submitted_at),
        _("Answer by"): lambda row: row.clock.answer_by,
        _("Status"): lambda row: row.status_in_words,
        _("Settled on"): lambda row: row.settled_on,
        _("Urgency"): lambda row: str(row.referral.get_urgency_display()),
        _("Is now"): lambda row: str(row.referral.get_whereabouts_display()),
        _("Ready for discharge"): lambda row: row.referral.ready_for_discharge_on,
    }
    if actor.only_sends:
        return both | {
            _("Own case number"): lambda row: row.referral.case_number,
            _("Ward"): lambda row: str(row.referral.sender_unit or ""),
            _("Ring"): lambda row: row.sent_view.ring if row.sent_view else "",
            _("Phone"): lambda row: row.sent_view.phone if row.sent_view else "",
            _("Comes on"): lambda row: row.sent_view.comes_on if row.sent_view else None,
        }
    return both | {
        _("From"): lambda row: row.referral.sent_from,
        _("Facility"): lambda row: row.referral.facility.name if row.referral.facility else "",
    }
