"""The life around the citizen: what belongs together, and what is not asked here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.checks import Checks
from core.problems import Text
from referrals.models import Applicant, Consent, Referral, Representative
from referrals.services.asking import (
    MOST_REPRESENTATIVES,
    REFERRAL_FACTS,
    REPRESENTATIVE_FACTS,
    Asking,
    RepresentativeFacts,
)
from referrals.services.clean_facts import clean_fact
from referrals.services.facts import Part
from referrals.services.frozen_copy import fact_in_words
from schemes.base import Topic, Version


def check_around(checks: Checks, clean: Mapping[str, Any], version: Version, today: date) -> None:
    """Of the (clean) facts: nothing the scheme does not ask about, and nothing half told."""
    for fact in REFERRAL_FACTS:
        if fact.topic and fact.topic not in version.asks_about and clean[fact.name]:
            _not_asked(checks, fact.name)
    if clean["consent"] == Consent.GIVEN:
        if not clean["consent_by"]:
            checks.add("missing", _("Write who gave the consent."), field="consent_by")
        if clean["consent_on"] is None:
            checks.add("missing", _("Write the day it was given."), field="consent_on")
    if clean["consent_on"] is not None and clean["consent_on"] > today:
        checks.add("future_date", _("Nobody has consented on a day to come."), field="consent_on")
    if clean["applicant"] == Applicant.RELATIVE:
        if not clean["relative_name"]:
            checks.add("missing", _("Write which relative is asking."), field="relative_name")
        if not clean["citizens_stance"]:
            checks.add(
                "missing", _("Choose what the citizen says about it."), field="citizens_stance"
            )


def check_representation(
    checks: Checks, people: Sequence[RepresentativeFacts], version: Version | None
) -> list[RepresentativeFacts]:
    """Each with a part and a name; rows in which nothing is written are left out."""
    if version is not None and people and Topic.REPRESENTATION not in version.asks_about:
        _not_asked(checks, "representation")
        return []
    if len(people) > MOST_REPRESENTATIVES:
        words = _("Write at most %(most)d people.") % {"most": MOST_REPRESENTATIVES}
        checks.add("too_long", words, field="representation")
        return []
    return [_person(checks, n, person) for n, person in enumerate(people) if not person.is_empty]


def _person(checks: Checks, n: int, person: RepresentativeFacts) -> RepresentativeFacts:
    return RepresentativeFacts(
        **{
            fact.name: clean_fact(
                checks,
                fact,
                getattr(person, fact.name),
                date.min,
                at=f"representation.{n}.{fact.name}",
            )
            for fact in REPRESENTATIVE_FACTS
        }
    )


def _not_asked(checks: Checks, field: str) -> None:
    checks.add("not_asked", _("This is not asked here."), field=field)


def write_representation(referral: Referral, asking: Asking) -> None:
    """Store those who were told, with the (saved) referral."""
    Representative.objects.bulk_create(
        Representative(
            controller_id=referral.controller_id,
            referral=referral,
            sender_id=referral.sender_id,
            sender_unit_id=referral.sender_unit_id,
            ordinal=ordinal,
            **{fact.name: getattr(person, fact.name) for fact in REPRESENTATIVE_FACTS},
        )
        for ordinal, person in enumerate(asking.representation)
    )


@dataclass(frozen=True)
class Told:
    """The life around the citizen as a page shows it: (label, words) of what was told."""

    facts: list[tuple[Text, str]]
    applicant: list[tuple[Text, str]]
    representatives: list[Representative]
    #: The target group is one in which relatives ask, and nobody has written who.
    relative_missing: bool


def told_around(referral: Referral) -> Told:
    rows = {
        part: [
            (fact.label, words)
            for fact in REFERRAL_FACTS
            if fact.topic
            and (fact.part is Part.BESIDE) is (part is Part.BESIDE)
            and (words := fact_in_words(fact, getattr(referral, fact.name)))
        ]
        for part in (Part.AROUND, Part.BESIDE)
    }
    return Told(
        facts=rows[Part.AROUND],
        applicant=rows[Part.BESIDE],
        representatives=list(referral.representatives.all()),
        relative_missing=_in_a_group_of_relatives(referral) and not referral.relative_applies,
    )


def _in_a_group_of_relatives(referral: Referral) -> bool:
    return any(
        choice.relative_applies and referral.answers.get(criterion.key) == choice.key
        for criterion in referral.version.asked(referral.track)
        for choice in criterion.choices
    )
