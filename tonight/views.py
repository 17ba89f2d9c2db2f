"""What is open tonight, whom to ring, a place kept for two hours; and who could not be helped."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from core.problems import NotAllowed
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Booking, Place
from placements.services.tonight import hold_tonight
from referrals.services.unmet import kinds_asked, may_note
from tonight.counted import Counted, counted_nights
from tonight.forms import HoldTonightForm, NobodyHelpedForm
from tonight.rows import Row, offer_holds, rows_for


@require_http_methods(["GET", "POST"])
@needs()
def tonight(request: ActorRequest) -> HttpResponse:
    """Every house the asker may know of, what is free on top; one press keeps a place."""
    actor, now = request.actor, timezone.now()
    _must_any(actor, Permission.SEE_PLACES, Permission.REFER)
    form, asked_at = None, None
    if request.method == "POST":
        actor.must(Permission.BOOK)
        places = Place.objects.visible_to(actor).select_related("facility").in_bulk()
        form = HoldTonightForm(request.POST, places=places.values())
        sent = places.get(form.sent_place)
        asked_at = sent.facility if sent else None
        held = attempt(request, form, lambda: hold_tonight(by=actor, now=now, **form.cleaned_data))
        if held is not None:
            messages.success(request, _kept(held))
            return redirect("tonight")
    rows = rows_for(actor, now=now)
    may_hold = actor.may(Permission.BOOK)
    if may_hold:
        offer_holds(rows, form, asked_at)
    context = {
        "section": "tonight",
        "today": timezone.localdate(now),
        "rows": rows,
        "free": sum(row.house.free for row in rows),
        "form": form,
        "why_not": _without_its_house(form, rows),
        "may_hold": may_hold,
        "may_grant": _may_grant(actor, rows),
        "may_refer": actor.may(Permission.REFER),
        "may_count": may_note(actor) or actor.may(Permission.SEE_FIGURES),
        "kept": _kept_by(actor, now) if may_hold else [],
    }
    return render(request, "tonight/tonight.html", context, status=form.status if form else 200)


def _without_its_house(form: HoldTonightForm | None, rows: list[Row]) -> list[str]:
    """What was wrong with a form whose house has nothing free any more, so that it stands nowhere
    on the page."""
    if form is None or any(row.form is form for row in rows):
        return []
    return [str(words) for of_field in form.errors.values() for words in of_field]


def _may_grant(by: Actor, rows: list[Row]) -> bool:
    """Some house in sight has a place of a kind that the person grants on the spot."""
    office = by.role or ""
    return by.may(Permission.GRANT_GUEST_NIGHT) and any(
        row.house.version.may_grant_on_the_spot(kind.track.key, office)
        for row in rows
        for kind in row.house.kinds
    )


def _kept(hold: Booking) -> str:
    facts = {
        "place": hold.place.name,
        "case": hold.reason,
        "at": date_format(timezone.localtime(hold.expires_at), "TIME_FORMAT"),
    }
    return _("%(place)s is kept for %(case)s until %(at)s. Then it lapses by itself.") % facts


def _kept_by(by: Actor, now: datetime) -> list[Booking]:
    """What the person keeps for this night alone, with nobody's name."""
    today = timezone.localdate(now)
    mine = Booking.objects.visible_to(by).in_force_at(now).filter(kind=Booking.Kind.HOLD)
    of_tonight = mine.filter(
        created_by=by.user, citizen=None, starts_on=today, ends_on=today + timedelta(days=1)
    )
    return list(of_tonight.select_related("place__facility").order_by("expires_at"))


@require_http_methods(["GET", "POST"])
@needs()
def nobody_helped(request: ActorRequest) -> HttpResponse:
    """Count somebody nobody could help, without a name; and read how often it was so."""
    actor, now = request.actor, timezone.now()
    if not may_note(actor):
        _must_any(actor, Permission.SEE_FIGURES)
    kinds = kinds_asked(actor, on=timezone.localdate(now))
    form = NobodyHelpedForm(posted(request), kinds=kinds)
    noted = attempt(
        request,
        form,
        lambda: form.note(by=actor, happened_at=form.happened_at(now), now=now),
    )
    if noted is not None:
        words = _("It is counted, without a name. Thank you for writing it down.")
        messages.success(request, words)
        return redirect("nobody_helped")
    counted: Counted | None = None
    if actor.may(Permission.SEE_FIGURES):
        counted = counted_nights(actor, now=now)
    context = {
        "section": "tonight",
        "form": form,
        "may_note": may_note(actor),
        "counted": counted,
    }
    return render(request, "tonight/nobody_helped.html", context, status=form.status)


def _must_any(by: Actor, *permissions: Permission) -> None:
    if not any(by.may(permission) for permission in permissions):
        raise NotAllowed("not_allowed", _("Your role does not allow this."))
