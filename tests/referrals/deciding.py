"""A decision as most tests want it."""

from __future__ import annotations

from core.acting import acting
from referrals.services.decisions import accept_referral, refuse_referral
from tests.world import NOW

AWARD = {"legal_basis": "84_2", "target_group": "2", "goals": "Lave aftensmad selv"}


def accept(by, referral, **said):
    with acting(by.organisation):
        return accept_referral(by=by, referral=referral, now=NOW, **(AWARD | said))


def refuse(by, referral, reasons="Der er brug for et længerevarende tilbud."):
    with acting(by.organisation):
        return refuse_referral(by=by, referral=referral, reasons=reasons, now=NOW)
