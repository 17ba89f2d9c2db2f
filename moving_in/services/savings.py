"""The savings agreement: made, made anew, ended."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.numbers import kroner
from core.problems import Conflict
from core.repeats import repeats
from core.shown import Shown, merge
from moving_in.events import MovingInEvent
from moving_in.models import SavingsAgreement
from moving_in.rules import Verb
from moving_in.services.stays import check_without_numbers, own_stay
from organisations.actors import Actor
from placements.models import Stay

#: Kroner a month: above it is a slip of the finger (ours).
MOST: Final = Decimal(20_000)
#: Ours: what begins further ahead is a slip of the finger.
FURTHEST: Final = timedelta(days=366)
LONGEST: Final = 200
_ORE: Final = Decimal("0.01")


@transaction.atomic
def agree_savings(
    *,
    by: Actor,
    stay: Stay,
    amount: Decimal | None,
    starts_on: date | None,
    purpose: str,
    kept_where: str,
    agreed_with: str,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> SavingsAgreement:
    """So much a month from a day. One in force before ends on that day, with ``reason``, and stays
    to be read. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    row = own_stay(by, stay, Verb.AGREE_SAVINGS)
    standing = standing_savings(row)
    checks = Checks()
    day = checks.day("starts_on", starts_on, missing=_("Write from which day."))
    if day is not None and day > timezone.localdate(now) + FURTHEST:
        checks.add("too_far_ahead", _("That is more than a year ahead."), field="starts_on")
    typed = {
        "amount": _amount(checks, amount),
        "starts_on": day,
        "purpose": checks.text(
            "purpose", purpose, missing=_("Write what it is for."), longest=LONGEST
        ),
        "kept_where": checks.text(
            "kept_where", kept_where, missing=_("Write where the money is kept."), longest=LONGEST
        ),
        "agreed_with": checks.text(
            "agreed_with", agreed_with, missing=_("Write who agreed on it.")
        ),
    }
    is_same = standing is not None and repeats(standing, **typed)
    must_say_why = standing is not None and not is_same
    missing = _("Write why it is agreed anew.") if must_say_why else ""
    why = checks.text("reason", reason, missing=missing, longest=LONG_TEXT)
    check_without_numbers(checks, purpose=purpose, kept_where=kept_where, reason=why)
    if standing is not None and day is not None and not is_same and day < standing.starts_on:
        _too_early(checks, "starts_on", standing)
    checks.raise_any()
    assert day is not None
    if standing is not None and is_same:
        return standing
    facts = standing_facts(standing)
    merge(shown, typed=typed, standing=facts, together=[tuple(facts)])
    if standing is not None:
        _end(standing, day, why, by=by, now=now)
    agreement = SavingsAgreement.objects.create(
        controller_id=row.controller_id, stay=row, by=by.user, at=now, **typed
    )
    with translation.override(settings.LANGUAGE_CODE):
        in_words = kroner(agreement.amount)
    record(agreement, MovingInEvent.SAVINGS_AGREED, by=by, at=now, on=day, kroner=in_words)
    return agreement


@transaction.atomic
def end_savings(
    *, by: Actor, stay: Stay, on: date | None, reason: str, now: datetime
) -> SavingsAgreement:
    """From ``on`` nothing is saved by it any more. Twice is once.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``nothing_to_end``.
    """
    row = own_stay(by, stay, Verb.END_SAVINGS)
    standing = standing_savings(row)
    checks = Checks()
    day = checks.day("on", on, missing=_("Write the first day on which it is not in force."))
    why = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    check_without_numbers(checks, reason=why)
    if standing is not None and day is not None and day < standing.starts_on:
        _too_early(checks, "on", standing)
    checks.raise_any()
    if standing is None:
        latest = SavingsAgreement.objects.filter(stay=row).first()
        if latest is not None and repeats(latest, ended_on=day, ended_reason=why):
            return latest
        raise Conflict("nothing_to_end", _("There is no savings agreement in force."))
    assert day is not None
    _end(standing, day, why, by=by, now=now)
    record(standing, MovingInEvent.SAVINGS_ENDED, by=by, at=now, on=day, reason=why)
    return standing


def standing_savings(stay: Stay) -> SavingsAgreement | None:
    """The one that nobody has ended."""
    return SavingsAgreement.objects.filter(stay=stay, ended_on=None).first()


def standing_facts(standing: SavingsAgreement | None) -> dict[str, object]:
    """What its form is made from."""
    names = ("amount", "starts_on", "purpose", "kept_where", "agreed_with")
    return {name: getattr(standing, name, None) for name in names}


def _end(agreement: SavingsAgreement, on: date, why: str, *, by: Actor, now: datetime) -> None:
    agreement.ended_on, agreement.ended_reason = on, why
    agreement.ended_by, agreement.ended_at = by.user, now
    agreement.save(update_fields=["ended_on", "ended_reason", "ended_by", "ended_at"])


def _amount(checks: Checks, amount: Decimal | None) -> Decimal | None:
    if amount is None:
        checks.add("missing", _("Write how many kroner a month."), field="amount")
        return None
    if not amount.is_finite() or not 0 < amount <= MOST or amount != amount.quantize(_ORE):
        words = _("Write kroner and øre a month, at most %(most)s.") % {"most": kroner(MOST)}
        checks.add("absurd_amount", words, field="amount")
        return None
    return amount


def _too_early(checks: Checks, field: str, standing: SavingsAgreement) -> None:
    words = _("The agreement in force begins on %(day)s. Write that day or a later one.")
    checks.add("before_the_last", words % {"day": date_format(standing.starts_on)}, field=field)
