"""MPO's two tracks, in the project and since. V = VIVE 2023, chapter 3; R = Rand's article."""

from __future__ import annotations

from datetime import date
from typing import Final

from schemes.base import (
    PROFESSIONALS,
    Choice,
    FollowUpRule,
    Length,
    Office,
    Referrer,
    Refund,
    Track,
    Window,
    Words,
    _,
)
from schemes.mpo.criteria import OUTREACH, PLACE

#: § 110: the acting municipality is informed within 3 weekdays of the decision.
NOTICE_WORKING_DAYS: Final = 3
#: Whether Saturday counts in those 3 days: *verify*.
NOTICE_COUNTS_SATURDAYS: Final = False
#: Ours, a setting: a stay without an end date is looked at this often.
REVIEW_NIGHTS: Final = 28
#: Ours, a setting: "in connection with enrolment" (V § 3.8) is taken as within two weeks.
COORDINATED_BY_DAY: Final = 14
#: "Hver anden uge" (V § 3.8). The project's review meetings had no stated rhythm (R): *verify*.
FORTNIGHT: Final = 14

#: The state refunds half of the cost for so many days per citizen and year: *verify* both numbers,
#: the day of the change, and whether the year is the calendar's.
REFUND: Final = Refund(source="§ 110", limits=((date(2023, 1, 1), 120), (date(2026, 4, 1), 90)))

_PLACE_NAME: Final = _("Temporary psychiatric care place")
_OUTREACH_NAME: Final = _("Outreach where the citizen lives")

_OUTREACH_LENGTH = Length(
    in_words=_("no time limit, as long as it has a clear health purpose"),
    source="R",
    end_set_at_start=False,
)

_OUTREACH_WORDS = Words(
    accept=_("Agree on the outreach"),
    accepted=_("Outreach agreed"),
    refuse=_("Decline the outreach"),
    refused=_("Outreach declined"),
    decision=_("Decision on outreach"),
    move_in=_("The outreach starts"),
    moved_in=_("Outreach has started"),
    move_out=_("The outreach ends"),
    moved_out=_("Outreach has ended"),
    plan=_("agreement on the outreach"),
    leader=_("centre leader"),
    arrive=_("Begins"),
    leave=_("Ends"),
    arrival_day=_("First day"),
    leaving_day=_("Last day"),
    since=_("under way since"),
)

# -- Since 2023 -----------------------------------------------------------------------------------

#: "Ved henvisning fra offentlige instanser", and the citizen (V § 3.4). A drop-in centre is
#: usually private: it helps the citizen ring; a public one refers as OTHER_PUBLIC.
_PUBLIC_BODIES = frozenset(Referrer) - {Referrer.DROP_IN_CENTRE}
_WAYS_IN = _("The citizen can ask directly, and any public body can refer.")

_FOLLOW_UPS = (
    FollowUpRule(
        kind="orientering_of_admission",
        title=_("Information on enrolment to the acting municipality"),
        task=_("Inform the citizen's acting municipality of the enrolment within 3 weekdays."),
        source="§ 110",
        window=Window.WORKING_DAYS_AFTER_DECISION,
        n=NOTICE_WORKING_DAYS,
        saturdays=NOTICE_COUNTS_SATURDAYS,
        # Open from the first day, also across Easter.
        opens_before=14,
        responsible=Office.FACILITY_LEADER,
        informs_municipality=True,
    ),
    FollowUpRule(
        kind="coordinate_plans",
        title=_("Stay plan coordinated with the other plans"),
        task=_(
            "Make the stay plan with the citizen, and coordinate it with the § 141 action plan and "
            "the job centre's plan."
        ),
        source="V § 3.8",
        window=Window.DAY,
        n=COORDINATED_BY_DAY,
        opens_before=COORDINATED_BY_DAY,
    ),
    FollowUpRule(
        kind="fortnightly_meeting",
        title=_("Meeting with the social worker for § 110 places"),
        task=_("Take the citizen up at the fortnightly meeting with the municipality."),
        source="V § 3.8",
        window=Window.EVERY_DAYS,
        n=FORTNIGHT,
        # Never about citizens of other municipalities.
        own_citizens_only=True,
    ),
    FollowUpRule(
        kind="plan_review",
        title=_("Review of the stay plan"),
        task=_("Look at goals and next steps with the citizen: what is the way on from here?"),
        source="V §§ 3.6, 3.8",
        window=Window.REVIEW,
        n=REVIEW_NIGHTS,
        opens_before=7,
    ),
    FollowUpRule(
        kind="orientering_of_leaving",
        title=_("Information on discharge to the acting municipality"),
        task=_("Inform the citizen's acting municipality of the discharge within 3 weekdays."),
        source="§ 110",
        window=Window.WORKING_DAYS_AFTER_LEAVING,
        n=NOTICE_WORKING_DAYS,
        saturdays=NOTICE_COUNTS_SATURDAYS,
        opens_before=14,
        responsible=Office.FACILITY_LEADER,
        informs_municipality=True,
    ),
)

