from volunteering.models.bridge import Bridge
from volunteering.models.notice import Notice
from volunteering.models.people import Volunteer, VolunteerTerms
from volunteering.models.shift import Shift, ShiftReminder, SignUp

__all__ = [
    "Bridge",
    "Notice",
    "Shift",
    "ShiftReminder",
    "SignUp",
    "Volunteer",
    "VolunteerTerms",
]
