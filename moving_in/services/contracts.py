"""The contract of moving in: written, changed, replaced; signed on screen or on paper."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, Problem
from core.repeats import repeats
from core.shown import Shown, merge
from moving_in import rules
from moving_in.drawing import checked_drawing
from moving_in.events import MovingInEvent
from moving_in.inventory import Thing, in_text, read_things
from moving_in.models import Contract, InventoryLine
from moving_in.rules import Verb
from moving_in.services.stays import check_without_numbers, own_stay
from moving_in.terms import has_moved_on, terms_of
from organisations.actors import Actor
from placements.models import Stay

Signed = Contract.Signed


@transaction.atomic
def write_contract(
    *,
    by: Actor,
    stay: Stay,
    things: str,
    more: str,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> Contract:
    """Write the contract as the stay is now, or change the one that is not signed. Where one is
    signed a new version is begun, and ``reason`` says why. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    row = own_stay(by, stay, Verb.WRITE)
    contracts = list(Contract.objects.filter(stay=row))
    standing, signed = rules.draft(contracts), rules.in_force(contracts)
    checks = Checks()
    listed = read_things(checks, "things", things)
    why = _("Write why a new contract replaces the one that was signed.") if signed else ""
    typed = {
        "things": in_text(listed),
        "more": checks.text("more", more, longest=LONG_TEXT),
        "reason": checks.text("reason", reason, missing=why, longest=LONG_TEXT) if signed else "",
    }
    check_without_numbers(checks, more=typed["more"], reason=typed["reason"])
    checks.raise_any()
    merged = merge(shown, typed=typed, standing=standing_contract(standing or signed, bool(signed)))
    facts = terms_of(row, timezone.localdate(now)) | {
        "more": merged["more"],
        "reason": merged["reason"],
    }
    if standing is not None and _says(standing, facts, merged["things"]):
        return standing
    if signed is not None and standing is None and _says(signed, facts, merged["things"]):
        raise Conflict("stands_already", _("The contract says this already. Nothing is changed."))
    contract = standing or Contract(
        controller_id=row.controller_id, stay=row, number=len(contracts) + 1
    )
    for name, value in (facts | {"written_by": by.user, "written_at": now}).items():
        setattr(contract, name, value)
    contract.stay = row
    contract.save()
    _write_things(contract, read_things(Checks(), "things", merged["things"]))
    record(contract, MovingInEvent.CONTRACT_WRITTEN, by=by, at=now, number=contract.number)
    return contract


@transaction.atomic
def sign_contract(
    *,
    by: Actor,
    stay: Stay,
    number: int,
    signature: str,
    agrees: bool,
    now: datetime,
    drawing: str = "",
) -> Contract:
    """The citizen writes their name and agrees, beside whoever is signed in; and draws it besides,
    where they can and want to. Twice is once.

    Raises :class:`Problems` at the fields, :class:`Conflict` where the contract is another by now.
    """
    row = own_stay(by, stay, Verb.SIGN)
    checks = Checks()
    name = checks.text("signature", signature, missing=_("Write the citizen's name."))
    check_without_numbers(checks, signature=name)
    drawn = checked_drawing(checks, "drawing", drawing)
    if not agrees:
        checks.add("missing", _("Put a tick to go on."), field="agrees")
    checks.raise_any()
    contract = _to_sign(row, number, now)
    if contract.is_signed:
        return _signed_already(contract, signed=Signed.ON_SCREEN, signature=name, drawing=drawn)
    contract.signature, contract.drawing = name, drawn
    return _sign(contract, Signed.ON_SCREEN, timezone.localdate(now), by=by, now=now)


@transaction.atomic
def note_paper(
    *, by: Actor, stay: Stay, number: int, signed_on: date | None, now: datetime
) -> Contract:
    """It was printed and signed on paper, on this day. Twice is once.

    Raises :class:`Problems` at the field, :class:`Conflict` where the contract is another by now.
    """
    row = own_stay(by, stay, Verb.ON_PAPER)
    checks = Checks()
    day = checks.day("signed_on", signed_on, missing=_("Write on which day it was signed."))
    contract = _to_sign(row, number, now)
    if day is not None and day > timezone.localdate(now):
        checks.add("not_yet", _("The day is still to come."), field="signed_on")
    if day is not None and day < timezone.localdate(contract.written_at):
        checks.add(
            "before_it_was_written",
            _("The contract was not written yet on that day."),
            field="signed_on",
        )
    checks.raise_any()
    assert day is not None
    if contract.is_signed:
        return _signed_already(contract, signed=Signed.ON_PAPER, signed_on=day)
    return _sign(contract, Signed.ON_PAPER, day, by=by, now=now)


def standing_contract(contract: Contract | None, replaces: bool) -> dict[str, str]:
    """What its form is made from."""
    is_draft = contract is not None and not contract.is_signed
    return {
        "things": in_text(contract.inventory.all()) if contract else "",
        "more": contract.more if contract else "",
        "reason": contract.reason if contract and replaces and is_draft else "",
    }


def _to_sign(stay: Stay, number: int, now: datetime) -> Contract:
    """The version of this number, the last one. Raises :class:`Conflict` where it is not."""
    last = Contract.objects.filter(stay=stay).first()
    if last is None:
        raise Problem("nothing_to_sign", _("Write the contract first."))
    last.stay = stay
    if last.number != number:
        raise Conflict("another_contract", _("A newer contract is written. Read that one."))
    if not last.is_signed and has_moved_on(last, stay, timezone.localdate(now)):
        raise Conflict(
            "stay_changed",
            _("The stay has changed since the contract was written. Write it anew, and read it."),
        )
    return last


def _sign(contract: Contract, how: Signed, day: date, *, by: Actor, now: datetime) -> Contract:
    contract.signed, contract.signed_on = how, day
    contract.signed_at, contract.signed_by = now, by.user
    contract.save()
    kind = {
        Signed.ON_SCREEN: MovingInEvent.CONTRACT_SIGNED,
        Signed.ON_PAPER: MovingInEvent.CONTRACT_ON_PAPER,
    }[how]
    record(contract, kind, by=by, at=now, number=contract.number, on=day)
    return contract


def _signed_already(contract: Contract, **facts: object) -> Contract:
    if repeats(contract, **facts):
        return contract
    raise Conflict("signed_already", _("The contract is signed already."))


def _says(contract: Contract, facts: dict[str, object], things: str) -> bool:
    """Why it replaces another is of the version, and no part of what is agreed."""
    compared = set(facts) - ({"reason"} if contract.is_signed else set())
    agreed = {name: facts[name] for name in compared}
    return repeats(contract, **agreed) and in_text(contract.inventory.all()) == things


def _write_things(contract: Contract, things: list[Thing]) -> None:
    contract.inventory.all().delete()
    InventoryLine.objects.bulk_create(
        InventoryLine(
            controller_id=contract.controller_id,
            contract=contract,
            position=position,
            many=thing.many,
            what=thing.what,
            condition=thing.condition,
        )
        for position, thing in enumerate(things, start=1)
    )
