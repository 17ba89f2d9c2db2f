"""What happens to a stay: each a page of its own that says what will follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from cases.forms import stays as forms
from core.forms import ProblemForm
from core.problems import Conflict, NotAllowed, Problem, Text
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements import workflow
from placements.models import Relapse, Stay
from placements.services import relapses
from placements.services.onward import record_onward
from placements.services.planned_end import extend_stay as extend
from placements.services.reviews import move_review as set_review
from placements.services.stays import ask_to_leave as ask
from placements.services.stays import cancel_stay as cancel
from placements.services.stays import (
    expected_on,
    may_ask_to_leave,
    record_no_show,
    who_asks_to_leave,
)
from placements.services.stays import move_in as arrive
from placements.services.stays import move_out as leave
from placements.workflow import Verb
from schemes.base import Part, Words


@dataclass(frozen=True, kw_only=True)
class Page:
    """One move: its form, its service, and its words."""

    form: type[forms.StayForm]
    do: Callable[..., Any]
    title: Callable[[Words], Text]
    #: What will follow, and what to say when it is done.
    follows: Callable[[Stay], Text]
    done: Callable[[Stay], Text]
    #: Why the stay does not allow it; None if it does.
    obstacle: Callable[[Stay], Problem | None]
    then: Callable[[Any], str] = lambda _done: "stay"
    #: Which nights are booked matters to what is done.
    shows_booking: bool = True


def _by(verb: Verb) -> Callable[[Stay], Problem | None]:
    return lambda stay: workflow.obstacle(stay, verb)


def _always(text: Text) -> Callable[[Stay], Text]:
    return lambda _stay: text


def _no_longer(stay: Stay) -> Text:
    """What leaving sets free."""
    if stay.scheme_track.takes_place:
        return _("The place is free from the night of that day. Open follow-ups lapse.")
    return _("Nothing is booked, so nothing becomes free. The course is kept.")


def _planned_from(stay: Stay) -> Text:
    if not stay.scheme_track.follow_ups:
        return _("Day 1 is the first day.")
    return _("Day 1 is the day of arrival. The follow-ups are planned from it.")


def _free(text: Text) -> Callable[[Stay], Text]:
    return lambda stay: text if stay.scheme_track.takes_place else ""


def _ending_obstacle(stay: Stay) -> Problem | None:
    if not stay.scheme_track.length.end_set_at_start:
        return Problem("no_end_set", _("No end is set here. Move the next review instead."))
    return workflow.obstacle(stay, Verb.EXTEND)


def _review_obstacle(stay: Stay) -> Problem | None:
    if stay.scheme_track.length.review_nights is None:
        return Problem("no_review", _("This stay has no review to move."))
    return workflow.obstacle(stay, Verb.REVIEW)


def _onward_obstacle(stay: Stay) -> Problem | None:
    if Part.ONWARD not in stay.version.parts:
        return Problem("no_onward", _("This scheme does not ask about it here."))
    return None if stay.is_open else Conflict("stay_ended", _("The stay has ended."))


def _after_relapse(relapse: Relapse) -> str:
    return "move_out" if relapse.judgement == Relapse.Judgement.ENDS else "stay"


_ARRIVES = Page(
    form=forms.MoveInForm,
    do=arrive,
    title=lambda words: words.move_in,
    follows=_planned_from,
    done=lambda stay: (
        _("Welcome. The follow-ups are planned.")
        if stay.scheme_track.follow_ups
        else _(stay.version.words_for(stay.track).moved_in)
    ),
    obstacle=_by(Verb.MOVE_IN),
)
_EXTENDED = Page(
    form=forms.ExtendForm,
    do=extend,
    title=lambda _words: gettext_lazy("Move the planned end"),
    follows=_always(
        gettext_lazy("Old and new date are kept, and the follow-ups are planned again.")
    ),
    done=_always(gettext_lazy("The planned end is moved.")),
    obstacle=_ending_obstacle,
)
_REVIEWED = Page(
    form=forms.ReviewForm,
    do=set_review,
    title=lambda _words: gettext_lazy("Move the next review"),
    follows=_always(
        gettext_lazy(
            "No end is set: the place is kept until the next review. Old and new date are kept."
        )
    ),
    done=_always(gettext_lazy("The next review is moved.")),
    obstacle=_review_obstacle,
)
_LEAVES = Page(
    form=forms.MoveOutForm,
    do=leave,
    title=lambda words: words.move_out,
    follows=_no_longer,
    done=_always(gettext_lazy("The stay has ended, and what came of it is known.")),
    obstacle=_by(Verb.MOVE_OUT),
)
_ASKED_TO_LEAVE = Page(
    form=forms.AskToLeaveForm,
    do=ask,
    title=lambda _words: gettext_lazy("Ask the citizen to leave"),
    follows=_no_longer,
    done=_always(gettext_lazy("The stay has ended, and why is written down.")),
    obstacle=_by(Verb.MOVE_OUT),
)
_RELAPSED = Page(
    form=forms.RelapseForm,
    do=relapses.judge_relapse,
    title=lambda _words: gettext_lazy("Write down a relapse"),
    follows=lambda stay: _(stay.version.relapse.text) if stay.version.relapse else "",
    done=_always(gettext_lazy("What happened and what was judged is saved.")),
    obstacle=relapses.obstacle,
    then=_after_relapse,
    shows_booking=False,
)
_ONWARD = Page(
    form=forms.OnwardForm,
    do=record_onward,
    title=lambda _words: gettext_lazy("Where to go next?"),
    follows=_always(gettext_lazy("Not asked is an answer too.")),
    done=_always(gettext_lazy("It is saved.")),
    obstacle=_onward_obstacle,
    shows_booking=False,
)
_CANCELLED = Page(
    form=forms.CancelForm,
    do=cancel,
    title=lambda _words: gettext_lazy("Cancel the stay"),
    follows=_free(gettext_lazy("The place becomes free at once.")),
    done=_always(gettext_lazy("The stay is cancelled, and nothing of it is booked.")),
    obstacle=_by(Verb.CANCEL),
)
_NO_SHOW = Page(
    form=forms.NoShowForm,
    do=record_no_show,
    title=lambda _words: gettext_lazy("The citizen did not come"),
    follows=_free(gettext_lazy("The place becomes free at once. Tell whoever referred.")),
    done=_always(gettext_lazy("It is recorded that the citizen did not come.")),
    obstacle=_by(Verb.NO_SHOW),
)


@require_http_methods(["GET", "POST"])
@needs(Permission.RUN_STAYS)
def move_in(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _ARRIVES)


@require_http_methods(["GET", "POST"])
@needs(Permission.EXTEND_STAYS)
def extend_stay(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _EXTENDED)


@require_http_methods(["GET", "POST"])
@needs(Permission.EXTEND_STAYS)
def move_review(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _REVIEWED)


@require_http_methods(["GET", "POST"])
@needs(Permission.RUN_STAYS)
def move_out(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _LEAVES)


@require_http_methods(["GET", "POST"])
@needs(Permission.RUN_STAYS)
def ask_to_leave(request: ActorRequest, pk: int) -> HttpResponse:
    """The leader's; the service says so to anyone else who gets this far."""
    return _move(request, pk, _ASKED_TO_LEAVE)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def relapse(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _RELAPSED)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def onward(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _ONWARD)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def cancel_stay(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _CANCELLED)


