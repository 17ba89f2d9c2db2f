"""The month's sheet: days, causes, prices, what is disputed; the same for both who sign."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from core.problems import NotAllowed, Problem
from discharge.models import DayPrice
from discharge.services.readiness import dispute_readiness
from discharge.services.waiting import set_cause, set_day_price
from discharge.sheet import Sheet, month_of, sheets_of
from organisations.actors import Actor
from referrals.models import Referral
from referrals.services.readiness import withdraw_ready
from tests.pages import signed_in, statements, text_of
from tests.referrals.asked import refer
from tests.world import NOW, TODAY, House, day, referrals_like

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

MARCH = (2026, 3)


def sheets(actor: Actor, month=MARCH, today=TODAY) -> list[Sheet]:
    with acting(actor.organisation):
        return sheets_of(actor, *month_of(*month), today)


def price(by: Actor, kroner: int, starts_on: date, source="Bekendtgørelsen") -> DayPrice:
    with acting(by.organisation):
        return set_day_price(by=by, starts_on=starts_on, kroner=kroner, source=source, now=NOW)


def runs(sheet: Sheet) -> list[tuple]:
    return [(r.starts_on.day, r.last_on.day, r.cause, r.days, r.price) for r in sheet.rows]


@pytest.fixture
def ready(nurse: Actor, herning: House) -> Referral:
    """Since 10 February; today is 17 March."""
    return refer(nurse, herning, facility=herning.first, ready_for_discharge_on=day(-35))


def test_a_month_has_its_own_days_with_cause_and_dated_price(nurse, herning, ready):
    price(herning.leader, 2000, date(2026, 1, 1))
    price(herning.caseworker, 2500, date(2026, 3, 11))
    with acting(herning.organisation):
        set_cause(
            by=herning.caseworker,
            referral=ready,
            cause="housing",
            starts_on=date(2026, 3, 5),
            last_on=date(2026, 3, 12),
            note="",
            now=NOW,
        )
    for reader in (nurse, herning.caseworker):
        (sheet,) = sheets(reader)
        assert (sheet.sender, sheet.receiver) == ("Region Midtjylland", "Herning Kommune")
        assert runs(sheet) == [
            (1, 4, "", 4, 2000),
            (5, 10, "En bolig mangler eller er ikke klar", 6, 2000),
            (11, 12, "En bolig mangler eller er ikke klar", 2, 2500),
            (13, 16, "", 4, 2500),
        ]
        assert (sheet.days, sheet.kroner) == (16, 10 * 2000 + 6 * 2500)
        (february,) = sheets(reader, (2026, 2))
        assert (february.days, february.kroner) == (19, 19 * 2000)
        assert sheets(reader, (2026, 1)) == []


def test_without_a_price_the_days_are_counted_and_it_says_so(nurse, herning, ready):
    (sheet,) = sheets(nurse)
    assert (sheet.days, sheet.kroner, sheet.lacks_price) == (16, 0, True)


def test_disputed_days_are_counted_apart(nurse, herning, ready):
    price(herning.leader, 2000, date(2026, 1, 1))
    with acting(herning.organisation):
        dispute_readiness(by=herning.caseworker, referral=ready, reason="Nej", now=NOW)
    (sheet,) = sheets(nurse)
    assert (sheet.days, sheet.disputed_days, sheet.disputed_kroner) == (0, 16, 32000)


def test_the_latest_price_for_a_day_counts_and_the_first_stays(herning, nurse, ready):
    wrong = price(herning.leader, 20000, date(2026, 1, 1))
    assert price(herning.leader, 20000, date(2026, 1, 1)).pk == wrong.pk
    with acting(herning.organisation):
        set_day_price(
            by=herning.leader,
            starts_on=date(2026, 1, 1),
            kroner=2000,
            source="Bekendtgørelsen",
            now=NOW + timedelta(minutes=5),
        )
        assert DayPrice.objects.count() == 2
    (sheet,) = sheets(nurse)
    assert sheet.kroner == 16 * 2000


def test_who_does_not_run_the_economy_sets_no_price(nurse, herning):
    for actor in (nurse, herning.staff):
        with pytest.raises(NotAllowed):
            price(actor, 2000, TODAY)
    with pytest.raises(Problem):
        price(herning.leader, 0, TODAY)


def test_who_sees_one_facility_has_its_days_only(nurse, herning, holstebro, ready):
    refer(
        nurse,
        herning,
        citizen={"name": "Ida Nabo"},
        facility=herning.second,
        ready_for_discharge_on=day(-3),
    )
    assert [sheet.days for sheet in sheets(herning.leader)] == [16]
    assert [sheet.days for sheet in sheets(herning.caseworker)] == [19]
    assert sheets(holstebro.caseworker) == []


def test_the_page_is_printed_and_signed_by_both(nurse, herning):
    now = timezone.now()
    today = timezone.localdate(now)
    refer(
        nurse,
        herning,
        facility=herning.first,
        now=now,
        ready_for_discharge_on=today.replace(day=1) - timedelta(days=3),
    )
    before = today.replace(day=1) - timedelta(days=1)
    for reader in (nurse, herning.caseworker):
        client = signed_in(reader)
        page = text_of(client.get(reverse("ready_days_sheet", args=[before.year, before.month])))
        assert "Jonas Vind" in page
        assert "ingen pris" in page
        assert page.count("Dato og underskrift") == 2
        for year, month in ((2026, 13), (1800, 1), (2100, 12)):
            assert client.get(f"/udskrivning/ark/{year}-{month}/").status_code == 404


def test_a_hundred_citizens_cost_what_one_does(nurse, herning, ready):
    url = "/udskrivning/ark/2026-3/"
    costs = []
    like = ready
    for many in (0, 2, 97):
        # References follow from the one they are like.
        like = [like, *referrals_like(herning, like, many, f"Borger {many}")][-1]
        costs.append([len(statements(signed_in(a), url)) for a in (nurse, herning.caseworker)])
    assert costs[0] == costs[1] == costs[2]


def test_a_day_is_a_copenhagen_day(nurse, herning):
    """Declared ready at one in the morning of the first: not the last of the month before."""
    night = datetime(2026, 7, 1, 1, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
    refer(nurse, herning, now=night, ready_for_discharge_on=date(2026, 7, 1))
    assert sheets(nurse, (2026, 6), date(2026, 7, 5)) == []
    (july,) = sheets(nurse, (2026, 7), date(2026, 7, 5))
    assert july.days == 4


def elsewhere(sheet: Sheet) -> list[tuple]:
    return [(r.starts_on.day, r.last_on.day, r.answered_by) for r in sheet.rows]


def test_a_patient_sent_to_two_municipalities_is_owed_by_one_a_day(nurse, herning, holstebro):
    """By the one told first, and by the other once that is over; both sides read the same."""
    price(holstebro.leader, 2000, date(2026, 1, 1))
    first = refer(nurse, herning, facility=herning.first, ready_for_discharge_on=day(-10))
    refer(
        nurse,
        holstebro,
        facility=holstebro.first,
        ready_for_discharge_on=day(-8),
    )
    for reader in (nurse, holstebro.caseworker):
        sheet = next(each for each in sheets(reader) if each.receiver == "Holstebro Kommune")
        assert elsewhere(sheet) == [(9, 16, "Herning Kommune")]
        assert (sheet.days, sheet.kroner, sheet.days_elsewhere) == (0, 0, 8)
        assert not sheet.lacks_price
    for reader in (nurse, herning.caseworker):
        sheet = next(each for each in sheets(reader) if each.receiver == "Herning Kommune")
        assert (elsewhere(sheet), sheet.days) == ([(7, 16, "")], 10)
    with acting(herning.organisation):
        withdraw_ready(by=herning.caseworker, referral=first, reason="Feber", now=NOW)
    (sheet,) = sheets(holstebro.caseworker)
    assert (elsewhere(sheet), sheet.kroner) == ([(9, 16, "")], 8 * 2000)


def test_the_acting_municipality_answers_where_it_is_told(nurse, herning, holstebro):
    told = {"acting_municipality": "0661"}
    refer(nurse, herning, facility=herning.first, ready_for_discharge_on=day(-10))
    refer(nurse, holstebro, facility=holstebro.first, ready_for_discharge_on=day(-8), **told)
    first, other = sheets(nurse)
    assert (first.receiver, elsewhere(first)) == (
        "Herning Kommune",
        [(7, 8, ""), (9, 16, "Holstebro Kommune")],
    )
    assert (other.days, other.days_elsewhere) == (8, 0)
    page = text_of(signed_in(herning.caseworker).get("/udskrivning/ark/2026-3/"))
    assert "Holstebro Kommune står for disse dage" in page


def test_two_patients_are_two_also_where_they_are_called_the_same(nurse, herning, holstebro):
    """Without a number, or with another, nobody knows that they are one."""
    for house, number in ((herning, ""), (holstebro, "060686-1234")):
        citizen = {"name": "Jonas Vind", "number": number, "home_municipality": "0657"}
        refer(nurse, house, citizen=citizen, facility=house.first, ready_for_discharge_on=day(-8))
    assert [sheet.days for sheet in sheets(nurse)] == [8, 8]
