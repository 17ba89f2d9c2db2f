"""What a stay plan holds besides its goals: practical matters, other plans, a week schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemes.texts import _


@dataclass(frozen=True, kw_only=True)
class PracticalMatter:
    """Something that must be in place in a citizen's life, and what it waits for."""

    key: str
    name: str
    #: Keys of matters that come first: without them this one cannot be had.
    after: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OtherPlan:
    """A plan that somebody else makes with the citizen, and that this one is coordinated with."""

    key: str
    name: str
    #: What is to be known of it.
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class StayPlan:
    """What the plan of a track's stays is made of."""

    source: str
    other_plans: tuple[OtherPlan, ...]
    #: In the order in which one leads to the next.
    matters: tuple[PracticalMatter, ...]
    #: The citizen's week and daily rhythm are written down, to hang on the fridge.
    has_week: bool = False
    #: The kind of follow-up by which the plans are coordinated, where one is planned: it reminds,
    #: and the plan does not.
    coordinated_by: str = ""

    def __post_init__(self) -> None:
        known: set[str] = set()
        for matter in self.matters:
            if not known.issuperset(matter.after):
                raise ValueError(f"{matter.key}: what comes first stands before it.")
            known.add(matter.key)

    def matter(self, key: str) -> PracticalMatter | None:
        return next((matter for matter in self.matters if matter.key == key), None)

    def other_plan(self, key: str) -> OtherPlan | None:
        return next((plan for plan in self.other_plans if plan.key == key), None)


#: Newcomers must be registered as residents and referred by a doctor before regional treatment can
#: begin (V § 3.7); economy, debt, health card, MitID, doctor and dentist: V § 3.8. The order of the
#: rest is ours.
PRACTICAL_MATTERS: Final = (
    PracticalMatter(key="registration", name=_("Registered address")),
    PracticalMatter(key="health_card", name=_("Health card"), after=("registration",)),
    PracticalMatter(key="doctor", name=_("Doctor"), after=("registration",)),
    PracticalMatter(key="referral", name=_("Referral to treatment"), after=("doctor",)),
    PracticalMatter(key="medicine", name=_("Medicine"), after=("doctor",)),
    PracticalMatter(key="dentist", name=_("Dentist")),
    PracticalMatter(key="mitid", name="MitID", after=("registration",)),
    PracticalMatter(key="bank", name=_("Bank account"), after=("mitid",)),
    PracticalMatter(key="economy", name=_("Economy"), after=("bank",)),
    PracticalMatter(key="debt", name=_("Debt"), after=("economy",)),
    PracticalMatter(key="housing", name=_("Housing"), after=("economy",)),
)
PLAN_141: Final = OtherPlan(key="plan_141", name=_("The municipality's § 141 action plan"))
PLAN_142: Final = OtherPlan(
    key="plan_142",
    name=_("The municipality's § 142 plan"),
    note=_("Owed since the day of enrolment. Is there none, ask the acting municipality for it."),
)
JOB_CENTRE: Final = OtherPlan(key="job_centre", name=_("The job centre's plan"))
