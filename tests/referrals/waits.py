"""People who wait for a place at Skovvang, and a place to give them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.acting import acting
from organisations.actors import Actor
from placements.models import Place
from referrals.models import PlaceOffer, Referral
from referrals.services.needs import set_need
from referrals.services.place_offers import offer_place
from tests.referrals.houses import accepted
from tests.world import NOW, TODAY, House


def waiting(house: House, name: str, *, level: str = "", days: int = 0, **changed: Any) -> Referral:
    """Accepted ``days`` before ``NOW``; its need judged where a level is given."""
    changed.setdefault("wished_on", None)
    row = accepted(
        house,
        "place",
        citizen={"name": name, "home_municipality": "0661"},
        now=NOW - timedelta(days=days),
        **changed,
    )
    if level:
        with acting(house.organisation):
            set_need(by=house.leader, referral=row, level=level, words="Bor på gaden", now=NOW)
    return row


def room(house: House, n: int = 0) -> Place:
    with acting(house.organisation):
        return house.place(track="place", n=n)


def offer(
    house: House, row: Referral, place: Place, *, by: Actor | None = None, **changed: Any
) -> PlaceOffer:
    facts: dict[str, Any] = {
        "by": by or house.leader,
        "referral": row,
        "place": place,
        "starts_on": TODAY + timedelta(days=2),
        "ends_on": None,
        "answer_by": TODAY + timedelta(days=3),
        "now": NOW,
    }
    with acting(house.organisation):
        return offer_place(**(facts | changed))
