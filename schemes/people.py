"""Who asks and who decides."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Office(StrEnum):
    """Who may do something. The values are those of ``organisations.roles.Role``."""

    CASEWORKER = "caseworker"
    FACILITY_STAFF = "facility_staff"
    ACUTE_STAFF = "acute_staff"
    FACILITY_LEADER = "facility_leader"


class Referrer(StrEnum):
    """Who is asking for a place."""

    AUTHORITY = "authority"
    PSYCHIATRY = "psychiatry"
    HOSPITAL = "hospital"
    GP = "gp"
    SUBSTANCE_TREATMENT = "substance_treatment"
    POLICE = "police"
    HOME_SUPPORT = "home_support"
    OUTREACH = "outreach"
    SOCIAL_PSYCHIATRY = "social_psychiatry"
    DROP_IN_CENTRE = "drop_in_centre"
    ACUTE_TEAM = "acute_team"
    OTHER_PUBLIC = "other_public"
    CITIZEN = "citizen"


#: Everyone who refers as part of their work.
PROFESSIONALS: Final = frozenset(Referrer) - {Referrer.CITIZEN}
