"""MPO's two tracks, in the project and since. V = VIVE 2023, chapter 3; R = Rand's article."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from schemes.base import (
    NO,
    PROFESSIONALS,
    YES,
    Choice,
    ExtensionQuestion,
    ExtensionTest,
    FollowUpRule,
    Length,
    MoveInContract,
    Office,
    Referrer,
    Refund,
    SelfPayment,
    StayPlan,
    Track,
    Window,
    Words,
    _,
)
from schemes.mpo.criteria import OUTREACH, PLACE
from schemes.mpo.decisions import OUTREACH_DECISIONS, PLACE_DECISIONS, PROJECT_DECISIONS
from schemes.mpo.letters import OUTREACH_LETTERS, PLACE_LETTERS, PROJECT_LETTERS
from schemes.stay_plan import JOB_CENTRE, PLAN_141, PLAN_142, PRACTICAL_MATTERS, OtherPlan

#: § 110: the acting municipality is informed within 3 weekdays of the decision.
NOTICE_WORKING_DAYS: Final = 3
#: Whether Saturday counts in those 3 days: *verify*.
NOTICE_COUNTS_SATURDAYS: Final = False
#: Ours, a setting: a stay without an end date is looked at this often.
REVIEW_NIGHTS: Final = 28
#: Ours, a setting: "in connection with enrolment" (V § 3.8) is taken as within two weeks.
COORDINATED_BY_DAY: Final = 14
#: The project's review meetings had no stated rhythm (R): *verify*.
FORTNIGHT: Final = 14
#: Ours, a setting: nobody on outreach is forgotten for longer.
NEXT_CONTACT_DAYS: Final = 14

#: The state refunds half of the cost for so many days of a running year from the first admission
#: to a § 110 house. In force with Act no. 482 of 12 May 2023; how a year is counted that the limit
#: changes in, and one that had begun before the law: *verify*.
REFUND: Final = Refund(
    source=_("The Service Act's rules on state refund, as amended by Act no. 482 of 12 May 2023"),
    limits=((date(2023, 10, 1), 120), (date(2026, 4, 1), 90)),
)

#: What the citizen pays for lodging a day. The rates of 2022 and from 2024 on: *verify*; the form
#: then asks for the amount. That a rate holds from 1 January: *verify*.
SELF_PAYMENT: Final = SelfPayment(
    source=_("Order no. 1244 of 13 November 2017 on self-payment under §§ 109 and 110"),
    written_by=frozenset({Office.CASEWORKER, Office.FACILITY_LEADER}),
    home_kept_source=_("The Service Act § 163(2)"),
    lodging=(
        (2018, Decimal("87")),
        (2019, Decimal("89")),
        (2020, Decimal("91")),
        (2021, Decimal("93")),
        (2023, Decimal("96.71")),
    ),
)

_PLACE_NAME: Final = _("Temporary psychiatric care place")
_OUTREACH_NAME: Final = _("Outreach where the citizen lives")
_PLACE_TO_CITIZEN: Final = _("A place to be for a while, with help")
_OUTREACH_TO_CITIZEN: Final = _("Help where you live your life, without a place")

_PROJECT_OUTREACH_LENGTH = Length(
    in_words=_("no time limit, as long as it has a clear health purpose"),
    source="R",
    end_set_at_start=False,
)
_OUTREACH_LENGTH = Length(in_words=_("no time limit"), source="V § 3.6", end_set_at_start=False)

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
    given=_("We come to you, where you live your life."),
    not_given=_("We refuse your application for outreach."),
    cancelled=_("The outreach was called off"),
    no_show=_("The outreach did not begin"),
)

# -- Since 2023 -----------------------------------------------------------------------------------

#: "Ved henvisning fra offentlige instanser", and the citizen (V § 3.4). A drop-in centre is
#: usually private: it helps the citizen ring; a public one refers as OTHER_PUBLIC.
_PUBLIC_BODIES = frozenset(Referrer) - {Referrer.DROP_IN_CENTRE}
_WAYS_IN = _("The citizen can ask directly, and any public body can refer.")
#: "Borgerens egen henvendelse" (V § 3.4). That a page on the web is one is ours, a setting.
_PUBLIC_PAGE_SOURCE = "V § 3.4"


def _plan(
    municipal: OtherPlan, *, coordinated_by: str = "", source: str = "V §§ 3.6, 3.8"
) -> StayPlan:
    """Goals and sub-goals with the citizen, coordinated with the other plans; the citizen's week
    (V § 3.8; R)."""
    return StayPlan(
        source=source,
        other_plans=(municipal, JOB_CENTRE),
        matters=PRACTICAL_MATTERS,
        has_week=True,
        coordinated_by=coordinated_by,
    )


def _coordinate_plans(task: str, source: str, *, by_law: bool = False) -> FollowUpRule:
    return FollowUpRule(
        kind="coordinate_plans",
        title=_("Stay plan coordinated with the other plans"),
        task=task,
        source=source,
        window=Window.DAY,
        n=COORDINATED_BY_DAY,
        opens_before=COORDINATED_BY_DAY,
        is_owed_by_law=by_law,
    )


_COORDINATE_141 = _coordinate_plans(
    _(
        "Make the stay plan with the citizen, and coordinate it with the § 141 action plan and "
        "the job centre's plan."
    ),
    "V § 3.8",
)
_COORDINATE_142 = _coordinate_plans(
    _(
        "Make the stay plan with the citizen. Is there a plan under § 142? If not, ask the acting "
        "municipality for it: it is owed since the day of enrolment. Coordinate with the job "
        "centre's plan."
    ),
    "§ 142; V § 3.8",
    by_law=True,
)


def _follow_ups(coordinate_plans: FollowUpRule) -> tuple[FollowUpRule, ...]:
    return (
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
            is_owed_by_law=True,
        ),
        coordinate_plans,
        FollowUpRule(
            kind="fortnightly_meeting",
            title=_("Meeting with the social worker for § 110 places"),
            task=_("Take the citizen's situation up at the fortnightly meeting."),
            source="V § 3.8",
            window=Window.EVERY_DAYS,
            n=FORTNIGHT,
            own_citizens_only=True,
            # It is one meeting of the house, not one per citizen: see meetings.FORTNIGHTLY.
            is_planned=False,
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
            is_owed_by_law=True,
        ),
    )


def _place_track(coordinate_plans: FollowUpRule, municipal: OtherPlan) -> Track:
    return Track(
        key=PLACE,
        name=_PLACE_NAME,
        name_to_citizen=_PLACE_TO_CITIZEN,
        referrers=_PUBLIC_BODIES,
        ways_in=_WAYS_IN,
        ways_in_source="V § 3.4",
        public_page_source=_PUBLIC_PAGE_SOURCE,
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
        legal_bases=(
            Choice(
                key="110",
                label=_("§ 110: temporary stay for people who have no home or cannot stay in it"),
            ),
        ),
        decisions=PLACE_DECISIONS,
        follow_ups=_follow_ups(coordinate_plans),
        asks_to_leave=frozenset({Office.FACILITY_LEADER}),
        refund=REFUND,
        self_payment=SELF_PAYMENT,
        records_where_those_waiting_sleep=True,
        letters=PLACE_LETTERS,
        # The rules of the house are said (V §§ 3.2, 3.4); that they are signed with the inventory
        # is ours. No source says that damage is billed, and none that the citizen saves up.
        contract=MoveInContract(source="V §§ 3.2, 3.4"),
        plan=_plan(municipal, coordinated_by=coordinate_plans.kind),
    )


PLACE_TRACK: Final = _place_track(_COORDINATE_142, PLAN_142)
#: Before 1 October 2023.
PLACE_TRACK_141: Final = _place_track(_COORDINATE_141, PLAN_141)

OUTREACH_TRACK: Final = Track(
    key=OUTREACH,
    name=_OUTREACH_NAME,
    name_to_citizen=_OUTREACH_TO_CITIZEN,
    referrers=_PUBLIC_BODIES,
    ways_in=_WAYS_IN,
    ways_in_source="V § 3.4",
    public_page_source=_PUBLIC_PAGE_SOURCE,
    deciders=frozenset({Office.FACILITY_LEADER}),
    who_decides=_("The leader of Specialcenter Skovvang decides."),
    who_decides_source="V § 3.4",
    length=_OUTREACH_LENGTH,
    takes_place=False,
    decisions=OUTREACH_DECISIONS,
    follow_ups=(
        FollowUpRule(
            kind="next_contact",
            title=_("Next contact"),
            task=_("See the citizen where they are, and agree on when you see each other next."),
            source="V § 3.6",
            window=Window.EVERY_DAYS,
            n=NEXT_CONTACT_DAYS,
        ),
    ),
    plan=_plan(PLAN_141),
    # It costs nobody anything: to speak of payment would frighten away whom it is for.
    is_paid_for=False,
    words=_OUTREACH_WORDS,
    letters=OUTREACH_LETTERS,
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
        extension=ExtensionTest(
            source="R",
            from_the_first=False,
            questions=(
                ExtensionQuestion(
                    key="situation_settled",
                    question=_("Is it settled what the citizen needs, and is that help ready?"),
                    to_citizen={
                        YES: _("It is settled what help you need, and the help is ready."),
                        NO: _(
                            "It is not settled yet what help you need, or the help is not ready."
                        ),
                    },
                    goes_on_with=NO,
                    instead=_("Then the citizen goes on to that help. Plan the way there."),
                ),
            ),
        ),
        too_long=_("A stay is up to 8 weeks. A longer one takes a reason."),
    ),
    legal_bases=(
        Choice(key="184_82c", label=_("§ 184 trial, used as § 82 c: acute offer")),
        Choice(key="184_107", label=_("§ 184 trial, used as § 107: temporary residence")),
        Choice(
            key="184_110",
            label=_(
                "§ 184 trial, used as § 110: temporary stay for people who have no home or cannot "
                "stay in it"
            ),
        ),
    ),
    decisions=PROJECT_DECISIONS,
    follow_ups=_PROJECT_FOLLOW_UPS,
    plan=_plan(PLAN_141, source="R"),
    letters=PROJECT_LETTERS,
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
    length=_PROJECT_OUTREACH_LENGTH,
    takes_place=False,
    decisions=OUTREACH_DECISIONS,
    plan=_plan(PLAN_141, source="R"),
    # It costs nobody anything: to speak of payment would frighten away whom it is for.
    is_paid_for=False,
    words=_OUTREACH_WORDS,
    letters=OUTREACH_LETTERS,
)
