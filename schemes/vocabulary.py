"""The few words by which a version says what it uses, who pays and what must be there first."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What the page of a case has in a scheme."""

    FOLLOW_UPS = "follow_ups"
    STAR = "star"
    LOW_AROUSAL = "low_arousal"  # the hand-over dialogue (LA2, V § 2.8)
    KRAM = "kram"  # Det Dobbelte KRAM
    RISKS = "risks"
    ONWARD = "onward"  # the next place is asked about (V § 4.6)
    PLAN = "plan"
    NETWORK = "network"
    NOTES = "notes"
    DAILY_RISK = "daily_risk"  # green, yellow, red per shift
    DOCUMENTS = "documents"
    ECONOMY = "economy"
    CONSENTS = "consents"
    OWN_PAGE = "own_page"  # the citizen reads along, by a card
    REMEMBERED = "remembered"  # an anonymous guest carries a card of what helped


#: Parts that are pages of their own: a scheme without any has one short page.
PAGES = frozenset(Part) - {Part.RISKS, Part.ONWARD, Part.REMEMBERED}


class Payer(StrEnum):
    MUNICIPALITY = "municipality"  # the one whose scheme it is
    #: Places are sold: the rate is charged to the acting municipality (handlekommunen).
    ACTING_MUNICIPALITY = "acting_municipality"
    GRANT = "grant"  # whatever the use


class MunicipalityRole(StrEnum):
    """Three facts about a citizen, often the same municipality, never assumed to be."""

    HOME = "home"
    ACTING = "acting"
    PAYING = "paying"

    @property
    def field(self) -> str:
        """What the field is called in forms, the API and the tables."""
        return f"{self.value}_municipality"


class Topic(StrEnum):
    """What a referral may tell of the life around the citizen, where the scheme asks about it."""

    SLEEPS_TONIGHT = "sleeps_tonight"
    LANGUAGE = "language"  # and whether an interpreter is needed
    CHILDREN = "children"
    PETS = "pets"
    TREATMENT_ORDER = "treatment_order"
    CONSENT = "consent"  # to share information
    PLACE_NEEDS = "place_needs"  # what the place itself must have
    REPRESENTATION = "representation"
    #: Where relatives ask for respite, one of them is the applicant (§ 84(1); POLARIS' group 4).
    RELATIVE_APPLIES = "relative_applies"


class Need(StrEnum):
    """What must exist before a follow-up can be done."""

    STAR = "star"  # a finished Recovery Star of this stay
