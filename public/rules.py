"""Who keeps a house's page, and what a citizen is told who is not in the scheme."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from citizens.identifiers import Identifier
from citizens.rules import age_on
from core.problems import Problem
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from referrals.services.asking import Asking
from schemes.assess import assess
from schemes.base import Criterion, Facts, Referrer, Refusal, Version, Weight


class Verb(StrEnum):
    KEEP_PAGE = "keep_page"


RULES: Final[dict[Verb, VerbRule]] = {
    Verb.KEEP_PAGE: VerbRule(
        permissions=(Permission.PUBLISH_PAGE,),
        label=_("The house's public page"),
        address="edit_house_page",
    ),
}


def hard_rules(version: Version, track: str) -> list[Criterion]:
    """What nobody is taken against: known before anything else is asked."""
    return [rule for rule in version.criteria_for(track) if rule.weight is Weight.HARD]


def hard_refusals(asking: Asking, version: Version, track: str, on: date) -> list[Refusal]:
    """Those hard rules that what was told so far breaks; what is not known breaks none."""
    citizen = asking.citizen
    facts = Facts(
        track=track,
        on=on,
        referrer=Referrer.CITIZEN,
        age=_age(_number(asking), citizen.birth_date, on),
        home_municipality=citizen.home_municipality or None,
        acting_municipality=asking.acting_municipality,
        paying_municipality=asking.paying_municipality,
        answers=asking.answers,
    )
    return list(assess(version, facts).blocking)


def _number(asking: Asking) -> Identifier | None:
    try:
        return asking.citizen.identifier
    except Problem:
        return None  # said at its field


def _age(identifier: Identifier | None, birth_date: date | None, on: date) -> int | None:
    born = birth_date or (identifier.birth_date if identifier else None)
    return age_on(born, on) if born and born <= on else None
