"""Facilities and places, who takes them when, and the stays."""

from placements.models.booking import Booking
from placements.models.facility import Assignment, DayRate, Facility, Place
from placements.models.follow_up import FollowUp
from placements.models.stay import DateChange, Stay

__all__ = [
    "Assignment",
    "Booking",
    "DateChange",
    "DayRate",
    "Facility",
    "FollowUp",
    "Place",
    "Stay",
]
