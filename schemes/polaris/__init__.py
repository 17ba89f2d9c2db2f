"""POLARIS, Herning Kommune: flexible homes and a guest room under § 84 of the Service Act.

Sources: V = VIVE 2023, "Fleksible pladser", chapter 2. DOMAIN.md § 3.1. Only two rules are hard:
Herning's own citizens, and the age. Everything else is the caseworker's judgement with a reason.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from schemes.base import (
    AtNight,
    Criterion,
    HouseRule,
    Part,
    Payer,
    Payment,
    Scheme,
    Topic,
    Version,
    Words,
    _,
)
from schemes.consents import USUAL_SHARING
from schemes.law import SERVICE_ACT
from schemes.meetings import AROUND_A_CITIZEN
from schemes.polaris.criteria import (
    ADULT_AT_FIRST,
    ADULT_WIDENED,
    ELDERCARE_ACT,
    GUEST_CRITERIA,
    HERNING,
    HOME_CRITERIA,
    OWN_CITIZEN,
)
from schemes.polaris.tracks import GUEST_TRACK, HOME_TRACK

#: The first flexible places are from 2017 (V § 2.1; the guest room's forerunner is from 2006).
STARTED_ON: Final = date(2017, 1, 1)
#: "Nu udvider man" the target group to 18 (V § 2.2, interviews May-June 2023). The day itself is
#: not in the source: *verify*.
WIDENED_ON: Final = date(2023, 1, 1)

#: Who is covered by ældreloven can't get § 84 (SEL § 2(5), Act no. 1703 of 2024).
ELDERCARE_FROM: Final = date(2025, 7, 1)

_WORDS = Words(
    accept=_("Award the stay"),
    accepted=_("Stay awarded"),
    refuse=_("Refuse the stay"),
    refused=_("Stay refused"),
    decision=_("Visitation"),
    move_in=_("The citizen moves in"),
    moved_in=_("Moved in"),
    move_out=_("The citizen moves out"),
    moved_out=_("Moved out"),
    plan=_("agreement on the effort"),
    leader=_("facility leader"),
    arrive=_("Move in"),
    leave=_("Move out"),
    leaving_day=_("Day of leaving"),
    given=_("You get a stay in a flexible home."),
    not_given=_("We refuse your application for a stay in a flexible home."),
)

_HOUSE_RULES = (
    HouseRule(
        text=_("You sign a contract with the rules of the house when you move in."),
        source="V § 2.1",
    ),
    HouseRule(
        text=_(
            "Take good care of the home and its furniture: what is damaged or missing can be "
            "billed."
        ),
        source="V § 2.1",
    ),
)

_PAYMENT = Payment(
    text=_(
        "Herning Kommune pays. The citizen pays no rent, electricity or heating, and is expected "
        "to save up for a home."
    ),
    to_citizen=_(
        "Herning Kommune pays. You pay no rent, electricity or heating, and we expect you to save "
        "up for a home of your own."
    ),
    source="V §§ 2.1, 2.3",
    payer=Payer.MUNICIPALITY,
)


def _version(name: str, starts_on: date, ends_on: date | None, *of_the_time: Criterion) -> Version:
    """What changed is the age limit, and the law that § 84 gives way to."""
    return Version(
        scheme="polaris",
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        source="V § 2",
        words=_WORDS,
        act=SERVICE_ACT,
        criteria_law="§ 84",
        tracks=(HOME_TRACK, GUEST_TRACK),
        criteria=(OWN_CITIZEN, *of_the_time, *HOME_CRITERIA, *GUEST_CRITERIA),
        house_rules=_HOUSE_RULES,
        payment=_PAYMENT,
        at_night=AtNight(
            staff=True,
            substances=_("Use of alcohol or drugs is in itself no bar."),
            source="V §§ 2.1, 2.4",
        ),
        # Awarded under § 84 to Herning's own citizens: the authority must know who it is.
        anonymous_source="V § 2.3",
        # Full paperwork. In the target group of those who live at home it is the family that asks
        # for respite (V § 2.2, § 84(1)).
        asks_about=frozenset(Topic),
        parts=frozenset(
            {
                Part.FOLLOW_UPS,
                Part.STAR,
                Part.LOW_AROUSAL,
                Part.RISKS,
                Part.PLAN,
                Part.NETWORK,
                Part.NOTES,
                Part.DOCUMENTS,
                Part.ECONOMY,
                Part.CONSENTS,
                Part.OWN_PAGE,
            }
        ),
        meetings=AROUND_A_CITIZEN,
        sharing=USUAL_SHARING,
    )


POLARIS: Final = Scheme(
    key="polaris",
    name="POLARIS",
    municipality=HERNING,
    organisation="Herning Kommune",
    versions=(
        _version(_("POLARIS, 2017–2022"), STARTED_ON, WIDENED_ON, ADULT_AT_FIRST),
        _version(_("POLARIS, 2023 – June 2025"), WIDENED_ON, ELDERCARE_FROM, ADULT_WIDENED),
        _version(_("POLARIS, from July 2025"), ELDERCARE_FROM, None, ADULT_WIDENED, ELDERCARE_ACT),
    ),
)
