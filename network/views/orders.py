"""Treatment orders and compulsory appointments: each act a page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from network.before import ORDER_LABELS, changes_of
from network.forms import (
    AppointmentForm,
    EndForm,
    MoveAppointmentForm,
    OrderForm,
    OutcomeForm,
)
from network.models import Appointment, NetworkActor
from network.rules import Verb
from network.services.appointments import make_appointment, move_appointment, write_outcome
from network.services.orders import correct_order, end_order, write_order
from network.views.loading import act_page, appointment_of, order_of, stay_for
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def write(request: ActorRequest, pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.WRITE_ORDER)
    form = OrderForm(posted(request), actors=_actors(stay))
    written = attempt(
        request,
        form,
        lambda: write_order(by=request.actor, stay=stay, facts=form.facts(), now=timezone.now()),
    )
    if written is not None:
        messages.success(request, _("The treatment order is written down."))
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.WRITE_ORDER)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def correct(request: ActorRequest, pk: int, order_pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.CORRECT_ORDER)
    row = order_of(stay, order_pk)
    form = OrderForm(posted(request), actors=_actors(stay), order=row)
    corrected = attempt(
        request,
        form,
        lambda: correct_order(
            by=request.actor,
            stay=stay,
            order=row,
            facts=form.facts(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if corrected is not None:
        messages.success(request, _("It is put right."))
        return redirect("network", pk=pk)
    changes = changes_of(row, ORDER_LABELS)
    return act_page(request, stay, form, Verb.CORRECT_ORDER, name=row.kind, changes=changes)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def end(request: ActorRequest, pk: int, order_pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.END_ORDER)
    row = order_of(stay, order_pk)
    form = EndForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_order(
            by=request.actor, stay=stay, order=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if ended is not None:
        messages.success(request, _("The treatment order has ended."))
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.END_ORDER, name=row.kind)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def make(request: ActorRequest, pk: int, order_pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.MAKE_APPOINTMENT)
    row = order_of(stay, order_pk)
    form = AppointmentForm(posted(request))
    made = attempt(
        request,
        form,
        lambda: make_appointment(
            by=request.actor, stay=stay, order=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if made is not None:
        messages.success(request, _("It is written. The key worker is reminded the day before."))
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.MAKE_APPOINTMENT, name=row.kind)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def move(request: ActorRequest, pk: int, appointment_pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.MOVE_APPOINTMENT)
    row = appointment_of(stay, appointment_pk)
    form = MoveAppointmentForm(posted(request), appointment=row)
    moved = attempt(
        request,
        form,
        lambda: move_appointment(
            by=request.actor,
            stay=stay,
            appointment=row,
            now=timezone.now(),
            **form.cleaned_data,
        ),
    )
    if moved is not None:
        messages.success(request, _("The appointment is moved, and the reminder with it."))
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.MOVE_APPOINTMENT, appointment=row)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def outcome(request: ActorRequest, pk: int, appointment_pk: int) -> HttpResponse:
    """A miss leads to what it means, and to whom to ring."""
    stay = stay_for(request, pk, Verb.WRITE_OUTCOME)
    row = appointment_of(stay, appointment_pk)
    form = OutcomeForm(posted(request), appointment=row)
    written = attempt(
        request,
        form,
        lambda: write_outcome(
            by=request.actor,
            stay=stay,
            appointment=row,
            now=timezone.now(),
            **form.cleaned_data,
        ),
    )
    if written is not None:
        if written.outcome == Appointment.Outcome.MISSED:
            messages.warning(
                request, _("It is written, and key worker and leader hear of it. Ring now.")
            )
        else:
            messages.success(request, _("It is written how it went."))
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.WRITE_OUTCOME, appointment=row)


def _actors(stay: Stay) -> list[NetworkActor]:
    return list(NetworkActor.objects.filter(citizen=stay.citizen_id, ends_on=None))
