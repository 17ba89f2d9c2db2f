"""The asking and the answer."""

from referrals.models.change_report import ChangeReport
from referrals.models.counter import ReferralCounter
from referrals.models.decision import Decision
from referrals.models.draft import Draft
from referrals.models.notes import AssessmentNote
from referrals.models.ready_days import ready_period
from referrals.models.ready_declaration import ReadyDeclaration
from referrals.models.referral import (
    Referral,
    referred_in_sight_of,
    referred_to,
    referred_to_schemes,
)
from referrals.models.update import ReferralUpdate, changed_since
from referrals.models.waiting import waits_for_place, waits_to_start

__all__ = [
    "AssessmentNote",
    "ChangeReport",
    "Decision",
    "Draft",
    "ReadyDeclaration",
    "Referral",
    "ReferralCounter",
    "ReferralUpdate",
    "changed_since",
    "ready_period",
    "referred_in_sight_of",
    "referred_to",
    "referred_to_schemes",
    "waits_for_place",
    "waits_to_start",
]
