"""MPO, Holstebro Kommune: temporary psychiatric care places and outreach at Skovvang.

Sources: V = VIVE 2023, "Fleksible pladser", chapter 3; R = Cecilia Rand's article on the project.
DOMAIN.md § 3.2. A project with its own rules in 2021-2022, carried on since under § 110. The one
hard rule was the project's: Holstebro's own citizens. Else the leader decides.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from schemes.base import (
    AtNight,
    Criterion,
    HouseRule,
    MunicipalityRole,
    Part,
    Payer,
    Payment,
    Relapse,
    Scheme,
    Topic,
    Track,
    Version,
    Words,
    _,
)
from schemes.consents import USUAL_SHARING
from schemes.daily_risk import DailyRisk
from schemes.law import SERVICE_ACT
from schemes.meetings import AROUND_A_CITIZEN
from schemes.mpo.criteria import (
    HEALTH_PURPOSE,
    HOLSTEBRO,
    OF_THE_PROJECT,
    OF_TODAY,
    OTHER_PLANS_141,
    OTHER_PLANS_142,
    TARGET_GROUP,
    TARGET_GROUP_OF_THE_PROJECT,
)
from schemes.mpo.meetings import FORTNIGHTLY, HALF_YEARLY, REVIEW_AND_SPARRING
from schemes.mpo.tracks import (
    OUTREACH_TRACK,
    PLACE_TRACK,
    PLACE_TRACK_141,
    PROJECT_OUTREACH_TRACK,
    PROJECT_PLACE_TRACK,
)

#: "Januar 2021 til og med ultimo 2022", carried on in 2023 (V §§ 1.5, 3.1).
PROJECT_STARTED_ON: Final = date(2021, 1, 1)
CARRIED_ON_FROM: Final = date(2023, 1, 1)
#: § 142: the municipality must make a plan for everyone in a § 110 house.
PLAN_OWED_FROM: Final = date(2023, 10, 1)

_WORDS = Words(
    accept=_("Admit the citizen"),
    accepted=_("Admission decided"),
    refuse=_("Decline the admission"),
    refused=_("Admission declined"),
    decision=_("Decision on admission"),
    move_in=_("Enrol the citizen"),
    moved_in=_("Enrolled at Skovvang"),
    move_out=_("Discharge the citizen"),
    moved_out=_("Discharged from Skovvang"),
    plan=_("stay plan"),
    leader=_("centre leader"),
    arrive=_("Enrol"),
    leave=_("Discharge"),
    arrival_day=_("Day of enrolment"),
    leaving_day=_("Day of discharge"),
    since=_("enrolled since"),
    # Under § 110 expulsion is an act of its own, beside discharge.
    ask_to_leave=_("Expel the citizen"),
    given=_("You are admitted to a temporary psychiatric care place at Skovvang."),
    not_given=_("We refuse your application for a temporary psychiatric care place at Skovvang."),
)

_PARTS = frozenset(
    {
        Part.FOLLOW_UPS,
        Part.KRAM,
        Part.RISKS,
        Part.PLAN,
        Part.NETWORK,
        Part.NOTES,
        Part.DAILY_RISK,
        Part.DOCUMENTS,
        Part.ECONOMY,
        Part.CONSENTS,
        Part.OWN_PAGE,
    }
)

_PROJECT = Version(
    scheme="mpo",
    name=_("The MPO project, 2021–2022"),
    starts_on=PROJECT_STARTED_ON,
    ends_on=CARRIED_ON_FROM,
    source="V § 3; R",
    words=_WORDS,
    act=SERVICE_ACT,
    tracks=(PROJECT_PLACE_TRACK, PROJECT_OUTREACH_TRACK),
    criteria=(*TARGET_GROUP_OF_THE_PROJECT, *OF_THE_PROJECT, HEALTH_PURPOSE),
    house_rules=(
        HouseRule(
            text=_("There are as few rules as possible: we start from what you need."), source="R"
        ),
        HouseRule(
            text=_("A relapse does not end the stay: we help you through it."),
            source="V § 3.2; R",
        ),
    ),
    # V § 1.5: project funds from state, municipality and region. Whether the citizen paid a share
    # in the project is not stated: *verify*.
    payment=Payment(
        text=_("The project's funds pay."),
        to_citizen=_("The project's funds pay for your stay."),
        source="V §§ 1.5, 3.1",
        payer=Payer.GRANT,
    ),
    anonymous_source="V § 3.4",
    relapse=Relapse(
        text=_("A relapse does not end the stay. Write what happened and what helps now."),
        source="V § 3.2; R",
        may_end_stay=False,
    ),
    parts=_PARTS,
    sharing=USUAL_SHARING,
    meetings=(*AROUND_A_CITIZEN, REVIEW_AND_SPARRING),
    daily_risk=DailyRisk(source="R"),
)


def _carried_on(
    name: str, starts_on: date, ends_on: date | None, place: Track, other_plans: Criterion
) -> Version:
    """What changed since is the plan that the municipality owes."""
    return Version(
        scheme="mpo",
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        source="V § 3",
        words=_WORDS,
        act=SERVICE_ACT,
        criteria_law="§ 110",
        tracks=(place, OUTREACH_TRACK),
        criteria=(*TARGET_GROUP, *OF_TODAY, other_plans),
        house_rules=(
            HouseRule(
                text=_(
                    "You live here without active misuse of alcohol or drugs. Medicine that a "
                    "doctor has prescribed is no misuse. If you have a relapse, we look at it with "
                    "you."
                ),
                source="V § 3.2",
            ),
            HouseRule(text=_("You work with staff and are part of the house."), source="V § 3.4"),
        ),
        payment=Payment(
            text=_(
                "The acting municipality pays a day rate, and the citizen pays a share of the "
                "stay. The municipality collects it."
            ),
            to_citizen=_(
                "Your acting municipality, the one that decides about help for you, pays a day "
                "rate. You pay a share of the stay yourself. The municipality tells you how much, "
                "and collects it."
            ),
            besides_share=_(
                "Your acting municipality, the one that decides about help for you, pays a day "
                "rate."
            ),
            source="V § 3.3; § 110",
            payer=Payer.ACTING_MUNICIPALITY,
        ),
        # § 110: the acting municipality is told; and billed, unless another has
        # agreed to pay.
        municipalities=tuple(MunicipalityRole),
        # § 110 asks for an orientering to the acting municipality and for statistics by CPR number,
        # and the acting municipality is billed: each takes a name.
        # Whether staff are there at night is not stated.
        at_night=AtNight(
            substances=_("No active misuse. A relapse is looked at with the citizen."),
            source="V § 3.2",
        ),
        asks_about=frozenset(Topic) - {Topic.RELATIVE_APPLIES},
        anonymous_source="V § 3.3; § 110",
        relapse=Relapse(
            text=_(
                "Each relapse is judged by itself: what happened, what helps now, and whether the "
                "stay goes on."
            ),
            source="V § 3.2",
            may_end_stay=True,
        ),
        parts=_PARTS,
        sharing=USUAL_SHARING,
        meetings=(*AROUND_A_CITIZEN, FORTNIGHTLY, HALF_YEARLY),
        # R tells it of the project; that the house goes on with it is ours: *verify*.
        daily_risk=DailyRisk(source="R"),
    )


MPO: Final = Scheme(
    key="mpo",
    name="MPO",
    municipality=HOLSTEBRO,
    organisation="Holstebro Kommune",
    versions=(
        _PROJECT,
        _carried_on(
            _("MPO, January–September 2023"),
            CARRIED_ON_FROM,
            PLAN_OWED_FROM,
            PLACE_TRACK_141,
            OTHER_PLANS_141,
        ),
        _carried_on(
            _("MPO, from October 2023"), PLAN_OWED_FROM, None, PLACE_TRACK, OTHER_PLANS_142
        ),
    ),
)
