"""Why each day is waited, said by whoever answers for it; and what a day costs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.acting import acting
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, NotAllowed
from core.repeats import repeats
from discharge import rules
from discharge.causes import ANSWERED_FOR_BY, Cause
from discharge.events import DischargeEvent
from discharge.models import DayPrice, WaitingCause
from discharge.models.on_referral import of
from discharge.rules import NOT_DECLARED, Verb
from discharge.services.acts import locked, tell, written
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from referrals.models import Referral, ready_period

#: Kroner a day: above it is a slip of the finger (ours).
HIGHEST_PRICE = 100_000
SOURCE_LENGTH = 200


@transaction.atomic
def set_cause(
    *,
    by: Actor,
    referral: Referral,
    cause: str,
    starts_on: date | None,
    last_on: date | None,
    note: str,
    now: datetime,
) -> WaitingCause:
    """Set the cause of the waiting days from ``starts_on`` to and with ``last_on``; without it, of
    those to come too. What one's own side had set of these days gives way.

    The same again is a no-op. Raises :class:`Conflict` ``not_declared``; ``others_cause`` where the
    other side has set the cause of one of the days; :class:`Problems` at the fields.
    """
    with locked(by, referral, Verb.SET_CAUSE) as row:
        today = timezone.localdate(now)
        period = ready_period(row, today)
        if period is None:
            raise Conflict("not_declared", NOT_DECLARED)
        checks = Checks()
        chosen = checks.choice(
            "cause", cause, Cause.values, missing=_("Choose why the citizen waits.")
        )
        if chosen and ANSWERED_FOR_BY[Cause(chosen)] not in rules.sides_of(by, row):
            checks.add("others_to_set", _("The other side answers for this cause."), field="cause")
        first, ends_on = _days(checks, starts_on, last_on, period, today)
        text = checks.text("note", note, longest=LONG_TEXT)
        checks.raise_any()
        assert first is not None
        overlapping = _overlapping(row, first, ends_on)
        if len(overlapping) == 1 and repeats(
            overlapping[0], cause=chosen, starts_on=first, ends_on=ends_on, note=text
        ):
            return overlapping[0]
        _make_room(by, row, overlapping, first, ends_on)
        facts = {"cause": chosen, "starts_on": first, "ends_on": ends_on, "note": text}
        set_now = WaitingCause.objects.create(**of(row), **facts, **written(by, row, now))
        with translation.override(settings.LANGUAGE_CODE):
            label = str(Cause(chosen).label)
        tell(row, DischargeEvent.CAUSE_SET, by=by, at=now, cause=label, starts_on=first)
        return set_now


def _days(
    checks: Checks,
    starts_on: date | None,
    last_on: date | None,
    period: tuple[date, date],
    today: date,
) -> tuple[date | None, date | None]:
    """The first day and the day after the last, checked against the waiting days."""
    first = checks.day("starts_on", starts_on, missing=_("Write the first day."))
    last = checks.day("last_on", last_on)
    # While the citizen waits, today is a day that is waited, though it counts tomorrow.
    latest = today if period[1] == today else period[1] - timedelta(days=1)
    if first is not None and not period[0] <= first <= latest:
        checks.add(
            "not_waited",
            _("The citizen waits from %(first)s to %(latest)s. Write a day among them.")
            % {"first": date_format(period[0]), "latest": date_format(max(latest, period[0]))},
            field="starts_on",
        )
    if last is not None and first is not None and last < first:
        checks.add("ends_before", _("The last day comes before the first."), field="last_on")
    if last is not None and last > today:
        checks.add("future_date", _("Leave it empty while it goes on."), field="last_on")
    return first, last + timedelta(days=1) if last else None


def _overlapping(row: Referral, first: date, ends_on: date | None) -> list[WaitingCause]:
    causes = WaitingCause.objects.filter(referral=row).filter(
        Q(ends_on=None) | Q(ends_on__gt=first)
    )
    if ends_on is not None:
        causes = causes.filter(starts_on__lt=ends_on)
    return list(causes.select_for_update(no_key=True))


def _make_room(
    by: Actor,
    row: Referral,
    overlapping: list[WaitingCause],
    first: date,
    ends_on: date | None,
) -> None:
    """Cut what one's own side had set of the days; the database keeps what it was."""
    own = rules.sides_of(by, row)
    if any(ANSWERED_FOR_BY[Cause(each.cause)] not in own for each in overlapping):
        raise Conflict(
            "others_cause",
            _("The other side has set the cause of some of these days. Write to them first."),
            field="starts_on",
        )
    for each in overlapping:
        until = each.ends_on
        if each.starts_on < first:
            each.ends_on = first
            each.save(update_fields=["ends_on"])
        else:
            each.delete()
        if ends_on is not None and (until is None or ends_on < until):
            each.pk = None
            each._state.adding = True
            each.starts_on, each.ends_on = ends_on, until
            each.save()


def must_set_prices(by: Actor) -> None:
    """Raise :class:`NotAllowed` unless the person sets what a day costs."""
    if not by.may(Permission.SET_DAY_PRICE):
        raise NotAllowed("not_allowed", _("Your role does not allow this."))


@transaction.atomic
def set_day_price(
    *, by: Actor, starts_on: date | None, kroner: int, source: str, now: datetime
) -> DayPrice:
    """Say what a ready-for-discharge day costs from a day, and where it stands.

    The same again is a no-op. Raises :class:`Problems` at the fields.
    """
    must_set_prices(by)
    checks = Checks()
    first = checks.day("starts_on", starts_on, missing=_("Write from which day it counts."))
    text = checks.text(
        "source", source, missing=_("Write where the price stands."), longest=SOURCE_LENGTH
    )
    if not 0 < kroner <= HIGHEST_PRICE:
        checks.add("absurd_price", _("Write whole kroner a day."), field="kroner")
    checks.raise_any()
    assert first is not None
    with acting(by.organisation):
        # Two who write at once come one after the other.
        Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation.pk)
        latest = DayPrice.objects.filter(controller=by.organisation, starts_on=first).first()
        if latest is not None and repeats(latest, kroner=kroner, source=text):
            return latest
        price = DayPrice.objects.create(
            controller=by.organisation,
            starts_on=first,
            kroner=kroner,
            source=text,
            by=by.user,
            by_name=by.name,
            at=now,
        )
        record(price, DischargeEvent.PRICE_SET, by=by, at=now, kroner=kroner, starts_on=first)
        return price
