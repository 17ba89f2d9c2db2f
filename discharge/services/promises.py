"""Promises between the two sides: given, confirmed, kept or not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import AGAIN, repeated, repeats
from discharge import rules
from discharge.events import DischargeEvent
from discharge.models import Promise
from discharge.models.on_referral import of
from discharge.models.promise import PromiseQuerySet
from discharge.rules import TAKES_PART, Verb, must_be_open
from discharge.services.acts import locked, tell, written
from discharge.sides import Side
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.models import Referral

NOT_ONE_OF_YOURS: Final = gettext_lazy("The promise is not one of yours.")


@transaction.atomic
def give_promise(
    *,
    by: Actor,
    referral: Referral,
    text: str,
    due_on: date | None,
    owner_side: str,
    owner_name: str,
    at_hand_over: bool,
    now: datetime,
) -> Promise:
    """Write down what is promised, by when, and who on which side does it. The other side is told,
    and confirms.

    The same twice within ``AGAIN`` is one. Raises :class:`Problems` at the fields.
    """
    with locked(by, referral, Verb.PROMISE) as row:
        must_be_open(row, Verb.PROMISE)
        checks = Checks()
        facts = {
            "text": checks.text(
                "text", text, missing=_("Write what is to be done."), longest=LONG_TEXT
            ),
            "due_on": checks.day("due_on", due_on, missing=_("Write by which day.")),
            "owner_side": checks.choice(
                "owner_side", owner_side, list(Side), missing=_("Choose who does it.")
            ),
            "owner_name": checks.text(
                "owner_name", owner_name, missing=_("Write the name of the one who does it.")
            ),
            "at_hand_over": at_hand_over,
        }
        if due_on is not None and due_on < timezone.localdate(now):
            checks.add("past_date", _("The day has passed."), field="due_on")
        checks.raise_any()
        lately = Promise.objects.filter(referral=row, by_name=by.name, at__gte=now - AGAIN)
        if same := repeated(lately, **facts):
            return same
        promise = Promise.objects.create(**of(row), **facts, **written(by, row, now))
        tell(row, DischargeEvent.PROMISE_GIVEN, by=by, at=now, text=promise.text, due_on=due_on)
        return promise


@transaction.atomic
def receive_promise(*, by: Actor, promise: Promise, now: datetime) -> Promise:
    """Confirm, for the side that did not give it, that it is received. Twice is once."""
    with locked(by, promise.referral, Verb.RECEIVE_PROMISE) as referral:
        row = own_row(
            Promise.objects.filter(referral=referral), promise.pk, not_yours=NOT_ONE_OF_YOURS
        )
        rules.must_be_on(
            Side(row.side).other.value, by, referral, _("The other side confirms what you wrote.")
        )
        if row.received_at is not None:
            return row
        row.received_at, row.received_by_name = now, by.name
        row.save(update_fields=["received_at", "received_by_name"])
        tell(referral, DischargeEvent.PROMISE_RECEIVED, by=by, at=now)
        return row


@transaction.atomic
def answer_promise(
    *,
    by: Actor,
    promise: Promise,
    outcome: str,
    kept_on: date | None,
    not_kept_because: str,
    now: datetime,
) -> Promise:
    """Say, for the side whose promise it is, that it was kept and on which day, or why not.

    The same again is a no-op; another answer raises :class:`Conflict` ``already_answered``.
    """
    with locked(by, promise.referral, Verb.ANSWER_PROMISE) as referral:
        row = own_row(
            Promise.objects.filter(referral=referral), promise.pk, not_yours=NOT_ONE_OF_YOURS
        )
        rules.must_be_on(
            row.owner_side, by, referral, _("The side that promised it says how it went.")
        )
        facts = _answer(row, outcome, kept_on, not_kept_because, timezone.localdate(now))
        if row.outcome:
            if repeats(row, **facts):
                return row
            raise Conflict("already_answered", _("Somebody has already said how it went."))
        for name, value in facts.items():
            setattr(row, name, value)
        row.answered_at, row.answered_by_name = now, by.name
        row.save()
        with translation.override(settings.LANGUAGE_CODE):
            in_words = str(row.get_outcome_display()).lower()
            tell(referral, DischargeEvent.PROMISE_ANSWERED, by=by, at=now, outcome=in_words)
        return row


def _answer(
    row: Promise, outcome: str, kept_on: date | None, because: str, today: date
) -> dict[str, object]:
    checks = Checks()
    how = checks.choice(
        "outcome", outcome, Promise.Outcome.values, missing=_("Choose how it went.")
    )
    is_kept = how == Promise.Outcome.KEPT
    day = checks.day("kept_on", kept_on, missing=_("Write the day it was done.") if is_kept else "")
    if is_kept and day is not None and not timezone.localdate(row.at) <= day <= today:
        checks.add(
            "not_since", _("Write a day since it was promised, and not to come."), field="kept_on"
        )
    missing = _("Write why it was not done.") if how == Promise.Outcome.NOT_KEPT else ""
    text = checks.text("not_kept_because", because, missing=missing, longest=LONG_TEXT)
    checks.raise_any()
    return {
        "outcome": how,
        "kept_on": day if is_kept else None,
        "not_kept_because": "" if is_kept else text,
    }


def silent_promises(actor: Actor, on: date) -> PromiseQuerySet:
    """Promises in the actor's sight that nobody has answered though their day has passed, or
    confirmed a day after they were given: for both sides, in order of their day."""
    takes_part = any(actor.may(permission) for permission in TAKES_PART.values())
    if not takes_part or not actor.may(Permission.SEE_REFERRALS):
        return Promise.objects.none()
    return Promise.objects.visible_to(actor).silent_on(on).order_by("due_on", "pk")
