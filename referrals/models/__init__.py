"""The asking and the answer."""

from referrals.models.draft import Draft
from referrals.models.referral import AssessmentNote, Decision, Referral, ReferralCounter

__all__ = ["AssessmentNote", "Decision", "Draft", "Referral", "ReferralCounter"]
