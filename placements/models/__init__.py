"""Facilities and places, who takes them when, and the stays."""

from placements.models.absence import Absence
from placements.models.booking import Booking
from placements.models.budget import BudgetItem
from placements.models.call_note import CallNote, WhyNobody
from placements.models.counted_month import CountedMonth
from placements.models.decision import Decision
from placements.models.equipment import PlaceNeed, needs_in_words
from placements.models.facility import Assignment, DayRate, Facility, Place
from placements.models.follow_up import FollowUp
from placements.models.house_meeting import HouseMeetingHeld
from placements.models.house_schedule import HouseFollowUp
from placements.models.local_standard import LocalStandard
from placements.models.relapse import Relapse
from placements.models.self_payment import HomeKept, SelfPayment
from placements.models.standing_agreement import GuestNight, StandingAgreement
from placements.models.stay import DateChange, Stay
from placements.models.stay_elsewhere import StayElsewhere
from placements.models.trial_visit import TrialVisit

__all__ = [
    "Absence",
    "Assignment",
    "Booking",
    "BudgetItem",
    "CallNote",
    "CountedMonth",
    "DateChange",
    "DayRate",
    "Decision",
    "Facility",
    "FollowUp",
    "GuestNight",
    "HomeKept",
    "HouseFollowUp",
    "HouseMeetingHeld",
    "LocalStandard",
    "Place",
    "PlaceNeed",
    "Relapse",
    "SelfPayment",
    "StandingAgreement",
    "Stay",
    "StayElsewhere",
    "TrialVisit",
    "WhyNobody",
    "needs_in_words",
]
