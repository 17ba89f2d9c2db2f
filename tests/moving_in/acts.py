"""What the tests of moving in do, in one line each."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from audit.models import Event
from core.problems import Problem
from moving_in.models import Contract, DailyHelper, InventoryCheck, Preference, SavingsAgreement
from moving_in.services.contracts import note_paper, sign_contract, write_contract
from moving_in.services.helpers import set_helper
from moving_in.services.inventory_checks import Observed, check_inventory
from moving_in.services.preferences import add_preference
from moving_in.services.savings import agree_savings
from organisations.actors import Actor
from placements.models import Stay
from tests.world import NOW, TODAY

THINGS = "2 stole, ridse på ryggen\n1 seng\n1 lampe, ny"


def written(by: Actor, stay: Stay, **changed: Any) -> Contract:
    facts = {"things": THINGS, "more": "", "reason": "", "now": NOW} | changed
    return write_contract(by=by, stay=stay, **facts)


def signed(by: Actor, stay: Stay, **changed: Any) -> Contract:
    """The contract that is written, or one that is written for it."""
    if "number" not in changed:
        draft = Contract.objects.filter(stay=stay, signed="").first() or written(by, stay)
        changed["number"] = draft.number
    facts = {"signature": "Maja Eksempel", "agrees": True, "now": NOW}
    return sign_contract(by=by, stay=stay, **facts | changed)


def on_paper(by: Actor, stay: Stay, contract: Contract, **changed: Any) -> Contract:
    facts = {"number": contract.number, "signed_on": TODAY, "now": NOW}
    return note_paper(by=by, stay=stay, **facts | changed)


def checked(by: Actor, stay: Stay, *observed: Observed, **changed: Any) -> InventoryCheck:
    """What is found of the things in their order; of the rest that it is as it was."""
    contract = Contract.objects.filter(stay=stay).exclude(signed="").first()
    lines = list(contract.inventory.all()) if contract else []
    rest = [Observed("as_it_was")] * len(lines)
    by_line = dict(zip([line.pk for line in lines], [*observed, *rest], strict=False))
    facts: dict[str, Any] = {"on": TODAY, "together_with": "Maja", "observed": by_line, "now": NOW}
    return check_inventory(by=by, stay=stay, **facts | changed)


def broken(amount: str = "400.00", words: str = "Benet er knækket") -> Observed:
    return Observed("damaged", words, Decimal(amount))


def saving(by: Actor, stay: Stay, amount: str = "1500", **changed: Any) -> SavingsAgreement:
    facts: dict[str, Any] = {
        "amount": Decimal(amount),
        "starts_on": TODAY,
        "purpose": "Indskud til bolig",
        "kept_where": "Majas egen opsparingskonto",
        "agreed_with": "Maja og Sofie Sagsbehandler",
        "reason": "",
        "now": NOW,
    }
    return agree_savings(by=by, stay=stay, **facts | changed)


def helped(by: Actor, stay: Stay, helper: Actor, **changed: Any) -> DailyHelper:
    facts: dict[str, Any] = {"starts_on": TODAY, "last_on": None, "note": "", "now": NOW}
    return set_helper(by=by, stay=stay, helper=helper.user, **facts | changed)


def wished(by: Actor, stay: Stay, text: str = "Bank på, og vent", **changed: Any) -> Preference:
    return add_preference(
        by=by, stay=stay, **{"topic": "waking", "text": text, "now": NOW} | changed
    )


def codes(act: Callable[[], object]) -> dict[str | None, str]:
    with pytest.raises(Problem) as refused:
        act()
    return {problem.field: problem.code for problem in refused.value.each}


def kinds(stay: Stay) -> list[str]:
    """Of what this app wrote of the stay, in order."""
    ours = ("contract.", "inventory.", "damage.", "savings.", "helper.", "preference.")
    events = Event.objects.filter(stay_id=stay.pk).order_by("pk")
    return [event.kind for event in events if event.kind.startswith(ours)]
