"""The two ways of being in POLARIS: a flexible home for months, the guest room for a night or two.

V = VIVE 2023, "Fleksible pladser", chapter 2.
"""

from __future__ import annotations

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
    Need,
    Office,
    Payer,
    Payment,
    Referrer,
    StayPlan,
    Track,
    Window,
    Words,
    _,
)
from schemes.low_arousal import LA2
from schemes.pace import GUEST_PACE
from schemes.polaris.criteria import GUEST, HOME, TARGET_GROUPS
from schemes.polaris.decisions import GUEST_DECISIONS, HOME_DECISIONS
from schemes.polaris.letters import GUEST_LETTERS, HOME_LETTERS
from schemes.stay_plan import JOB_CENTRE, PLAN_141, PRACTICAL_MATTERS

#: Ours, a setting: how long before the planned end the question of extension is put.
DAYS_TO_DECIDE_WHAT_FOLLOWS: Final = 14

_HOME_FOLLOW_UPS = (
    FollowUpRule(
        kind="second_week",
        title=_("Follow-up in the 2nd week"),
        task=_("Gather documentation and observations, and adjust the support scheme if needed."),
        to_citizen=_("We talk about how the first weeks have been."),
        source="V § 2.4",
        window=Window.WEEK,
        n=2,
        asks_descriptions=_(
            "What have you seen in the first weeks? What works, and what worries you?"
        ),
    ),
    FollowUpRule(
        kind="recovery_star",
        title=_("Recovery Star in the 3rd week"),
        task=_("Make a Recovery Star together with the citizen."),
        to_citizen=_("We make a Recovery Star together."),
        source="V § 2.4",
        window=Window.WEEK,
        n=3,
    ),
    FollowUpRule(
        kind="monthly",
        title=_("Monthly follow-up"),
        task=_(
            "Follow up on the Recovery Star, with full descriptions from the residential unit and "
            "partners."
        ),
        to_citizen=_("We look at how the last month has been."),
        source="V § 2.6",
        window=Window.MONTHLY,
        # Time to ask the partners for their descriptions (ours, a setting).
        opens_before=7,
        needs=(Need.STAR,),
        asks_descriptions=_("How is it going, seen from you? What works, and what worries you?"),
    ),
    FollowUpRule(
        kind="three_months",
        title=_("3 months: what comes next?"),
        task=_("Turn all attention to what the citizen's next step is to be."),
        to_citizen=_("We talk about what comes after your time here."),
        source="V § 2.4",
        window=Window.AFTER_MONTHS,
        n=3,
        opens_before=7,
        responsible=Office.CASEWORKER,
    ),
    FollowUpRule(
        kind="before_end",
        title=_("Before the planned end"),
        task=_(
            "Agree on moving out and the hand-over (LA2), or judge whether the goal is within "
            "reach so that the stay can be extended."
        ),
        to_citizen=_("We agree on how you move on from here."),
        source="V §§ 2.6, 2.8",
        window=Window.BEFORE_END,
        n=DAYS_TO_DECIDE_WHAT_FOLLOWS,
        responsible=Office.CASEWORKER,
    ),
)

_GUEST_FOLLOW_UPS = (
    FollowUpRule(
        kind="arrival_talk",
        title=_("Talk on arrival"),
        task=_("Make an agreement with the guest for the stay and for the help to be given."),
        to_citizen=_("We agree on what you need while you are here."),
        source="V § 2.4",
        window=Window.ARRIVAL,
        opens_before=0,
        working_days_only=False,
    ),
    FollowUpRule(
        kind="next_working_day",
        title=_("Review on the next working day"),
        task=_("Review the situation, and involve the authority or those who give support."),
        source="V § 2.4",
        window=Window.NEXT_WORKING_DAY,
        opens_before=0,
    ),
    FollowUpRule(
        kind="thanks_for_now",
        title=_("Thanks for now"),
        task=_("Sum up the stay briefly with the guest before the guest leaves."),
        to_citizen=_("We say thanks for now, and sum up your stay."),
        source="V § 2.4",
        window=Window.ON_END,
        opens_before=0,
        working_days_only=False,
    ),
)


_LEGAL_BASES = (
    Choice(key="84_1", label=_("§ 84(1): respite for relatives")),
    Choice(key="84_2", label=_("§ 84(2): temporary stay")),
)

_GUEST_WORDS = Words(
    accept=_("Grant the guest room"),
    accepted=_("Guest room granted"),
    refuse=_("Refuse the guest room"),
    refused=_("Guest room refused"),
    decision=_("Decision on the guest room"),
    move_in=_("The guest arrives"),
    moved_in=_("Guest has arrived"),
    move_out=_("The guest leaves"),
    moved_out=_("Guest has left"),
    plan=_("agreement for the guest's stay"),
    leader=_("facility leader"),
    given=_("You can stay in our guest room."),
    not_given=_("We refuse your application for the guest room."),
    no_show=_("The guest did not come"),
)

