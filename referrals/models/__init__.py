"""The asking and the answer."""

from referrals.models.draft import Draft
from referrals.models.referral import (
    AssessmentNote,
    Decision,
    Referral,
    ReferralCounter,
    referred_to,
    waits_for_place,
    waits_to_start,
)

__all__ = [
    "AssessmentNote",
    "Decision",
    "Draft",
    "Referral",
    "ReferralCounter",
    "referred_to",
    "waits_for_place",
    "waits_to_start",
]
