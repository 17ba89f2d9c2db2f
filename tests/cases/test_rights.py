"""What is owed and late: on each case, and the same in the list across all of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.models import Max
from django.urls import reverse

from cases.case import cases_for, load_case
from cases.owed import owed_to
from cases.rights import Owed, rights_of
from complaints.models import Complaint
from complaints.services import receive_complaint
from core.acting import acting
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Decision, FollowUp, HomeKept, SelfPayment, Stay
from placements.refunds import refund_days
from placements.self_payments import share_of
from placements.services.decisions import follow_dates
from placements.services.discharging import discharge
from placements.services.elsewhere import record_stay_elsewhere
from placements.services.homes_kept import record_home_kept
from placements.services.relapses import judge_relapse
from placements.services.self_payments import end_self_payment, set_self_payment
from referrals.services.information import ask_information
from tests.pages import signed_in, statements, text_of
from tests.placements.stays import here, leave
from tests.referrals.asked import refer
from tests.referrals.deciding import refuse
from tests.world import NOW, TODAY, House, day, house_of, make_citizen, referrals_like

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def owed(stay: Stay, today=TODAY) -> list[tuple[str, int]]:
    """(page where it is put right, since) of one stay, the days counted from today."""
    case = load_case(cases_for(Actor.system(stay.controller)).get(pk=stay.pk), today=today)
    decisions = list(stay.decisions.all())
    complaints = Complaint.objects.unsettled().filter(decision__stay=stay)
    rights = rights_of(
        case,
        decisions,
        refund_days(stay, today),
        share_of(stay),
        list(stay.relapses.all()),
        complaints,
    )
    return [_short(each) for each in rights]


def listed(actor: Actor, now=NOW) -> list[tuple[str, int]]:
    with acting(actor.organisation):
        return [_short(row.owed) for row in owed_to(actor, now)]


def but_follow_ups(rights: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The orientering of the admission is late on most of these."""
    return [each for each in rights if each[0] != "complete_follow_up"]


def _short(each: Owed) -> tuple[str, int]:
    return each.act[0] if each.act else each.page, (each.since - TODAY).days


@pytest.fixture
def skovvang(db: None):
    house = house_of("mpo")
    with acting(house.organisation):
        yield house


def at_skovvang(house: House, first=-9, n=0, **changed) -> Stay:
    facts = {"place": house.place(track="place", n=n), "by": house.leader} | changed
    return here(house, first, None, **facts)


def test_a_new_stay_owes_nothing(skovvang, herning):
    assert owed(at_skovvang(skovvang, 0)) == []
    with acting(herning.organisation):
        assert owed(here(herning)) == []
    assert listed(skovvang.leader) == listed(herning.caseworker) == []


def test_the_plan_and_the_orientering_are_owed_once_their_day_has_passed(skovvang):
    stay = at_skovvang(skovvang, -40)
    late = dict(
        FollowUp.objects.filter(
            stay=stay, kind__in=["coordinate_plans", "orientering_of_admission"]
        )
        .values_list("kind")
        .annotate(Max("due_on"))
    )
    assert len(late) == 2, "both are planned"
    expected = sorted((due - TODAY).days for due in late.values())
    assert [since for page, since in owed(stay) if page == "complete_follow_up"] == expected
    assert [since for page, since in listed(skovvang.leader) if page == "complete_follow_up"] == (
        expected
    )


def test_nights_that_nobody_decided_are_owed_a_decision(herning):
    with acting(herning.organisation):
        stay = here(herning, -100, 60)
        stay.planned_end_on = day(-10)
        stay.save()
        follow_dates(stay, now=NOW)
        assert ("extend_stay", -10) in owed(stay)
        assert ("extend_stay", -10) in listed(herning.caseworker)
        Decision.objects.filter(stay=stay).update(ends_on=day(0))
        assert owed(stay) == listed(herning.caseworker) == []


