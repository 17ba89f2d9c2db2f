"""Expected ready and declared ready are two dates: only the second starts any days."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problems
from organisations.actors import Actor
from referrals.models import ReadyDeclaration, Referral
from referrals.services.readiness import declare_ready, expect_ready, withdraw_ready
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.referrals.deciding import refuse
from tests.world import NOW, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def referral(nurse: Actor, herning: House) -> Referral:
    return refer(nurse, herning, facility=herning.first, ready_for_discharge_on=None)


def declare(by: Actor, referral: Referral, n: int = 0):
    with acting(by.organisation):
        return declare_ready(by=by, referral=referral, on=day(n), now=NOW)


def withdraw(by: Actor, referral: Referral, reason: str = "Feber i nat"):
    with acting(by.organisation):
        return withdraw_ready(by=by, referral=referral, reason=reason, now=NOW)


def days(house: House, referral: Referral, n: int = 0) -> int | None:
    with acting(house.organisation):
        return Referral.objects.get(pk=referral.pk).ready_for_discharge_days(day(n))


def test_a_forecast_starts_no_days_even_when_its_day_has_come(nurse, herning, referral):
    with acting(nurse.organisation):
        expect_ready(by=nurse, referral=referral, on=day(2), now=NOW)
    assert days(herning, referral, 10) is None
    page = signed_in(herning.caseworker).get(reverse("referrals")).content.decode()
    assert "forventet færdigbehandlet 19. marts" in page
    assert "færdigmeldt 19." not in page


def test_declared_by_whom_and_from_then_on_the_days_count(nurse, herning, referral):
    declare(nurse, referral, -3)
    assert declare(nurse, referral, -3).declared_on == day(-3)  # a double click
    assert days(herning, referral, 4) == 7
    page = signed_in(herning.caseworker).get(reverse("referral", args=[referral.pk]))
    assert "Færdigmeldt 14. marts 2026 af Nanna Nat" in text_of(page)


def test_a_day_to_come_declares_nothing(nurse, referral):
    with pytest.raises(Problems) as caught:
        declare(nurse, referral, 1)
    assert (caught.value.code, caught.value.field) == ("future_date", "on")


def test_withdrawn_it_counts_no_more_and_can_be_declared_again(nurse, herning, referral):
    declare(nurse, referral, -3)
    withdraw(nurse, referral)
    withdraw(nurse, referral)
    assert days(herning, referral, 4) is None
    declare(nurse, referral, 0)
    assert days(herning, referral, 4) == 4
    with acting(herning.organisation):
        told = ReadyDeclaration.objects.filter(referral=referral)
        assert [row.withdrawn_reason for row in told] == ["", "Feber i nat"]


def test_another_day_takes_withdrawing_first(nurse, referral):
    declare(nurse, referral, -3)
    with pytest.raises(Conflict) as caught:
        declare(nurse, referral, -1)
    assert caught.value.code == "declared_otherwise"


def test_nothing_is_withdrawn_that_was_not_declared(nurse, referral):
    with pytest.raises(Conflict) as caught:
        withdraw(nurse, referral)
    assert caught.value.code == "not_declared"


def test_at_intake_a_day_to_come_is_read_as_expected(nurse, herning):
    told = refer(nurse, herning, ready_for_discharge_on=day(5))
    assert (told.ready_for_discharge_on, told.expected_ready_on) == (None, day(5))
    told = refer(nurse, herning, ready_for_discharge_on=day(-1), expected_ready_on=day(-2))
    with acting(herning.organisation):
        (declared,) = told.ready_declarations.all()
    assert (declared.declared_on, declared.by_name) == (day(-1), "Nanna Nat")


def test_the_receiver_writes_it_down_on_the_telephone_and_others_do_not(
    nurse, herning, holstebro, referral
):
    assert declare(herning.caseworker, referral, -1).by_name == herning.caseworker.name
    with pytest.raises(NotAllowed):
        declare(holstebro.caseworker, referral, -1)


def test_what_is_over_is_not_declared(nurse, herning, referral):
    refuse(herning.caseworker, referral)
    with pytest.raises(Conflict):
        declare(nurse, referral)


def test_the_page_takes_all_three(nurse, herning, referral):
    client = signed_in(nurse)
    url = reverse("ready_for_discharge", args=[referral.pk])
    assert client.post(url, {"act": "declared"}).status_code == 422
    assert client.post(url, {"act": "expected", "on": day(200)}).status_code == 302
    today = timezone.localdate()
    assert client.post(url, {"act": "declared", "on": today}).status_code == 302
    assert client.post(url, {"act": "withdrawn", "reason": "Feber"}).status_code == 302
    page = client.get(reverse("referral", args=[referral.pk])).content.decode()
    assert "trukket tilbage" in page
