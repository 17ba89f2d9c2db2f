"""The asking and the answer."""

from referrals.models.change_report import ChangeReport
from referrals.models.counter import ReferralCounter
from referrals.models.decision import Decision
from referrals.models.draft import Draft
from referrals.models.meanwhile import MeanwhileOffer, SleepsMeanwhile
from referrals.models.need import Need
from referrals.models.notes import AssessmentNote
from referrals.models.place_offer import PassedOver, PlaceOffer
from referrals.models.ready_declaration import ReadyDeclaration
from referrals.models.referral import (
    Referral,
    referred_in_sight_of,
    referred_to,
    referred_to_schemes,
)
from referrals.models.saved_filter import SavedFilter
from referrals.models.unmet import UnmetDemand
from referrals.models.update import ReferralUpdate, changed_since
from referrals.models.waiting import waits_for_place, waits_to_start

__all__ = [
    "AssessmentNote",
    "ChangeReport",
    "Decision",
    "Draft",
    "MeanwhileOffer",
    "Need",
    "PassedOver",
    "PlaceOffer",
    "ReadyDeclaration",
    "Referral",
    "ReferralCounter",
    "ReferralUpdate",
    "SavedFilter",
    "SleepsMeanwhile",
    "UnmetDemand",
    "changed_since",
    "referred_in_sight_of",
    "referred_to",
    "referred_to_schemes",
    "waits_for_place",
    "waits_to_start",
]
