"""What stands around moving in, as the stay's page shows it on one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet

from core.read_together import hang_on, read_together
from moving_in import rules
from moving_in.models import Contract, DailyHelper, Damage, Preference, SavingsAgreement
from moving_in.models.damage import CheckedLine, InventoryCheck
from moving_in.rules import RULES, Verb
from organisations.actors import Actor
from placements.models import Stay


@dataclass(frozen=True, kw_only=True)
class MovingIn:
    """Everything in it is loaded."""

    stay: Stay
    today: date
    actor: Actor
    #: Newest first.
    contracts: Sequence[Contract]
    checks: Sequence[InventoryCheck]
    damages: Sequence[Damage]
    savings: Sequence[SavingsAgreement]
    helpers: Sequence[DailyHelper]
    wishes: Sequence[Preference]

    @property
    def has_contract(self) -> bool:
        return self.stay.scheme_track.contract is not None

    @property
    def has_savings(self) -> bool:
        return bool(self.stay.scheme_track.savings_source)

    @property
    def has_helper(self) -> bool:
        return self.stay.scheme_track.takes_place

    @property
    def signed(self) -> Contract | None:
        """The contract in force."""
        return rules.in_force(list(self.contracts))

    @property
    def draft(self) -> Contract | None:
        return rules.draft(list(self.contracts))

    @property
    def lacks_contract(self) -> bool:
        """The citizen lives here, and nothing is signed."""
        is_here = self.stay.status == Stay.Status.HERE
        return is_here and self.has_contract and self.signed is None

    @property
    def lacks_check(self) -> bool:
        """The citizen has left, and nobody has gone through the inventory."""
        has_left = self.stay.status == Stay.Status.LEFT
        return has_left and self.signed is not None and not self.checks

    @property
    def owed(self) -> Decimal:
        """Kroner for damage, corrections taken off and what is waived left out."""
        counted = (each for each in self.damages if each.settled != Damage.Settled.WAIVED)
        return sum((each.amount for each in counted), Decimal(0))

    @property
    def savings_now(self) -> SavingsAgreement | None:
        """The one that nobody has ended; it may begin later."""
        return next((each for each in self.savings if each.ended_on is None), None)

    @property
    def savings_before(self) -> list[SavingsAgreement]:
        return [each for each in self.savings if each.ended_on is not None]

    @property
    def helper_today(self) -> DailyHelper | None:
        if not self.stay.is_open:
            return None
        standing = (line for line in self.helpers if line.stands)
        return next((line for line in standing if line.covers(self.today)), None)

    @property
    def helpers_next(self) -> list[DailyHelper]:
        """Of days to come."""
        lines = [line for line in self.helpers if line.stands and line.starts_on > self.today]
        return lines if self.stay.is_open else []

    @property
    def helpers_before(self) -> list[DailyHelper]:
        """Who helped, or was to, and does no more; the latest first."""
        shown = {line.pk for line in (self.helper_today, *self.helpers_next) if line}
        return [line for line in reversed(self.helpers) if line.pk not in shown]

    @property
    def standing_wishes(self) -> list[Preference]:
        """By what they are about, in the order of the topics."""
        order = list(Preference.Topic.values)
        wishes = [wish for wish in self.wishes if wish.stands]
        return sorted(wishes, key=lambda wish: order.index(wish.topic))

    @property
    def withdrawn_wishes(self) -> list[Preference]:
        return [wish for wish in self.wishes if not wish.stands]

    def _may(self, verb: Verb) -> bool:
        return RULES[verb].may(self.actor) and rules.obstacle(self.stay, verb) is None

    @property
    def may_write(self) -> bool:
        return self._may(Verb.WRITE)

    @property
    def may_check(self) -> bool:
        return self.signed is not None and self._may(Verb.CHECK)

    @property
    def may_settle(self) -> bool:
        return self._may(Verb.SETTLE)

    @property
    def may_agree_savings(self) -> bool:
        return self._may(Verb.AGREE_SAVINGS)

    @property
    def may_set_helper(self) -> bool:
        return self._may(Verb.SET_HELPER)

    @property
    def may_write_wishes(self) -> bool:
        return self._may(Verb.ADD_PREFERENCE)


def moving_in_of(
    stay: Stay,
    *,
    by: Actor,
    today: date,
    rows: Mapping[type[Model], Sequence[Any]] | None = None,
) -> MovingIn:
    """One statement, however much of each is written; none where the caller has read the ``rows``
    of :func:`rows_of`."""
    if rows is None:
        rows = read_together(stay, rows_of(stay))
    checks = rows.get(InventoryCheck, ())
    hang_on(checks, "lines", rows.get(CheckedLine, ()), via="inventory_check")
    return MovingIn(
        stay=stay,
        today=today,
        actor=by,
        contracts=rows.get(Contract, ()),
        checks=checks,
        damages=rows.get(Damage, ()),
        savings=rows.get(SavingsAgreement, ()),
        helpers=rows.get(DailyHelper, ()),
        wishes=rows.get(Preference, ()),
    )


def rows_of(stay: Stay) -> dict[type[Model], QuerySet[Any]]:
    """Of each kind that can be written, what the stay has."""
    checks = InventoryCheck.objects.filter(contract__stay=stay)
    lines = CheckedLine.objects.filter(inventory_check__contract__stay=stay)
    helpers = DailyHelper.objects.filter(stay=stay).select_related("helper", "by")
    wishes = Preference.objects.filter(stay=stay).select_related("by", "withdrawn_by")
    return {
        Contract: Contract.objects.filter(stay=stay).select_related("signed_by"),
        InventoryCheck: checks.select_related("by"),
        CheckedLine: lines.select_related("line"),
        Damage: Damage.objects.filter(stay=stay),
        SavingsAgreement: SavingsAgreement.objects.filter(stay=stay).select_related(
            "by", "ended_by"
        ),
        DailyHelper: helpers,
        Preference: wishes,
    }
