"""The asking and the answer."""

from placements.models import PlaceNeed
from referrals.models.around import (
    Applicant,
    Children,
    Consent,
    Known,
    Representative,
    Stance,
)
from referrals.models.attachment import PART_BYTES, Attachment, AttachmentPart
from referrals.models.change_report import ChangeReport
from referrals.models.counter import ReferralCounter
from referrals.models.decided import decisions_of, decisions_visible_to, referral_of
from referrals.models.draft import Draft
from referrals.models.hearing import Hearing, hearings_visible_to
from referrals.models.in_sight import referred_in_sight_of, referred_to, referred_to_schemes
from referrals.models.information_request import InformationRequest
from referrals.models.later_fact import LaterFact
from referrals.models.meanwhile import MeanwhileOffer, SleepsMeanwhile
from referrals.models.meeting import Meeting
from referrals.models.need import Need
from referrals.models.not_wanted import NotWanted
from referrals.models.notes import AssessmentNote
from referrals.models.place_offer import PassedOver, PlaceOffer
from referrals.models.ready_days import ready_period
from referrals.models.ready_declaration import ReadyDeclaration
from referrals.models.redirect import Redirect
from referrals.models.referral import Referral
from referrals.models.reply_deadline import ReplyDeadline
from referrals.models.saved_filter import SavedFilter
from referrals.models.second_opinion import SecondOpinion
from referrals.models.unmet import UnmetDemand
from referrals.models.update import ReferralUpdate, changed_since
from referrals.models.waiting import waits_for_place, waits_to_start
from referrals.models.weighing import Weighing

__all__ = [
    "PART_BYTES",
    "Applicant",
    "AssessmentNote",
    "Attachment",
    "AttachmentPart",
    "ChangeReport",
    "Children",
    "Consent",
    "Draft",
    "Hearing",
    "InformationRequest",
    "Known",
    "LaterFact",
    "MeanwhileOffer",
    "Meeting",
    "Need",
    "NotWanted",
    "PassedOver",
    "PlaceNeed",
    "PlaceOffer",
    "ReadyDeclaration",
    "Redirect",
    "Referral",
    "ReferralCounter",
    "ReferralUpdate",
    "ReplyDeadline",
    "Representative",
    "SavedFilter",
    "SecondOpinion",
    "SleepsMeanwhile",
    "Stance",
    "UnmetDemand",
    "Weighing",
    "changed_since",
    "decisions_of",
    "decisions_visible_to",
    "hearings_visible_to",
    "ready_period",
    "referral_of",
    "referred_in_sight_of",
    "referred_to",
    "referred_to_schemes",
    "waits_for_place",
    "waits_to_start",
]
