"""Going through the inventory: what is damaged or missing, and what of it the citizen owes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.numbers import kroner
from core.problems import Conflict
from moving_in import rules
from moving_in.events import MovingInEvent
from moving_in.models import CheckedLine, Contract, Damage, InventoryCheck, InventoryLine
from moving_in.rules import Verb
from moving_in.services.stays import check_without_numbers, own_stay
from organisations.actors import Actor
from placements.models import Stay

State = CheckedLine.State

#: Kroner for one thing: above it is a slip of the finger (ours).
MOST: Final = Decimal(100_000)
LONGEST_WORDS: Final = 200
_ORE: Final = Decimal("0.01")


@dataclass(frozen=True)
class Observed:
    """What is found of one thing; ``amount`` is what the citizen owes for it."""

    state: str
    words: str = ""
    amount: Decimal | None = None


@transaction.atomic
def check_inventory(
    *,
    by: Actor,
    stay: Stay,
    on: date | None,
    together_with: str,
    observed: Mapping[int, Observed],
    now: datetime,
) -> InventoryCheck:
    """Write what was found of each line of the contract in force, by the line's key.

    An amount becomes a line of what the citizen owes. It can be gone through again: what was
    written before stays, and so does what is owed by it. The same again is a no-op.

    Raises :class:`Problems` at the fields (of a line ``state_<key>``, ``words_<key>``,
    ``amount_<key>``), :class:`Conflict` ``not_signed`` where there is no contract to go by.
    """
    row = own_stay(by, stay, Verb.CHECK)
    contract = rules.in_force(list(Contract.objects.filter(stay=row)))
    if contract is None:
        raise Conflict("not_signed", _("No contract is signed, so there is no inventory."))
    lines = list(contract.inventory.all())
    checks = Checks()
    day = checks.day("on", on, missing=_("Write on which day it was gone through."))
    if day is not None and not _is_during(day, row, now):
        checks.add("outside_stay", _("Write a day from moving in until today."), field="on")
    who = checks.text("together_with", together_with, missing=_("Write who was there besides you."))
    check_without_numbers(checks, together_with=who)
    read = {line.pk: _read(checks, line, observed.get(line.pk), contract) for line in lines}
    checks.raise_any()
    assert day is not None
    latest = contract.checks.first()
    if latest is not None and _says(latest, day, who, read):
        return latest
    check = InventoryCheck.objects.create(
        controller_id=row.controller_id,
        contract=contract,
        on=day,
        together_with=who,
        by=by.user,
        at=now,
    )
    _write(check, lines, read, stay=row, by=by, now=now)
    return check


def _write(
    check: InventoryCheck,
    lines: Sequence[InventoryLine],
    read: Mapping[int, Observed],
    *,
    stay: Stay,
    by: Actor,
    now: datetime,
) -> None:
    record(stay, MovingInEvent.INVENTORY_CHECKED, by=by, at=now, on=check.on)
    for line in lines:
        observed = read[line.pk]
        checked = CheckedLine.objects.create(
            controller_id=check.controller_id,
            inventory_check=check,
            line=line,
            state=observed.state,
            words=observed.words,
        )
        if observed.amount is None:
            continue
        damage = Damage.objects.create(
            controller_id=check.controller_id,
            stay=stay,
            checked_line=checked,
            words=f"{line.in_words}: {observed.words}"[:LONGEST_WORDS],
            amount=observed.amount,
            by=by.user,
            at=now,
        )
        record(
            damage,
            MovingInEvent.DAMAGE_WRITTEN,
            by=by,
            at=now,
            words=damage.words,
            kroner=in_kroner(damage),
        )


def in_kroner(damage: Damage) -> str:
    """As its events tell it."""
    with translation.override(settings.LANGUAGE_CODE):
        return kroner(damage.amount)


def checked_amount(checks: Checks, field: str, amount: Decimal | None) -> Decimal | None:
    if amount is None:
        return None
    if not amount.is_finite() or not 0 < amount <= MOST or amount != amount.quantize(_ORE):
        checks.add(
            "absurd_amount",
            _("Write kroner and øre, at most %(most)s.") % {"most": kroner(MOST)},
            field=field,
        )
        return None
    return amount


def _read(
    checks: Checks, line: InventoryLine, observed: Observed | None, contract: Contract
) -> Observed:
    """One line as typed."""
    typed = observed or Observed("")
    state = checks.choice(
        f"state_{line.pk}", typed.state, State.values, missing=_("Choose one of the answers.")
    )
    is_harmed = state in (State.DAMAGED, State.MISSING)
    missing = _("Write what happened.") if is_harmed else ""
    words = checks.text(f"words_{line.pk}", typed.words, missing=missing, longest=LONGEST_WORDS)
    check_without_numbers(checks, **{f"words_{line.pk}": words})
    field = f"amount_{line.pk}"
    amount = checked_amount(checks, field, typed.amount)
    if amount is not None and state == State.AS_IT_WAS:
        checks.add("nothing_is_owed", _("It is as it was: nothing is owed."), field=field)
    if amount is not None and not contract.bills_damage:
        checks.add("not_in_contract", _("The contract says nothing of billing it."), field=field)
    return Observed(state, words, amount)


def _is_during(day: date, stay: Stay, now: datetime) -> bool:
    first = stay.moved_in_on
    return first is not None and first <= day <= timezone.localdate(now)


def _says(check: InventoryCheck, day: date, who: str, read: Mapping[int, Observed]) -> bool:
    if (check.on, check.together_with) != (day, who):
        return False
    written = {}
    for line in check.lines.prefetch_related("damages"):
        owed = [damage.amount for damage in line.damages.all()]
        written[line.line_id] = Observed(line.state, line.words, owed[0] if owed else None)
    return written == dict(read)