#: "Efter en individuel vurdering": within reach, but not yet met (V § 2.6). Of every extension.
EXTENSION_TEST: Final = ExtensionTest(
    source="V § 2.6",
    questions=(
        ExtensionQuestion(
            key="within_reach",
            question=_("Is the goal of the plan within reach?"),
            to_citizen={
                YES: _("The goal of your plan is within reach."),
                NO: _("The goal of your plan is not within reach."),
            },
            goes_on_with=YES,
            instead=_(
                "A stay is extended only when its goal is within reach. Plan with the citizen what "
                "is to come instead."
            ),
        ),
        ExtensionQuestion(
            key="goal_met",
            question=_("Has the goal of the plan been met?"),
            to_citizen={
                YES: _("You have reached the goal of your plan."),
                NO: _("You have not reached the goal of your plan yet."),
            },
            goes_on_with=NO,
            instead=_(
                "The goal has been met, so the stay is not extended. Plan moving out and the "
                "hand-over."
            ),
        ),
    ),
)

HOME_TRACK = Track(
    key=HOME,
    name=_("Flexible home"),
    # A citizen's own application goes to the authority, which registers it as its own.
    referrers=PROFESSIONALS,
    ways_in=_(
        "The authority in Herning assesses and awards. Professionals can refer; a citizen applies "
        "to the authority."
    ),
    ways_in_source="V § 2.4",
    deciders=frozenset({Office.CASEWORKER}),
    who_decides=_(
        "The caseworker decides after meeting the citizen, the key worker and usually the facility "
        "leader."
    ),
    who_decides_source="V § 2.4",
    length=Length(
        in_words=_("3–6 months"),
        source="V §§ 2.2, 2.4",
        min_months=1,
        max_months=6,
        extension_test=_("Is the goal of the plan within reach, but not yet met?"),
        extension=EXTENSION_TEST,
        too_short=_("A flexible home is planned for at least 1 month."),
        too_long=_(
            "A stay in a flexible home is up to 6 months. It can be extended after an individual "
            "assessment, when the goal is within reach but not yet met."
        ),
    ),
    # "En enkelt overnatning på de fleksible pladser, mens borgeren er indlagt" (V § 2.6): that it
    # may be two together is ours, a setting.
    trial_nights=2,
    # Meetings by video, visits and single nights begin while still in hospital (V § 2.6).
    visits_before=True,
    support_in_per_cent=True,
    legal_bases=_LEGAL_BASES,
    target_groups=TARGET_GROUPS,
    decisions=HOME_DECISIONS,
    follow_ups=_HOME_FOLLOW_UPS,
    letters=HOME_LETTERS,
    # Signed when moving in, with the rules and how to take care of the furniture (V § 2.1); what is
    # broken or taken along can be billed by it (V § 2.3). The guest room has none: a talk on
    # arrival makes an agreement (V § 2.2).
    contract=MoveInContract(source="V §§ 2.1, 2.3", bills_damage=True),
    savings_source="V § 2.4",
    # That the caseworker's own plan and the job centre's are looked at is ours, a setting.
    plan=StayPlan(source="V § 2.4", other_plans=(PLAN_141, JOB_CENTRE), matters=PRACTICAL_MATTERS),
    # "Ved intern overlevering, fx fra en fleksibel plads til en bostøtte" (V § 2.8): nobody takes
    # over from a guest's night.
    low_arousal=LA2,
)

GUEST_TRACK = Track(
    key=GUEST,
    name=_("Guest room"),
    # "Borgere har kunnet ringe og få en overnatning eller to" (V § 2.4).
    referrers=PROFESSIONALS | {Referrer.CITIZEN},
    ways_in=_("Professionals can refer, and citizens can ring themselves."),
    ways_in_source="V §§ 2.2, 2.4",
    # Acute staff are missing on purpose: they grant one night on the spot, and no more.
    deciders=frozenset({Office.CASEWORKER, Office.FACILITY_STAFF, Office.FACILITY_LEADER}),
    who_decides=_(
        "The staff member on the spot decides. Acute staff can grant one night when the room is "
        "free, and ask the back-up on call at Skovlyset in doubt."
    ),
    who_decides_source="V §§ 2.2, 2.4",
    granted_on_the_spot_by=frozenset(
        {Office.ACUTE_STAFF, Office.FACILITY_STAFF, Office.FACILITY_LEADER}
    ),
    on_the_spot_nights=1,
    length=Length(
        # No cap is stated; the mean was 4 days (V § 2.4).
        in_words=_("a few days, usually 1–2 nights"),
        source="V §§ 2.2, 2.4",
        usual_nights=2,
        pace=GUEST_PACE,
    ),
    legal_bases=_LEGAL_BASES,
    payment=Payment(
        text=_("Herning Kommune pays. The guest pays nothing."),
        to_citizen=_("Herning Kommune pays. You pay nothing."),
        source="V § 2.3",
        payer=Payer.MUNICIPALITY,
    ),
    decisions=GUEST_DECISIONS,
    follow_ups=_GUEST_FOLLOW_UPS,
    counts_outcomes=False,
    words=_GUEST_WORDS,
    letters=GUEST_LETTERS,
)
