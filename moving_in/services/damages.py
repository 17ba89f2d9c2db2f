"""What becomes of what a citizen owes for damage, and how an amount is put right."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.numbers import kroner
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeats
from moving_in.events import MovingInEvent
from moving_in.models import Damage
from moving_in.rules import RULES, Verb, settlements
from moving_in.services.inventory_checks import checked_amount, in_kroner
from moving_in.services.stays import check_without_numbers
from organisations.actors import Actor

Settled = Damage.Settled

_KINDS = {
    Settled.BILLED: MovingInEvent.DAMAGE_BILLED,
    Settled.WAIVED: MovingInEvent.DAMAGE_WAIVED,
    Settled.ESTATE: MovingInEvent.DAMAGE_TO_ESTATE,
}


@transaction.atomic
def settle_damage(
    *, by: Actor, damage: Damage, settled: str, on: date | None, reason: str, now: datetime
) -> Damage:
    """Say once what became of a line: sent on to be collected, not collected, or claimed from the
    estate; the two last with a reason. Twice is once.

    Raises :class:`Problems` at the fields, :class:`Conflict` where it is settled otherwise.
    """
    row = _own_damage(by, damage, Verb.SETTLE)
    checks = Checks()
    chosen = checks.choice(
        "settled", settled, Settled.values, missing=_("Choose what becomes of it.")
    )
    day = checks.day("on", on, missing=_("Write on which day."))
    if day is not None and day > timezone.localdate(now):
        checks.add("not_yet", _("The day is still to come."), field="on")
    if day is not None and day < timezone.localdate(row.at):
        checks.add("before_it_was_written", _("It was not written yet on that day."), field="on")
    is_left_out = chosen in (Settled.WAIVED, Settled.ESTATE)
    missing = _("Write why.") if is_left_out else ""
    why = checks.text("reason", reason, missing=missing, longest=LONG_TEXT)
    check_without_numbers(checks, reason=why)
    checks.raise_any()
    facts = {"settled": chosen, "settled_on": day, "settled_reason": why}
    if row.settled:
        if repeats(row, **facts):
            return row
        raise Conflict("settled_already", _("It is settled already."))
    if chosen not in settlements(row):
        raise Conflict("not_possible", _not_possible(row), field="settled")
    for name, value in (facts | {"settled_by": by.user, "settled_at": now}).items():
        setattr(row, name, value)
    row.save()
    kind = _KINDS[Settled(chosen)]
    record(row, kind, by=by, at=now, on=day, reason=why, words=row.words, kroner=in_kroner(row))
    return row


@transaction.atomic
def correct_damage(
    *, by: Actor, damage: Damage, amount: Decimal | None, reason: str, now: datetime
) -> Damage:
    """Take back so many kroner of a line, by a line against it. Returns that line; the same again
    is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` where there is less left to take back.
    """
    row = _own_damage(by, damage, Verb.CORRECT)
    checks = Checks()
    if amount is None:
        checks.add("missing", _("Write how many kroner too much."), field="amount")
    back = checked_amount(checks, "amount", amount)
    why = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    check_without_numbers(checks, reason=why)
    if row.corrects_id is not None:
        checks.add("corrects_another", _("Correct the line that this one corrects."))
    checks.raise_any()
    assert back is not None
    against = {"corrects": row, "amount": -back, "reason": why}
    again = Damage.objects.filter(**against).first()
    if again is not None:
        return again
    left = row.amount + (row.corrections.aggregate(sum=Sum("amount"))["sum"] or 0)
    if back > left:
        raise Conflict(
            "more_than_owed",
            _("%(kroner)s is left of it.") % {"kroner": kroner(left)},
            field="amount",
        )
    line = Damage(
        controller_id=row.controller_id, stay=row.stay, words=row.words, by=by.user, at=now
    )
    for name, value in against.items():
        setattr(line, name, value)
    line.save(force_insert=True)
    record(
        line,
        MovingInEvent.DAMAGE_CORRECTED,
        by=by,
        at=now,
        reason=why,
        words=line.words,
        kroner=in_kroner(line),
    )
    return line


def _own_damage(by: Actor, damage: Damage, verb: Verb) -> Damage:
    RULES[verb].must(by)
    rows = Damage.objects.visible_to(by).select_related("stay__citizen")
    return own_row(rows, damage.pk, not_yours=_("The line is not one of yours."))


def _not_possible(damage: Damage) -> str:
    if damage.stay.citizen.died_on is not None:
        return _("The citizen has died: claim it from the estate, or leave it.")
    if damage.amount < 0:
        return _("This is to be paid back to the citizen.")
    return _("The citizen is alive: there is no estate.")
