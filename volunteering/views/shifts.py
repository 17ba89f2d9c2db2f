"""The week of the shifts, for volunteers on a phone and for the house; what is done with each."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.buttons import button
from core.checks import EARLIEST, LATEST
from core.forms import ProblemForm, attempt, posted
from core.problems import Conflict
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility
from volunteering.forms import CallOffForm, PlanShiftForm, ShiftForm, WhoComesForm
from volunteering.models import Shift, Volunteer
from volunteering.rules import RULES, Verb
from volunteering.services import shifts as planning
from volunteering.services import signing_up
from volunteering.services.shifts import ShiftPlan
from volunteering.week import A_WEEK, monday_of, week_of


@require_safe
@needs()
def shifts(request: ActorRequest) -> HttpResponse:
    """A week (``uge``: a day of it): who is wanted when, the board, and whom a peer meets."""
    RULES[Verb.SEE_SHIFTS].must(request.actor)
    now = timezone.now()
    first = monday_of(_day_asked_for(request, timezone.localdate(now)))
    is_house = request.actor.may(Permission.HOUSE_LIFE)
    context = {
        "section": "house_life" if is_house else "shifts",
        "week": week_of(request.actor, first, now=now),
        "is_house": is_house,
        "runs_people": RULES[Verb.ADD].may(request.actor),
    }
    return render(request, "volunteering/shifts.html", context)


@button
@needs(*RULES[Verb.TAKE].permissions)
def take(request: ActorRequest, pk: int) -> HttpResponse:
    """The volunteer signs up."""
    shift = _in_sight(request, pk)
    try:
        signing_up.take_shift(by=request.actor, shift=shift, now=timezone.now())
        messages.success(request, _("You have the shift. Thank you."))
    except Conflict as problem:
        messages.warning(request, str(problem))
    return _back_to(shift)


@button
@needs(*RULES[Verb.TAKE].permissions)
def leave(request: ActorRequest, pk: int) -> HttpResponse:
    """The volunteer signs off."""
    shift = _in_sight(request, pk)
    try:
        signing_up.leave_shift(by=request.actor, shift=shift, now=timezone.now())
        messages.success(request, _("You are signed off. The leader is told."))
    except Conflict as problem:
        messages.warning(request, str(problem))
    return _back_to(shift)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.PLAN].permissions)
def plan(request: ActorRequest, pk: int) -> HttpResponse:
    """Shifts of a house."""
    houses = Facility.objects.visible_to(request.actor).open_on(timezone.localdate())
    house = get_object_or_404(houses, pk=pk)
    form = PlanShiftForm(posted(request))
    planned = attempt(
        request,
        form,
        lambda: planning.plan_shifts(
            by=request.actor,
            house=house,
            plan=form.plan(),
            every_weeks=form.cleaned_data["every_weeks"],
            until=form.cleaned_data["until"],
            names_nobody=form.cleaned_data["names_nobody"],
            now=timezone.now(),
        ),
    )
    if planned is not None:
        messages.success(request, _("The shifts are planned: %(n)s.") % {"n": len(planned)})
        return redirect(_address_of(form.cleaned_data["on"]))
    return _page(request, form, Verb.PLAN, about=house.name)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CHANGE].permissions)
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """This one; those that are repeated stay as they are."""
    shift = _in_sight(request, pk)
    form = ShiftForm(posted(request))
    form.edits(ShiftPlan.of(shift).values)
    changed = attempt(
        request,
        form,
        lambda: planning.change_shift(
            by=request.actor,
            shift=shift,
            plan=form.plan(),
            names_nobody=form.cleaned_data["names_nobody"],
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("The shift is changed."))
        return _back_to(changed)
    return _page(request, form, Verb.CHANGE, about=_called(shift))


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CALL_OFF].permissions)
def call_off(request: ActorRequest, pk: int) -> HttpResponse:
    """With a reason that the volunteers read."""
    shift = _in_sight(request, pk)
    form = CallOffForm(posted(request), is_repeated=shift.series is not None)
    off = attempt(
        request,
        form,
        lambda: planning.call_off_shift(
            by=request.actor,
            shift=shift,
            because=form.cleaned_data["because"],
            all_later=form.cleaned_data.get("all_later", False),
            names_nobody=form.cleaned_data["names_nobody"],
            now=timezone.now(),
        ),
    )
    if off is not None:
        messages.success(request, _("It is called off."))
        return _back_to(shift)
    helpers = [each.volunteer for each in shift.comes]
    return _page(request, form, Verb.CALL_OFF, about=_called(shift), helpers=helpers)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.PUT_ON].permissions)
def put_on(request: ActorRequest, pk: int) -> HttpResponse:
    """Somebody who said yes on the telephone; and whoever comes can be taken off."""
    shift = _in_sight(request, pk)
    form = WhoComesForm(posted(request), shift=shift)
    put = attempt(
        request,
        form,
        lambda: signing_up.put_on_shift(
            by=request.actor, shift=shift, now=timezone.now(), **form.cleaned_data
        ),
    )
    if put is not None:
        messages.success(request, _("%(name)s is on the shift.") % {"name": put.volunteer.name})
        return redirect("put_on_shift", pk=pk)
    helpers = [each.volunteer for each in shift.comes]
    return _page(request, form, Verb.PUT_ON, about=_called(shift), shift=shift, helpers=helpers)


@button
@needs(*RULES[Verb.PUT_ON].permissions)
def take_off(request: ActorRequest, pk: int, volunteer_pk: int) -> HttpResponse:
    """Somebody who rang to say no."""
    shift = _in_sight(request, pk)
    people = Volunteer.objects.visible_to(request.actor)
    volunteer = get_object_or_404(people, pk=volunteer_pk, facility=shift.facility_id)
    try:
        signing_up.leave_shift(
            by=request.actor, shift=shift, volunteer=volunteer, now=timezone.now()
        )
        messages.success(request, _("%(name)s is off the shift.") % {"name": volunteer.name})
    except Conflict as problem:
        messages.warning(request, str(problem))
    return redirect("put_on_shift", pk=pk)


def _in_sight(request: ActorRequest, pk: int) -> Shift:
    """Or 404."""
    rows = Shift.objects.visible_to(request.actor).select_related("facility").with_helpers()
    return get_object_or_404(rows, pk=pk)


def _day_asked_for(request: HttpRequest, today: date) -> date:
    try:
        day = date.fromisoformat(request.GET.get("uge", ""))
    except ValueError:
        return today
    return day if EARLIEST + A_WEEK < day < LATEST - A_WEEK else today


def _address_of(day: date) -> str:
    return f"{reverse('shifts')}?uge={monday_of(day).isoformat()}"


def _back_to(shift: Shift) -> HttpResponse:
    return redirect(_address_of(timezone.localdate(shift.starts_at)))


def _called(shift: Shift) -> str:
    day = timezone.localdate(shift.starts_at)
    return f"{shift.what} · {day:%d.%m.%Y} · {shift.when}"


def _page(
    request: ActorRequest, form: ProblemForm, verb: Verb, *, about: str, **more: object
) -> HttpResponse:
    context = {
        "section": "house_life",
        "form": form,
        "action": RULES[verb].label,
        "about": about,
        "back_label": _("Shifts"),
        "back": reverse("shifts"),
    }
    template = "volunteering/put_on.html" if verb is Verb.PUT_ON else "volunteering/act.html"
    return render(request, template, context | more, status=form.status)