@require_http_methods(["GET", "POST"])
@needs(Permission.RUN_STAYS)
def no_show(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _NO_SHOW)


def _move(request: ActorRequest, pk: int, page: Page) -> HttpResponse:
    stay = get_object_or_404(
        Stay.objects.visible_to(request.actor).select_related("citizen", "facility"), pk=pk
    )
    _must(request, stay, page)
    form = page.form(request.POST or None, stay=stay, by=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                done = page.do(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, str(page.done(stay)))
            return redirect(page.then(done), pk=stay.pk)
    log_access(
        by=request.actor,
        action=AccessLog.Action.VIEW,
        what="stay",
        purpose=Purpose.STAY,
        citizen_id=stay.citizen_id,
    )
    return render(
        request,
        "cases/move.html",
        {
            "section": "citizens",
            "stay": stay,
            "shows_booking": page.shows_booking,
            "booking": stay.bookings.standing().select_related("place").last(),
            "title": page.title(stay.version.words_for(stay.track)),
            "follows": page.follows(stay),
            "latest_end": _latest_end(stay) if page is _EXTENDED else None,
            "obstacle": page.obstacle(stay),
            "form": form,
        },
        status=status_of(form),
    )


def _must(request: ActorRequest, stay: Stay, page: Page) -> None:
    """What depends on the stay or on either of two permissions."""
    if page is _CANCELLED and not request.actor.may(Permission.BOOK):
        request.actor.must(Permission.RUN_STAYS)
    if page is _ASKED_TO_LEAVE and not may_ask_to_leave(request.actor, stay):
        raise NotAllowed("not_allowed", who_asks_to_leave(stay))


def _latest_end(stay: Stay) -> date | None:
    start = stay.moved_in_on or expected_on(stay)
    return stay.version.latest_end(stay.track, start) if start is not None else None


def status_of(form: ProblemForm) -> int:
    """409 when the world has moved on, 422 when the form must be corrected."""
    if not form.is_bound or form.is_valid():
        return 200
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    conflicts = {"place_taken", "citizen_has_place"}
    return Conflict.status if codes & conflicts or _has_already(codes) else 422


def _has_already(codes: set[Any]) -> bool:
    return any(str(code).startswith(("already_", "not_arrived", "not_open")) for code in codes)
