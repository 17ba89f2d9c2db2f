"""Skovvang with an address and a phone, and an admission whose letter can be sent."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import transaction

from core.acting import acting
from letters.building.letter import letter_of
from letters.content import JOINED, content_of
from letters.document import Document
from letters.models import SentLetter
from letters.services.sending import mark_of, send_letter
from organisations.actors import Actor
from placements.models import Decision, Facility
from referrals.models import Referral
from referrals.services.placing import book_for_referral
from tests.referrals.houses import asked, make, yes
from tests.world import NOW, TODAY, House

REASONS = "Du har brug for ro."


@dataclass
class Admitted:
    """Somebody whom Skovvang has admitted, and who has a place."""

    house: House
    referral: Referral

    @property
    def decision(self) -> Decision:
        return Decision.objects.select_related(*JOINED).get(pk=self.referral.decision_id)

    def letter(self, language: str = "da", edition: str = "ordinary") -> Document:
        content = content_of(self.decision, on=TODAY)
        return letter_of(content, language=language, edition=edition)

    def send(self, by: Actor | None = None, **changed: str) -> SentLetter:
        """As the leader sends it who has just read it."""
        with acting(self.house.organisation), transaction.atomic():
            facts = {"language": "da", "edition": "ordinary", "way": "handed_over"} | changed
            if "shown" not in facts:
                read = self.letter(facts["language"], facts["edition"])
                facts["shown"] = mark_of(read, controller_id=self.house.organisation.pk)
            return send_letter(
                by=by or self.house.leader,
                decision=self.decision,
                now=NOW,
                **facts,
            )


def skovvang() -> House:
    house = make("mpo")
    with acting(house.organisation), transaction.atomic():
        Facility.objects.filter(controller=house.organisation).update(
            address="Skovvangsvej 1, 7500 Holstebro", phone="96 11 00 00"
        )
    return house


def admit(house: House, *, with_place: bool = True, **changed: object) -> Admitted:
    with transaction.atomic():
        referral = asked(house, "place", **changed)
        yes(house.leader, referral, reasons=REASONS)
    if with_place:
        with acting(house.organisation), transaction.atomic():
            book_for_referral(
                by=house.leader,
                referral=referral,
                place=house.place(track="place"),
                starts_on=TODAY,
                ends_on=None,
                now=NOW,
            )
            referral.refresh_from_db()
    return Admitted(house, referral)


@pytest.fixture
def admitted() -> Admitted:
    return admit(skovvang())