def test_a_discharge_that_was_not_decided_is_owed_for_a_time(skovvang):
    stay = at_skovvang(skovvang, -9)
    leave(skovvang, stay, -3)
    stay.refresh_from_db()
    assert but_follow_ups(owed(stay)) == [("decide_discharge", -3)]
    assert but_follow_ups(listed(skovvang.leader)) == [("decide_discharge", -3)]
    late = NOW + timedelta(days=120)
    assert "decide_discharge" not in dict(listed(skovvang.leader, late))
    discharge(by=skovvang.leader, stay=stay, on=day(-3), reasons="Flyttet hjem", now=NOW)
    assert but_follow_ups(owed(stay)) == but_follow_ups(listed(skovvang.leader)) == []


def test_days_past_the_refund_are_said(skovvang):
    stay = at_skovvang(skovvang, -1)
    record_stay_elsewhere(
        by=skovvang.staff,
        stay=stay,
        house="Herberget",
        admitted_on=day(-121),
        left_on=day(-1),
        now=NOW,
    )
    assert owed(stay) == [("stay", -1)]
    assert listed(skovvang.leader) == [("stay", -1)]


def test_payment_though_a_home_is_kept_is_said_until_it_is_put_right(skovvang):
    stay, more = at_skovvang(skovvang), {"by": skovvang.leader, "now": NOW}
    set_self_payment(
        stay=stay,
        starts_on=day(-9),
        last_on=None,
        amounts={"lodging": Decimal("96.71")},
        decided_by="Holstebro Kommune",
        reason="Fra begyndelsen",
        **more,
    )
    home = {"answer": "kept", "reason": "Lejekontrakt", "last_on": None}
    record_home_kept(stay=stay, starts_on=day(-60), **home, **more)
    for rights in (owed(stay), listed(skovvang.leader)):
        assert but_follow_ups(rights) == [("end_payment", -9)]
    leave(skovvang, stay, -9)
    stay.refresh_from_db()
    assert ("end_payment", -9) not in owed(stay) + listed(skovvang.leader), "no day was paid for"
    other = at_skovvang(skovvang, -5, n=1, citizen=make_citizen(skovvang, "Ida Nabo"))
    set_self_payment(
        stay=other,
        starts_on=day(-5),
        last_on=None,
        amounts={"lodging": Decimal("96.71")},
        decided_by="Holstebro Kommune",
        reason="Fra begyndelsen",
        **more,
    )
    record_home_kept(stay=other, starts_on=day(-2), **home, **more)
    leave(skovvang, other, -1)
    other.refresh_from_db()
    assert ("end_payment", -2) in owed(other), "also after the stay"
    assert ("end_payment", -2) in listed(skovvang.leader)
    end_self_payment(stay=other, covers=["lodging"], on=day(-2), reason="Egen bolig", **more)
    assert "end_payment" not in dict(owed(other) + listed(skovvang.leader))


@pytest.mark.parametrize(
    ("paid", "kept", "left", "since"),
    [
        ((-9, None), (-60, -8), None, -9),
        ((-9, None), (-60, -9), None, None),  # kept until the day before
        ((-5, -3), (-4, None), None, -4),
        ((-5, -3), (-3, None), None, None),
        ((0, None), (-9, None), None, 0),
        ((-9, None), (1, None), None, None),  # not yet
        ((-9, None), (-2, None), -1, -2),
        ((-9, None), (-2, None), -2, None),  # the day of leaving is not paid for
        ((-20, None), (-20, None), None, -9),  # no day before the stay
    ],
)
def test_page_and_list_count_the_same_days_of_payment(skovvang, paid, kept, left, since):
    stay = at_skovvang(skovvang)
    line = {"controller": skovvang.organisation, "stay": stay, "reason": "x", "at": NOW}
    SelfPayment.objects.create(cover="lodging", amount=97, decided_by="x", **_days(paid), **line)
    HomeKept.objects.create(answer="kept", **_days(kept), **line)
    if left is not None:
        leave(skovvang, stay, left)
        stay.refresh_from_db()
    for rights in (owed(stay), listed(skovvang.leader)):
        assert dict(rights).get("end_payment") == since


def _days(period: tuple[int, int | None]) -> dict[str, date | None]:
    first, end = period
    return {"starts_on": day(first), "ends_on": None if end is None else day(end)}


