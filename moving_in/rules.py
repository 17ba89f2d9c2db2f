"""What may be done around moving in, when, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

import schemes
from core.problems import Conflict, Problem
from moving_in.models import Contract, Damage
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Stay
from schemes.base import MoveInContract

Status = Stay.Status


class Verb(StrEnum):
    WRITE = "write"
    SIGN = "sign"
    ON_PAPER = "on_paper"
    CHECK = "check"
    SETTLE = "settle"
    CORRECT = "correct"
    AGREE_SAVINGS = "agree_savings"
    END_SAVINGS = "end_savings"
    SET_HELPER = "set_helper"
    ADD_PREFERENCE = "add_preference"
    WITHDRAW_PREFERENCE = "withdraw_preference"
    WRITE_RULES = "write_rules"
    LIST_INVENTORY = "list_inventory"


_HOUSE: Final = (Permission.RUN_STAYS,)
_CASE: Final = (Permission.FOLLOW_UP,)
_RUN: Final = (Permission.RUN_HOUSES,)
_BILL: Final = (Permission.BILL_DAMAGE,)

RULES: Final[dict[Verb, VerbRule]] = {
    Verb.WRITE: VerbRule(
        permissions=_HOUSE, label=_("Write the contract"), address="write_contract"
    ),
    Verb.SIGN: VerbRule(permissions=_HOUSE, label=_("Sign on screen"), address="sign_contract"),
    Verb.ON_PAPER: VerbRule(
        permissions=_HOUSE, label=_("It was signed on paper"), address="contract_on_paper"
    ),
    Verb.CHECK: VerbRule(
        permissions=_HOUSE, label=_("Go through the inventory"), address="check_inventory"
    ),
    Verb.SETTLE: VerbRule(
        permissions=_BILL, label=_("What becomes of it?"), address="settle_damage"
    ),
    Verb.CORRECT: VerbRule(
        permissions=_BILL, label=_("Correct the amount"), address="correct_damage"
    ),
    Verb.AGREE_SAVINGS: VerbRule(
        permissions=_CASE, label=_("Agree on savings"), address="agree_savings"
    ),
    Verb.END_SAVINGS: VerbRule(
        permissions=_CASE, label=_("End the savings agreement"), address="end_savings"
    ),
    Verb.SET_HELPER: VerbRule(
        permissions=_HOUSE, label=_("Choose the daily helper"), address="set_helper"
    ),
    Verb.ADD_PREFERENCE: VerbRule(
        permissions=_CASE, label=_("Write down a wish"), address="add_preference"
    ),
    Verb.WITHDRAW_PREFERENCE: VerbRule(
        permissions=_CASE, label=_("Take the wish back"), address="withdraw_preference"
    ),
    Verb.WRITE_RULES: VerbRule(
        permissions=_RUN, label=_("Write the house rules"), address="house_rules"
    ),
    Verb.LIST_INVENTORY: VerbRule(
        permissions=_RUN, label=_("Write the inventory"), address="place_inventory"
    ),
}

_CONTRACT: Final = (Verb.WRITE, Verb.SIGN, Verb.ON_PAPER, Verb.CHECK)
_SAVINGS: Final = (Verb.AGREE_SAVINGS, Verb.END_SAVINGS)
#: Verbs that go on after the citizen has left.
_AFTERWARDS: Final = (Verb.CHECK, Verb.SETTLE, Verb.CORRECT)


def not_in_scheme(stay: Stay, verb: Verb) -> Problem | None:
    """The stay's scheme knows no such thing."""
    track = stay.scheme_track
    if verb in _CONTRACT and track.contract is None:
        return Problem("no_contract", _("Here no contract is signed."))
    if verb in _SAVINGS and not track.savings_source:
        return Problem("no_savings", _("Here no savings are agreed on."))
    if verb is Verb.SET_HELPER and not track.takes_place:
        return Problem("no_daily_helper", _("The citizen lives at home, and has no daily helper."))
    return None


def obstacle(stay: Stay, verb: Verb) -> Problem | None:
    """Why it can't be done with the stay, whoever asks; None where it can be."""
    if problem := not_in_scheme(stay, verb):
        return problem
    if verb is Verb.CHECK and stay.moved_in_on is None:
        return Conflict("not_arrived", _("The citizen has not moved in yet."))
    if verb in _AFTERWARDS:
        return None
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    if stay.status not in (Status.PLANNED, Status.HERE):
        return Conflict("stay_ended", _("The stay is over: it can be read, and not changed."))
    return None


def check(stay: Stay, verb: Verb) -> None:
    """Raise the obstacle, where there is one."""
    if problem := obstacle(stay, verb):
        raise problem


def settlements(damage: Damage) -> list[Damage.Settled]:
    """What can become of a line. Nothing is collected from the dead; of the living there is no
    estate; and what is to be paid back is not left out."""
    if damage.stay.citizen.died_on is not None:
        return [Damage.Settled.WAIVED, Damage.Settled.ESTATE]
    if damage.amount < 0:
        return [Damage.Settled.BILLED]
    return [Damage.Settled.BILLED, Damage.Settled.WAIVED]


def contracts_of(scheme: str, track: str = "") -> list[MoveInContract]:
    """What is signed in the scheme's houses, or in its places of one kind; [] where nothing is."""
    tracks = [each for version in schemes.get(scheme).versions for each in version.tracks]
    return [each.contract for each in tracks if each.contract and track in ("", each.key)]


def in_force(contracts: list[Contract]) -> Contract | None:
    """The one that was signed last, of versions with the newest first."""
    return next((each for each in contracts if each.is_signed), None)


def draft(contracts: list[Contract]) -> Contract | None:
    return next((each for each in contracts if not each.is_signed), None)
