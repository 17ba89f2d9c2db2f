"""What the citizen pays for the stay: set or changed from a day, and ended from a day (§ 110)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import SelfPayment, Stay
from placements.models.stay_line import common
from placements.offices import not_this_person
from placements.rules import Verb
from placements.services.stay_lines import checked_days, give_way
from placements.services.stay_lock import expected_on, lock_stay

COVERS: Final = tuple(SelfPayment.Cover.values)
#: Kroner a day for one thing: above it is a slip of the finger (ours).
MOST: Final = Decimal(1000)
_ORE: Final = Decimal("0.01")

Amounts = Mapping[str, Decimal | None]


@transaction.atomic
def set_self_payment(
    *,
    by: Actor,
    stay: Stay,
    starts_on: date | None,
    last_on: date | None,
    amounts: Amounts,
    decided_by: str,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> list[SelfPayment]:
    """From ``starts_on`` to and with ``last_on`` (without it: until something else is written) the
    citizen pays these amounts a day, by cover; None leaves a cover as it is. Returns the lines
    written.

    What stood of these days is withdrawn and stays to be read, also where it is in the past: that
    is a correction. The same again is a no-op. Raises :class:`Problem` ``no_self_payment`` where
    the scheme takes none, :class:`Problems` at the fields (an amount's is its cover),
    :class:`Conflict` ``stands_already`` where it would change nothing,
    :class:`~core.shown.Stale` where a colleague has changed an amount meanwhile.
    """
    rules.must(by, Verb.SET_PAYMENT)
    row = lock_stay(by, stay)
    rules.check(row, Verb.SET_PAYMENT)
    if why_not := not_this_person(by, Verb.SET_PAYMENT, row):
        raise why_not
    checks = Checks()
    first, ends_on = checked_days(checks, row, starts_on, last_on, now)
    begins = row.moved_in_on or expected_on(row)
    if first is not None and begins is not None and first < begins:
        checks.add(
            "before_stay",
            _("The stay begins on %(day)s. Payment is from then at the earliest.")
            % {"day": date_format(begins)},
            field="starts_on",
        )
    typed = _checked(checks, amounts)
    decided_by = checks.text("decided_by", decided_by, missing=_("Write who decided it."))
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    assert first is not None
    standing = list(row.self_payments.standing())
    facts = {"starts_on": first, "ends_on": ends_on, "decided_by": decided_by, "reason": reason}
    lines = {line.cover: line for line in standing if repeats(line, **facts)}
    if all(cover in lines and lines[cover].amount == amount for cover, amount in typed.items()):
        return [lines[cover] for cover in typed]
    now_paid = amounts_now(standing, timezone.localdate(now))
    typed = merge(shown, typed=typed, standing={cover: now_paid[cover] for cover in typed})
    changed = {
        cover: amount
        for cover, amount in typed.items()
        if amount is not None and not _stands(_of(standing, cover), first, ends_on, amount)
    }
    if not changed:
        raise Conflict(
            "stands_already", _("These days are paid for like that already. Nothing is changed.")
        )
    written = []
    for cover, amount in changed.items():
        give_way(_of(standing, cover), first, ends_on, by=by, reason=reason, now=now)
        line = SelfPayment(controller_id=row.controller_id, stay=row, cover=cover, amount=amount)
        for name, value in (facts | {"by": by.user, "at": now}).items():
            setattr(line, name, value)
        line.save(force_insert=True)
        written.append(line)
    record(
        row,
        StayEvent.SELF_PAYMENT_SET,
        by=by,
        at=now,
        on=first,
        kroner=_paid_on(row, first),
        reason=reason,
    )
    return written


def _paid_on(row: Stay, day: date) -> str:
    """Kroner of that day in all, as the event tells it."""
    lines = row.self_payments.standing()
    in_all = sum((line.amount for line in lines if line.covers(day)), Decimal(0))
    with translation.override(settings.LANGUAGE_CODE):
        return number_format(in_all, 2)


@transaction.atomic
def end_self_payment(
    *, by: Actor, stay: Stay, covers: Collection[str], on: date | None, reason: str, now: datetime
) -> Stay:
    """From ``on`` the citizen pays for none of ``covers``. A day in the past is a correction: what
    was written stays to be read. Twice is once.

    Raises :class:`Conflict` ``nothing_to_end`` where none of them has ever been paid for,
    :class:`Problems` at the fields.
    """
    rules.must(by, Verb.END_PAYMENT)
    row = lock_stay(by, stay)
    rules.check(row, Verb.END_PAYMENT)
    if why_not := not_this_person(by, Verb.END_PAYMENT, row):
        raise why_not
    checks = Checks()
    first = checks.day("on", on, missing=_("Write the first day that is not paid for."))
    if not covers or not set(covers) <= set(COVERS):
        checks.add("missing", _("Choose what is not paid for any more."), field="covers")
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    assert first is not None
    standing = [line for line in row.self_payments.standing() if line.cover in covers]
    if not row.self_payments.filter(cover__in=covers).exists():
        raise Conflict("nothing_to_end", _("There is no payment for it."), field="covers")
    if all(line.ends_on is not None and line.ends_on <= first for line in standing):
        return row
    give_way(standing, first, None, by=by, reason=reason, now=now)
    record(row, StayEvent.SELF_PAYMENT_ENDED, by=by, at=now, on=first, reason=reason)
    return row


def amounts_now(lines: Collection[SelfPayment], today: date) -> dict[str, Decimal | None]:
    """By cover, of the lines that stand: kroner a day today, or else as it will be next."""
    amounts: dict[str, Decimal | None] = dict.fromkeys(COVERS)
    ahead = [line for line in lines if line.ends_on is None or today < line.ends_on]
    for line in sorted(ahead, key=lambda line: line.starts_on, reverse=True):
        amounts[line.cover] = line.amount
    return amounts


def _of(lines: Collection[SelfPayment], cover: str) -> list[SelfPayment]:
    return [line for line in lines if line.cover == cover]


def _checked(checks: Checks, amounts: Amounts) -> dict[str, Decimal | None]:
    """Those that were written."""
    typed: dict[str, Decimal | None] = {}
    for cover, amount in amounts.items():
        if amount is None:
            continue
        if not amount.is_finite() or not 0 < amount <= MOST or amount != amount.quantize(_ORE):
            checks.add(
                "absurd_amount",
                _("Write kroner and øre a day, at most %(most)d.") % {"most": MOST},
                field=cover,
            )
        typed[cover] = amount
    if not typed:
        checks.add("nothing", _("Write what the citizen pays a day."), field=COVERS[0])
    return typed


def _stands(
    lines: Collection[SelfPayment], starts_on: date, ends_on: date | None, amount: Decimal
) -> bool:
    """Whether all these days are paid for like this already."""
    day: date | None = starts_on
    for line in sorted(lines, key=lambda line: line.starts_on):
        if common((line.starts_on, line.ends_on), (starts_on, ends_on)) is None:
            continue
        if line.amount != amount or day is None or line.starts_on > day:
            return False
        day = line.ends_on
    return day is None or (ends_on is not None and ends_on <= day)