PLACE_TRACK: Final = Track(
    key=PLACE,
    name=_PLACE_NAME,
    referrers=_PUBLIC_BODIES,
    ways_in=_WAYS_IN,
    ways_in_source="V § 3.4",
    deciders=frozenset({Office.FACILITY_LEADER}),
    who_decides=_("The leader of Specialcenter Skovvang decides."),
    who_decides_source="V § 3.4; § 110",
    length=Length(
        in_words=_("temporary, with no end date set at the start"),
        # 3 months is an estimate of what is typical, no limit (V Table 1.1).
        source="V § 1.5",
        usual_nights=90,
        review_nights=REVIEW_NIGHTS,
        end_set_at_start=False,
    ),
    legal_bases=(Choice(key="110", label=_("§ 110: temporary stay for citizens without a home")),),
    follow_ups=_FOLLOW_UPS,
    asks_to_leave=frozenset({Office.FACILITY_LEADER}),
    refund=REFUND,
)

OUTREACH_TRACK: Final = Track(
    key=OUTREACH,
    name=_OUTREACH_NAME,
    referrers=_PUBLIC_BODIES,
    ways_in=_WAYS_IN,
    ways_in_source="V § 3.4",
    deciders=frozenset({Office.FACILITY_LEADER}),
    who_decides=_("The leader of Specialcenter Skovvang decides."),
    who_decides_source="V § 3.4",
    length=_OUTREACH_LENGTH,
    takes_place=False,
    words=_OUTREACH_WORDS,
)

# -- The project 2021-2022 ------------------------------------------------------------------------

_PROJECT_WAYS_IN = _("Professionals who work with or meet the citizen can refer.")
# Both hold the leader's office: the software records the one who pressed, the text says the rest.
_PROJECT_DECIDERS = _(
    "The function leader of the health section and the project leader decide together."
)

_PROJECT_FOLLOW_UPS = (
    FollowUpRule(
        kind="review_meeting",
        title=_("Review and sparring meeting"),
        task=_("Discuss the citizen's course with the colleagues from psychiatry."),
        source="R",
        window=Window.EVERY_DAYS,
        n=FORTNIGHT,
    ),
    FollowUpRule(
        kind="what_follows",
        title=_("What follows the place?"),
        task=_("Agree with the citizen what follows, and whether outreach is to continue."),
        source="R",
        window=Window.BEFORE_END,
        n=FORTNIGHT,
    ),
)

PROJECT_PLACE_TRACK: Final = Track(
    key=PLACE,
    name=_PLACE_NAME,
    referrers=PROFESSIONALS,
    ways_in=_PROJECT_WAYS_IN,
    ways_in_source="R",
    deciders=frozenset({Office.FACILITY_LEADER}),
    who_decides=_PROJECT_DECIDERS,
    who_decides_source="V § 3.4; R",
    length=Length(
        in_words=_("up to 8 weeks"),
        source="V § 3.1; R",
        max_nights=8 * 7,
        extension_test=_("Why does the citizen need more time than 8 weeks?"),
        too_long=_("A stay is up to 8 weeks. A longer one takes a reason."),
    ),
    legal_bases=(
        Choice(key="184_82c", label=_("§ 184 trial, used as § 82 c: acute offer")),
        Choice(key="184_107", label=_("§ 184 trial, used as § 107: temporary residence")),
        Choice(key="184_110", label=_("§ 184 trial, used as § 110: citizens without a home")),
    ),
    follow_ups=_PROJECT_FOLLOW_UPS,
)

PROJECT_OUTREACH_TRACK: Final = Track(
    key=OUTREACH,
    name=_OUTREACH_NAME,
    referrers=PROFESSIONALS,
    ways_in=_PROJECT_WAYS_IN,
    ways_in_source="R",
    deciders=frozenset({Office.FACILITY_LEADER}),
    who_decides=_PROJECT_DECIDERS,
    who_decides_source="R",
    length=_OUTREACH_LENGTH,
    takes_place=False,
    words=_OUTREACH_WORDS,
)