def test_an_unanswered_referral_says_so_on_its_page_and_in_the_list(nurse, herning):
    """The days of a page are today's own: the referral is as old as the world of these tests."""
    referral = refer(nurse, herning, facility=herning.first)
    page = reverse("referral", args=[referral.pk])
    words = "Henvisningen er ikke besvaret inden for fristen"
    assert words in text_of(signed_in(herning.caseworker).get(page))
    assert words not in text_of(signed_in(nurse).get(page)), "the receiver's to answer"
    assert listed(herning.caseworker) == []
    later = NOW + timedelta(days=9)
    assert [each[0] for each in listed(herning.caseworker, later)] == ["referral"]
    assert listed(nurse, later) == []
    with acting(herning.organisation):
        ask_information(
            by=herning.caseworker,
            referral=referral,
            words="Hvem giver medicin?",
            now=NOW,
        )
    assert listed(herning.caseworker, later) == [], "it stands still"
    refuse(herning.caseworker, referral)
    assert listed(herning.caseworker, later) == []
    assert words not in text_of(signed_in(herning.caseworker).get(page))


def test_a_complaint_of_a_refusal_is_owed_though_there_is_no_stay(nurse, herning):
    referral = refer(nurse, herning, facility=herning.first)
    refuse(herning.caseworker, referral)
    with acting(herning.organisation):
        referral.refresh_from_db()
        receive_complaint(
            by=herning.caseworker,
            decision=referral.decision,
            received_on=TODAY,
            complains=Complaint.By.CITIZEN,
            text="Jeg er uenig",
            now=NOW,
        )
    assert listed(herning.caseworker) == []
    assert listed(herning.caseworker, NOW + timedelta(days=40)) == [("complaint", 28)]
    page = signed_in(herning.caseworker).get(reverse("referral", args=[referral.pk]))
    assert "En klage er ikke genvurderet" in text_of(page)


def test_the_list_is_read_by_who_sees_the_cases_and_leads_where_it_is_put_right(
    nurse, skovvang, herning
):
    stay = at_skovvang(skovvang)
    leave(skovvang, stay, -3)
    url, act = reverse("owed"), reverse("decide_discharge", args=[stay.pk])
    reads = reverse("stay", args=[stay.pk])
    for actor, way in ((skovvang.leader, act), (skovvang.actors[Role.SUPERVISOR], reads)):
        row = owed_to(actor, NOW)[-1]
        assert (row.called, row.owed.url_for(actor)) == ("Maja Eksempel", way)
    assert listed(herning.caseworker) == []
    assert signed_in(nurse).get(url).status_code == 403
    for page in ("/", "/overblik/"):
        assert url in signed_in(skovvang.leader).get(page).content.decode()


def test_a_relapse_that_was_judged_to_end_the_stay_waits_for_its_decision(skovvang):
    stay = at_skovvang(skovvang)
    with acting(skovvang.organisation):
        judge_relapse(
            by=skovvang.leader,
            stay=stay,
            on=TODAY,
            what_happened="Drak hele natten.",
            judgement="ends",
            reasons="Kan ikke hjælpes her.",
            now=NOW,
        )
        assert ("decide_discharge", 0) in owed(stay)
    assert ("decide_discharge", 0) in listed(skovvang.leader)
    with acting(skovvang.organisation):
        leave(skovvang, stay, 0, ending="early_by_citizen")
        stay.refresh_from_db()
        assert ("decide_discharge", 0) not in owed(stay)


def test_a_hundred_owed_cost_what_one_does(nurse, herning):
    referral = refer(nurse, herning, facility=herning.first)
    url = reverse("owed")
    costs = []
    for many in (0, 2, 97):
        referrals_like(herning, referral, many, f"Borger {many}")
        costs.append(len(statements(signed_in(herning.caseworker), url)))
    assert costs[0] == costs[1] == costs[2]
    page = signed_in(herning.caseworker).get(url)
    assert page.content.decode().count('class="when late"') == 50
    assert max(costs) <= 8
