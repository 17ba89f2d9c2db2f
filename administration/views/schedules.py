"""How each house follows up: the scheme's schedule, and what the house has made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from administration.forms.schedules import EndKindForm, OwnKindForm, WhenForm
from administration.schedule_words import when_in_words
from core.forms import ProblemForm, attempt, posted
from core.problems import Problem
from organisations.access import ActorRequest, needs
from organisations.roles import Role
from placements.house_rules import RULES, HouseVerb
from placements.models import Facility, HouseFollowUp
from placements.services.house_schedule import (
    add_follow_up_kind,
    change_schedule,
    end_follow_up_kind,
    standing_rule,
    tracks_followed_up,
)
from schemes.base import FollowUpRule, Track
from schemes.house_schedule import Line, may_be_changed, schedule

_NEEDS = RULES[HouseVerb.CHANGE_SCHEDULE].permissions


@dataclass(frozen=True)
class Row:
    """A kind of follow-up as it is done, and as it will be."""

    rule: FollowUpRule
    when: str
    who: str
    #: "" where it counts already.
    since: str
    may_change: bool
    ends_on: date | None


@require_safe
@needs(*_NEEDS)
def house_schedule(request: ActorRequest, pk: int) -> HttpResponse:
    """Every kind of follow-up of the house, for each kind of place."""
    house = house_of(request, pk)
    today = timezone.localdate()
    changes = HouseFollowUp.objects.by_house([house.pk])
    tracks = [
        (track, _rows(schedule(track.follow_ups, changes.get((pk, track.key), ())), today))
        for track in tracks_followed_up(house, on=today)
    ]
    context = {"section": "administration", "house": house, "tracks": tracks}
    return render(request, "administration/schedule.html", context)


def _rows(lines: dict[str, list[Line]], today: date) -> list[Row]:
    rows = []
    for of_kind in lines.values():
        standing = [line for line in of_kind if line.starts_on <= today][-1:]
        coming = [line for line in of_kind if line.starts_on > today]
        ends_on = next((line.starts_on for line in coming if not line.rule.is_planned), None)
        for line in (*standing, *coming):
            if not line.rule.is_planned:
                continue
            rows.append(
                Row(
                    rule=line.rule,
                    when=when_in_words(line.rule),
                    who=str(Role(line.rule.responsible.value).label),
                    since=date_format(line.starts_on) if line in coming else "",
                    may_change=line.rule.is_the_houses or may_be_changed(line.rule),
                    ends_on=ends_on,
                )
            )
    return rows


@require_http_methods(["GET", "POST"])
@needs(*_NEEDS)
def change_schedule_page(request: ActorRequest, pk: int, track: str, kind: str) -> HttpResponse:
    """When and by whom one kind is done, from a day on."""
    house = house_of(request, pk)
    rule = rule_of(house, track, kind)
    form = WhenForm(posted(request), rule=rule)
    changed = attempt(
        request,
        form,
        lambda: change_schedule(
            by=request.actor,
            house=house,
            track=track,
            kind=kind,
            when=form.when(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("Saved. Those who are there are planned for anew."))
        return redirect("house_schedule", pk=house.pk)
    return _form(request, house, form, title=_(rule.title), button=_("Save"), now=rule)


@require_http_methods(["GET", "POST"])
@needs(*_NEEDS)
def add_kind_page(request: ActorRequest, pk: int, track: str) -> HttpResponse:
    """A kind of the house's own."""
    house = house_of(request, pk)
    _track(house, track)
    form = OwnKindForm(posted(request))
    added = attempt(
        request,
        form,
        lambda: add_follow_up_kind(
            by=request.actor,
            house=house,
            track=track,
            own=form.own(),
            when=form.when(),
            now=timezone.now(),
        ),
    )
    if added is not None:
        messages.success(request, _("Saved. Those who are there are planned for anew."))
        return redirect("house_schedule", pk=house.pk)
    return _form(request, house, form, title=_("A follow-up of your own"), button=_("Save"))


@require_http_methods(["GET", "POST"])
@needs(*_NEEDS)
def end_kind_page(request: ActorRequest, pk: int, track: str, kind: str) -> HttpResponse:
    """From which day a kind of the house's own is done no longer."""
    house = house_of(request, pk)
    rule = rule_of(house, track, kind)
    form = EndKindForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_follow_up_kind(
            by=request.actor,
            house=house,
            track=track,
            kind=kind,
            on=form.cleaned_data["starts_on"],
            now=timezone.now(),
        ),
    )
    if ended is not None:
        messages.success(request, _("From that day it is not done any more."))
        return redirect("house_schedule", pk=house.pk)
    return _form(request, house, form, title=_(rule.title), button=_("Stop doing it"), now=rule)


def _form(
    request: ActorRequest,
    house: Facility,
    form: ProblemForm,
    *,
    title: str,
    button: str,
    now: FollowUpRule | None = None,
) -> HttpResponse:
    context = {
        "section": "administration",
        "house": house,
        "form": form,
        "title": title,
        "button": button,
        "when": when_in_words(now) if now else "",
    }
    return render(request, "administration/schedule_form.html", context, status=form.status)


def house_of(request: ActorRequest, pk: int) -> Facility:
    return get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)


def _track(house: Facility, key: str) -> Track:
    for track in tracks_followed_up(house, on=timezone.localdate()):
        if track.key == key:
            return track
    raise Http404


def rule_of(house: Facility, track: str, kind: str) -> FollowUpRule:
    """As it is written last."""
    try:
        return standing_rule(house, _track(house, track), kind)
    except Problem as problem:
        raise Http404 from problem
