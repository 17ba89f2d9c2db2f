"""A meeting to read: its page, the sheet to print, and its entry for a calendar."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from core.calendar_files import CONTENT_TYPE
from meetings.agenda import agenda_of
from meetings.models import Meeting
from meetings.rules import RULES, Verb, obstacle
from meetings.services.inviting import FILE_NAME, file_of
from meetings.views.loading import is_in_sight, log_read, meeting_in_sight, meeting_open_to
from organisations.access import ActorRequest, needs
from organisations.roles import Permission

#: In this order on the page.
_ACTS = (
    Verb.WRITE_MINUTES,
    Verb.ADD_POINT,
    Verb.CHANGE,
    Verb.CALL_OFF,
)


@require_safe
@needs(Permission.SEE_CITIZENS)
def meeting(request: ActorRequest, pk: int) -> HttpResponse:
    """What is planned, who is called, the agenda; once it is held, the minutes."""
    row = meeting_open_to(request, pk)
    if not is_in_sight(request, row):
        return _called(request, row)
    context = _context(request, row)
    log_read(request, row, context["agenda"])
    return render(request, "meetings/meeting.html", context)


def _called(request: ActorRequest, row: Meeting) -> HttpResponse:
    """For a colleague who is called to talk about a citizen of another house: when and where, who
    comes, and what the colleague has agreed to; of the citizen no more than the name."""
    log_read(request, row)
    own = row.agreements.filter(owner=request.actor.user, follow_up=None)
    context = {
        "section": "my_day",
        "meeting": row,
        "today": timezone.localdate(),
        "people": row.participants.select_related("user"),
        "agreements": own.select_related("owner", "follow_up", "done_by") if row.held_at else [],
        "may_keep": RULES[Verb.KEEP_AGREEMENT].may(request.actor) and row.held_at is not None,
    }
    return render(request, "meetings/called.html", context)


@require_safe
@needs(Permission.SEE_CITIZENS)
def sheet(request: ActorRequest, pk: int) -> HttpResponse:
    row = meeting_in_sight(request, pk)
    context = _context(request, row)
    log_read(request, row, context["agenda"], AccessLog.Action.PRINT)
    return render(request, "meetings/sheet.html", context)


@require_safe
@needs(Permission.SEE_CITIZENS)
def calendar_entry(request: ActorRequest, pk: int) -> HttpResponse:
    """Nothing about a citizen stands in it."""
    row = meeting_open_to(request, pk)
    log_read(request, row)
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(file_of(row), content_type=CONTENT_TYPE, headers=headers)


def _context(request: ActorRequest, row: Meeting) -> dict[str, Any]:
    now, actor = timezone.now(), request.actor
    agreements = row.agreements.select_related("owner", "follow_up", "stay__citizen", "done_by")
    agenda = agenda_of(row, by=actor, now=now)
    in_sight = {point.stay.pk for point in agenda if point.stay is not None}
    acts = [RULES[verb] for verb in _ACTS if RULES[verb].may(actor) and not obstacle(row, verb)]
    corrections = list(row.corrections.filter(called_off_at=None))
    return {
        "section": "citizens" if row.citizen_id else "my_day",
        "meeting": row,
        "now": now,
        "today": timezone.localdate(now),
        "agenda": agenda,
        "people": _with_invitations(row),
        "agreements": [
            each for each in agreements if each.stay_id is None or each.stay_id in in_sight
        ],
        "acts": acts,
        "correction": corrections[0] if corrections else None,
        "may_correct": RULES[Verb.CORRECT].may(actor)
        and row.held_at is not None
        and not any(each.held_at for each in corrections),
        "may_keep": RULES[Verb.KEEP_AGREEMENT].may(actor) and row.held_at is not None,
    }


def _with_invitations(row: Meeting) -> list[dict[str, Any]]:
    """Everybody who takes part, with the latest mail to them."""
    latest = {each.mail: each for each in row.invitations.order_by("asked_at", "pk")}
    people = row.participants.select_related("user")
    return [{"person": each, "mail": latest.get(each.mail)} for each in people]
