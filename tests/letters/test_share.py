"""What a letter says of payment is what the stay's page says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from core.acting import acting
from letters.building.easy import easy_letter
from letters.building.ordinary import ordinary_letter
from placements.services.homes_kept import record_home_kept
from placements.services.self_payments import set_self_payment
from tests.letters.conftest import skovvang
from tests.letters.test_answers import book, content
from tests.referrals.houses import accepted
from tests.world import NOW, TODAY, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

VAGUE = ("Du betaler selv en del af opholdet", "Du betaler også selv en del")


@pytest.fixture
def told() -> tuple[House, Any]:
    house = skovvang()
    referral = accepted(house, "place")
    book(house, referral)
    with acting(house.organisation):
        referral.refresh_from_db()
        assert referral.stay is not None
    return house, referral


def letters(house: House, referral: Any) -> str:
    """Both editions in Danish, as one text."""
    made = content(house, referral)
    text = "\n".join(str(make(made, "da")) for make in (ordinary_letter, easy_letter))
    return text.replace("\\xa0", "\xa0")


def write(
    house: House, referral: Any, *, amounts: dict[str, Decimal] | None, kept: str = ""
) -> None:
    more = {"by": house.leader, "starts_on": TODAY, "last_on": None, "now": NOW}
    with acting(house.organisation):
        if amounts:
            set_self_payment(
                stay=referral.stay,
                amounts=amounts,
                decided_by="Holstebro Kommune",
                reason="Fra opholdets begyndelse",
                **more,
            )
        if kept:
            record_home_kept(stay=referral.stay, answer=kept, reason="Lejekontrakt", **more)


def test_while_nobody_knows_it_says_that_a_share_is_paid(told):
    text = letters(*told)
    assert all(sentence in text for sentence in VAGUE)
    write(*told, amounts=None, kept="unknown")
    assert all(sentence in letters(*told) for sentence in VAGUE)


def test_what_is_set_is_said_to_the_ore(told):
    write(*told, amounts={"lodging": Decimal("96.71"), "dinner": Decimal(40)}, kept="none")
    text = letters(*told)
    assert not any(sentence in text for sentence in VAGUE)
    assert text.count("96,71\xa0kr. pr. dag fra den 17. marts 2026") == 2
    assert "Aftensmad" in text
    assert "Din kommune opkræver det, du betaler for logi." in text
    assert "Du betaler huset for mad og vask" in text


def test_who_keeps_a_home_is_told_that_lodging_costs_nothing(told):
    write(*told, amounts={"dinner": Decimal(40)}, kept="kept")
    text = letters(*told)
    assert not any(sentence in text for sentence in VAGUE)
    assert text.count("så du betaler ikke for logi") == 2
    assert "Din kommune opkræver" not in text
