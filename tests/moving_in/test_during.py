"""Savings, the daily helper and how the citizen wants it (V §§ 2.1, 2.2, 2.4)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acting import acting
from core.problems import NotAllowed
from core.shown import Shown, Stale
from moving_in.card import moving_in_of
from moving_in.models import DailyHelper, Preference, SavingsAgreement
from moving_in.services.preferences import withdraw_preference
from moving_in.services.savings import end_savings, standing_facts, standing_savings
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Stay
from placements.services.outreach import plan_outreach
from tests.moving_in.acts import codes, helped, kinds, saving, wished
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


# -- Savings --------------------------------------------------------------------------------------


def test_savings_agreed_anew_end_the_former_which_stays_to_be_read(
    herning: House, stay: Stay
) -> None:
    first = saving(herning.staff, stay)
    assert saving(herning.staff, stay).pk == first.pk
    assert codes(lambda: saving(herning.staff, stay, "2000")) == {"reason": "missing"}
    second = saving(herning.caseworker, stay, "2000", starts_on=day(30), reason="Maja har fået job")
    first.refresh_from_db()
    assert (first.amount, first.ended_on, first.ended_reason) == (
        Decimal(1500),
        day(30),
        "Maja har fået job",
    )
    assert standing_savings(stay) == second
    assert kinds(stay) == ["savings.agreed", "savings.agreed"]


def test_savings_end_with_a_reason_and_twice_is_once(herning: House, stay: Stay) -> None:
    facts = {"on": day(10), "reason": "Maja vil ikke mere", "now": NOW}
    assert codes(lambda: end_savings(by=herning.staff, stay=stay, **facts)) == {
        None: "nothing_to_end"
    }
    saving(herning.staff, stay)
    assert codes(
        lambda: end_savings(by=herning.staff, stay=stay, on=day(-1), reason="", now=NOW)
    ) == {"reason": "missing", "on": "before_the_last"}
    ended = end_savings(by=herning.staff, stay=stay, **facts)
    assert end_savings(by=herning.staff, stay=stay, **facts).pk == ended.pk
    assert kinds(stay) == ["savings.agreed", "savings.ended"]
    assert saving(herning.staff, stay, starts_on=day(20)).pk != ended.pk


def test_savings_that_can_not_be_are_said_at_their_fields(herning: House, stay: Stay) -> None:
    assert codes(
        lambda: saving(
            herning.staff,
            stay,
            "-1",
            starts_on=day(400),
            purpose="",
            kept_where="Konto 010190-1234",
            agreed_with="",
        )
    ) == {
        "amount": "absurd_amount",
        "starts_on": "too_far_ahead",
        "purpose": "missing",
        "kept_where": "holds_cpr",
        "agreed_with": "missing",
    }


def test_two_who_agree_at_once_lose_nothing(herning: House, stay: Stay) -> None:
    seen = Shown.of(standing_facts(None))
    saving(herning.staff, stay, shown=seen)
    with pytest.raises(Stale):
        saving(herning.caseworker, stay, "900", reason="Mindre", shown=seen)
    assert SavingsAgreement.objects.count() == 1


# -- The daily helper -----------------------------------------------------------------------------


def test_a_helper_for_a_day_gives_the_days_around_back(herning: House, stay: Stay) -> None:
    helped(herning.staff, stay, herning.staff)
    helped(
        herning.leader, stay, herning.leader, starts_on=day(3), last_on=day(3), note="Rikke har fri"
    )
    card = moving_in_of(stay, by=herning.staff, today=TODAY)
    assert card.helper_today is not None
    assert card.helper_today.helper == herning.staff.user
    ahead = [(line.helper_id, line.starts_on, line.ends_on) for line in card.helpers_next]
    staff, leader = herning.staff.user, herning.leader.user
    assert staff is not None
    assert leader is not None
    assert ahead == [(leader.pk, day(3), day(4)), (staff.pk, day(4), None)]
    assert len(card.helpers_before) == 1
    again = helped(
        herning.staff, stay, herning.leader, starts_on=day(3), last_on=day(3), note="Rikke har fri"
    )
    assert again.helper == leader
    assert kinds(stay) == ["helper.set", "helper.set"]


def test_only_who_works_at_the_house_that_day_helps(herning: House, stay: Stay) -> None:
    assert codes(lambda: helped(herning.staff, stay, herning.caseworker)) == {
        "helper": "not_at_the_house"
    }
    assert codes(lambda: helped(herning.staff, stay, Actor.system(herning.organisation))) == {
        "helper": "missing"
    }
    with pytest.raises(NotAllowed):
        helped(herning.caseworker, stay, herning.staff)


def test_outreach_has_no_daily_helper() -> None:
    mpo = house_of("mpo")
    with acting(mpo.organisation):
        outreach = plan_outreach(
            by=mpo.leader,
            citizen=make_citizen(mpo, "Ude Udesen"),
            facility=mpo.first,
            track="outreach",
            starts_on=TODAY,
            scheme_rules_on=TODAY,
            now=NOW,
        )
        assert codes(lambda: helped(mpo.staff, outreach, mpo.staff)) == {None: "no_daily_helper"}
        assert codes(lambda: saving(mpo.staff, outreach)) == {None: "no_savings"}
        wished(mpo.staff, outreach)
        assert kinds(outreach) == ["preference.added"]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 12), st.none() | st.integers(0, 5)), max_size=6
    )
)
def test_in_any_order_the_last_word_counts_for_each_day(
    herning: House, stay: Stay, acts: list[tuple[bool, int, int | None]]
) -> None:
    expected: dict[date, int] = {}
    days = [day(n) for n in range(30)]
    with transaction.atomic():
        for is_leader, first, more in acts:
            actor = herning.leader if is_leader else herning.staff
            last = None if more is None else day(first + more)
            helped(herning.staff, stay, actor, starts_on=day(first), last_on=last)
            assert actor.user is not None
            touched = [
                each for each in days if each >= day(first) and (last is None or each <= last)
            ]
            expected |= dict.fromkeys(touched, actor.user.pk)
        standing = list(DailyHelper.objects.filter(stay=stay).standing())
        helps = {each: [x.helper_id for x in standing if x.covers(each)] for each in days}
        assert helps == {each: [expected[each]] if each in expected else [] for each in days}
        transaction.set_rollback(True)


# -- How the citizen wants it ---------------------------------------------------------------------


def test_a_wish_is_written_in_own_words_and_taken_back(herning: House, stay: Stay) -> None:
    wish = wished(herning.staff, stay)
    assert wished(herning.caseworker, stay).pk == wish.pk
    wished(herning.staff, stay, "Kaffe først", topic="food")
    for _twice in range(2):
        withdraw_preference(by=herning.caseworker, stay=stay, wish=wish, now=NOW)
    card = moving_in_of(stay, by=herning.staff, today=TODAY)
    assert [each.text for each in card.standing_wishes] == ["Kaffe først"]
    assert [each.withdrawn_by for each in card.withdrawn_wishes] == [herning.caseworker.user]
    assert kinds(stay) == ["preference.added", "preference.added", "preference.withdrawn"]
    assert wished(herning.staff, stay).pk != wish.pk


def test_a_wish_is_short_about_something_and_holds_no_number(herning: House, stay: Stay) -> None:
    assert codes(lambda: wished(herning.staff, stay, "", topic="")) == {
        "topic": "missing",
        "text": "missing",
    }
    assert codes(lambda: wished(herning.staff, stay, "x" * 201)) == {"text": "too_long"}
    assert codes(lambda: wished(herning.staff, stay, "Ring 010190-1234")) == {"text": "holds_cpr"}


def test_another_stay_s_wish_and_who_only_reads(herning: House, stay: Stay) -> None:
    other = here(
        herning, -5, 60, place=herning.place(n=1), citizen=make_citizen(herning, "Ib Andet")
    )
    wish = wished(herning.staff, other)
    with pytest.raises(NotAllowed):
        withdraw_preference(by=herning.staff, stay=stay, wish=wish, now=NOW)
    for act in (wished, saving):
        with pytest.raises(NotAllowed):
            act(herning.actors[Role.SUPERVISOR], stay)


def test_afterwards_all_of_it_is_read_and_nothing_written(herning: House, stay: Stay) -> None:
    helped(herning.staff, stay, herning.staff)
    saving(herning.staff, stay)
    wish = wished(herning.staff, stay)
    leave(herning, stay, 0)
    for act in (
        lambda: helped(herning.staff, stay, herning.leader),
        lambda: saving(herning.staff, stay, "1"),
        lambda: wished(herning.staff, stay, "Nyt"),
        lambda: withdraw_preference(by=herning.staff, stay=stay, wish=wish, now=NOW),
    ):
        assert codes(act) == {None: "stay_ended"}
    stay.refresh_from_db()
    later = TODAY + timedelta(days=3)
    card = moving_in_of(stay, by=herning.staff, today=later)
    assert card.helper_today is None
    assert (len(card.helpers_before), len(card.savings), len(card.wishes)) == (1, 1, 1)
    assert Preference.objects.get(stay=stay).stands
