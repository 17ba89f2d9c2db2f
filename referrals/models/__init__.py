"""The asking and the answer."""

from referrals.models.around import (
    Applicant,
    Children,
    Consent,
    Known,
    PlaceNeed,
    Representative,
    Stance,
)
from referrals.models.attachment import PART_BYTES, Attachment, AttachmentPart
from referrals.models.change_report import ChangeReport
from referrals.models.counter import ReferralCounter
from referrals.models.draft import Draft
from referrals.models.later_fact import LaterFact
from referrals.models.notes import AssessmentNote
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
    "PART_BYTES",
    "Applicant",
    "AssessmentNote",
    "Attachment",
    "AttachmentPart",
    "ChangeReport",
    "Children",
    "Consent",
    "Draft",
    "Known",
    "LaterFact",
    "PlaceNeed",
    "ReadyDeclaration",
    "Referral",
    "ReferralCounter",
    "ReferralUpdate",
    "Representative",
    "Stance",
    "changed_since",
    "referred_in_sight_of",
    "referred_to",
    "referred_to_schemes",
    "waits_for_place",
    "waits_to_start",
]
