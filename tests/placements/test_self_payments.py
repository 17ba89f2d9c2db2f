"""What the citizen pays for a stay: by day and cover, corrected in sight, never beyond the stay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from core.shown import Shown, Stale
from organisations.roles import Role
from placements.models import SelfPayment, Stay
from placements.self_payments import share_of
from placements.services.corrections import correct_leaving, undo_leaving
from placements.services.homes_kept import record_home_kept
from placements.services.outreach import plan_outreach
from placements.services.self_payments import COVERS, end_self_payment, set_self_payment
from tests.pages import signed_in, text_of
from tests.placements.stays import here, leave, plan
from tests.world import NOW, TODAY, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

RATE = Decimal("96.71")


@pytest.fixture
def mpo() -> House:
    return house_of("mpo")


@pytest.fixture
def stay(mpo: House):
    with acting(mpo.organisation):
        yield here(mpo, -20, None, place=mpo.place(track="place"), by=mpo.leader)


def pays(mpo: House, stay: Stay, first: int = -20, last: int | None = None, **changed):
    facts = {
        "by": mpo.leader,
        "stay": stay,
        "starts_on": day(first),
        "last_on": None if last is None else day(last),
        "amounts": {"lodging": RATE},
        "decided_by": "Holstebro Kommune",
        "reason": "Betaler fra opholdets begyndelse",
        "now": NOW,
    }
    return set_self_payment(**facts | changed)


def ends(mpo: House, stay: Stay, on: int, covers=("lodging",), reason="Har egen bolig", **changed):
    facts = {"by": mpo.leader, "stay": stay, "covers": covers, "on": day(on), "now": NOW}
    return end_self_payment(**facts | {"reason": reason} | changed)


def home(mpo: House, stay: Stay, first: int, last: int | None = None, answer="kept", **changed):
    facts = {
        "by": mpo.staff,
        "stay": stay,
        "answer": answer,
        "starts_on": day(first),
        "last_on": None if last is None else day(last),
        "reason": "Har vist lejekontrakten",
        "now": NOW,
    }
    return record_home_kept(**facts | changed)


def standing(stay: Stay, cover: str = "lodging") -> list[tuple]:
    """(first, day after the last, amount), counted from today."""
    lines = stay.self_payments.standing().filter(cover=cover).order_by("starts_on")
    return [
        ((line.starts_on - TODAY).days, line.ends_on and (line.ends_on - TODAY).days, line.amount)
        for line in lines
    ]


def share(stay: Stay):
    stay.refresh_from_db()
    return share_of(stay)


def codes(refused) -> set[str]:
    return {each.code for each in refused.value.each}


def test_the_published_rate_of_a_year_is_known_or_it_is_not(stay):
    rule = stay.scheme_track.self_payment
    assert rule.rate_on("lodging", date(2023, 7, 1)) == RATE
    assert rule.rate_on("lodging", date(2018, 1, 1)) == 87
    assert rule.rate_on("lodging", date(2022, 7, 1)) is None
    assert rule.rate_on("lodging", TODAY) is None
    assert rule.rate_on("dinner", date(2023, 7, 1)) is None


def test_each_thing_is_paid_for_by_itself_and_can_be_left_out(mpo, stay):
    pays(mpo, stay, amounts={"lodging": RATE, "dinner": Decimal("38.5"), "lunch": None})
    assert share(stay).paid_on(TODAY) == Decimal("135.21")
    ends(mpo, stay, 1, covers=["dinner"], reason="Spiser selv")
    assert share(stay).paid_on(day(1)) == RATE
    assert standing(stay, "dinner") == [(-20, 1, Decimal("38.50"))]


def test_a_change_in_the_past_is_a_new_line_and_what_was_written_is_kept(mpo, stay):
    (first,) = pays(mpo, stay)
    pays(mpo, stay, -10, amounts={"lodging": Decimal(50)}, reason="Nedsat efter ansøgning")
    assert standing(stay) == [(-20, -10, RATE), (-10, None, Decimal(50))]
    first.refresh_from_db()
    assert (first.starts_on, first.ends_on, first.amount) == (day(-20), None, RATE)
    assert first.withdrawn_reason == "Nedsat efter ansøgning"
    pays(mpo, stay, -15, -13, amounts={"lodging": Decimal(10)}, reason="Orlov")
    assert [line[0] for line in standing(stay)] == [-20, -15, -12, -10]
    assert Event.objects.filter(kind="stay.self_payment_set").count() == 3


def test_asked_for_twice_is_once_and_what_changes_nothing_says_so(mpo, stay):
    first = pays(mpo, stay)
    assert pays(mpo, stay) == first
    with pytest.raises(Conflict) as caught:
        pays(mpo, stay, -5, reason="Igen")
    assert caught.value.code == "stands_already"
    ends(mpo, stay, 3)
    ends(mpo, stay, 3)
    assert Event.objects.filter(kind__startswith="stay.self_payment").count() == 2
    with pytest.raises(Conflict) as caught:
        ends(mpo, stay, 3, covers=["laundry"])
    assert caught.value.code == "nothing_to_end"


def test_of_two_who_change_the_same_amount_neither_loses_anything(mpo, stay):
    pays(mpo, stay)
    shown = Shown.of(dict.fromkeys(COVERS) | {"lodging": RATE})
    pays(mpo, stay, -5, amounts={"lodging": Decimal(50)}, shown=shown, reason="Nedsat")
    with pytest.raises(Stale):
        pays(mpo, stay, -5, amounts={"lodging": Decimal(60)}, shown=shown, reason="Nedsat")
    pays(mpo, stay, -5, amounts={"laundry": Decimal(9)}, shown=shown, reason="Vasker")
    assert share(stay).paid_on(TODAY) == 59


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"amounts": {"lodging": None}}, "lodging"),
        ({"amounts": {"dinner": Decimal("0")}}, "dinner"),
        ({"amounts": {"dinner": Decimal("96.715")}}, "dinner"),
        ({"amounts": {"dinner": Decimal("9671")}}, "dinner"),
        ({"amounts": {"dinner": Decimal("NaN")}}, "dinner"),
        ({"starts_on": None}, "starts_on"),
        ({"starts_on": day(-21)}, "starts_on"),
        ({"starts_on": day(400)}, "starts_on"),
        ({"last_on": day(-21)}, "last_on"),
        ({"decided_by": " "}, "decided_by"),
        ({"reason": ""}, "reason"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(mpo, stay, changed, field):
    with pytest.raises(Problems) as caught:
        pays(mpo, stay, **changed)
    assert [each.field for each in caught.value.each] == [field]
    assert not SelfPayment.objects.exists()


def test_the_database_takes_no_second_payment_for_the_same_day(mpo, stay):
    (line,) = pays(mpo, stay)
    line.pk, line._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save()


def test_payment_ends_with_the_stay_and_moves_with_its_correction(mpo, stay):
    pays(mpo, stay)
    assert share(stay).paid_on(day(30)) == RATE
    left = leave(mpo, stay, 0)
    assert share(left).charges[0].last_on == day(-1)
    assert share(left).paid_on(TODAY) == 0
    correction = {"ending": "as_planned", "destination": "own_home", "reason": "Slået forkert ind"}
    correct_leaving(by=mpo.staff, stay=stay, on=day(-4), now=NOW, **correction)
    assert share(stay).charges[0].last_on == day(-5)
    undo_leaving(by=mpo.staff, stay=stay, reason="Er her endnu", now=NOW)
    assert share(stay).paid_on(TODAY) == RATE
    leave(mpo, stay, -2, ending="died", destination="")
    assert share(stay).charges[0].last_on == day(-3)
    with pytest.raises(Problems) as caught:
        pays(mpo, stay, -2, amounts={"dinner": Decimal(40)})
    assert codes(caught) == {"after_leaving"}
    pays(mpo, stay, -4, amounts={"dinner": Decimal(40)}, reason="Kendt sent")


def test_nothing_is_paid_before_the_citizen_comes(mpo):
    with acting(mpo.organisation):
        planned = plan(mpo, 5, None, place=mpo.place(track="place"), by=mpo.leader)
        pays(mpo, planned, 5)
        assert share(planned).paid_on(day(6)) == 0
        assert not share(planned).charges[0].has_no_days


def test_payment_though_a_home_is_kept_counts_from_the_first_such_day(mpo, stay):
    pays(mpo, stay)
    assert share(stay).lodging_though_home_kept(TODAY) is None
    home(mpo, stay, -300, answer="unknown")
    home(mpo, stay, -12, answer="kept")
    assert share(stay).lodging_though_home_kept(TODAY) == day(-12)
    home(mpo, stay, -9, answer="none", reason="Lejemålet er opsagt")
    assert share(stay).lodging_though_home_kept(TODAY) == day(-12)
    ends(mpo, stay, -11)
    assert share(stay).lodging_though_home_kept(TODAY) == day(-12)
    home(mpo, stay, -12, answer="none", reason="Var opsagt før")
    assert share(stay).lodging_though_home_kept(TODAY) is None
    assert [line.answer for line in share(stay).standing_homes] == ["unknown", "none"]


def test_days_to_come_and_food_are_no_payment_though_a_home_is_kept(mpo, stay):
    pays(mpo, stay, amounts={"dinner": Decimal(40)})
    home(mpo, stay, -300)
    pays(mpo, stay, 3, amounts={"lodging": RATE}, reason="Besluttet")
    assert share(stay).lodging_though_home_kept(TODAY) is None
    assert share(stay).lodging_though_home_kept(day(3)) == day(3)


def test_where_nothing_is_taken_there_is_no_door(mpo, herning):
    with acting(mpo.organisation):
        course = plan_outreach(
            by=mpo.leader,
            citizen=make_citizen(mpo),
            facility=mpo.first,
            track="outreach",
            starts_on=TODAY,
            scheme_rules_on=TODAY,
            now=NOW,
        )
    pitstop = house_of("pitstop")
    with acting(herning.organisation):
        flexible = here(herning)
    with acting(pitstop.organisation):
        room = here(pitstop, 0, 14, place=pitstop.place(track="room"), by=pitstop.leader)
    for house, one in ((mpo, course), (herning, flexible), (pitstop, room)):
        with acting(house.organisation):
            assert share_of(one) is None
            for act in (pays, ends, home):
                first = 0 if act is not ends else 1
                by = house.caseworker if house is herning else house.leader
                with pytest.raises(Problem) as caught:
                    act(house, one, first, by=by)
                assert caught.value.code == "no_self_payment"
        page = text_of(signed_in(house.leader).get(reverse("stay", args=[one.pk])))
        assert "Egenbetaling" not in page


def test_who_decides_nothing_sets_no_payment_and_who_looks_writes_nothing(mpo, stay):
    for act in (pays, ends):
        with pytest.raises(NotAllowed) as caught:
            act(mpo, stay, -5, by=mpo.staff)
        assert caught.value.code == "not_allowed", "in sight, and not theirs to decide"
    form = reverse("set_payment", args=[stay.pk])
    client = signed_in(mpo.staff)
    assert client.get(form).status_code == 403
    assert form not in client.get(reverse("stay", args=[stay.pk])).content.decode()
    for act in (pays, ends, home):
        with pytest.raises(NotAllowed) as caught:
            act(mpo, stay, -5, by=mpo.actors[Role.SUPERVISOR])
        assert caught.value.code == "not_allowed"


def test_another_organisation_neither_reads_nor_writes_it(mpo, stay):
    pays(mpo, stay)
    elsewhere = house_of("pitstop")
    with acting(elsewhere.organisation):
        assert not SelfPayment.objects.exists()
        with pytest.raises(NotAllowed):
            pays(mpo, stay, -5, by=elsewhere.leader)


def test_the_page_asks_shows_and_warns(mpo, stay):
    """The days of a page are today's own."""
    today = timezone.localdate()
    leader, page = signed_in(mpo.leader), reverse("stay", args=[stay.pk])
    form = reverse("set_payment", args=[stay.pk])
    assert f"Satsen for {today.year} kendes ikke her" in text_of(leader.get(form))
    typed = {
        "starts_on": today.isoformat(),
        "lodging": "96,71",
        "dinner": "38,5",
        "decided_by": "Holstebro Kommune",
        "reason": "Fra opholdets begyndelse",
    }
    refused = leader.post(form, typed | {"lodging": "mange"})
    assert refused.status_code == 422
    assert "for eksempel 96,71" in text_of(refused)
    assert leader.post(form, typed).status_code == 302
    assert "135,21\u00a0kr. pr. dag" in leader.get(page).content.decode()
    answer = {"answer": "kept", "starts_on": today.isoformat(), "reason": "Så lejekontrakten"}
    signed_in(mpo.staff).post(reverse("home_kept", args=[stay.pk]), answer)
    warned = leader.get(page).content.decode()
    assert "Der opkræves betaling for logi på dage, hvor borgeren beholder sin bolig" in warned
    assert reverse("end_payment", args=[stay.pk]) in warned
    ended = {"covers": ["lodging"], "on": today.isoformat(), "reason": "Har egen bolig"}
    leader.post(reverse("end_payment", args=[stay.pk]), ended)
    shown = leader.get(page).content.decode()
    assert "Der opkræves betaling for logi på dage" not in shown
    assert "38,50\u00a0kr. pr. dag" in shown
    only_reads = signed_in(mpo.actors[Role.SUPERVISOR]).get(page).content.decode()
    assert "38,50" in only_reads
    assert form not in only_reads


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["set", "end"]),
        st.integers(-20, 20),
        st.one_of(st.none(), st.integers(0, 8)),
        st.integers(1, 3),
    ),
    max_size=6,
)


@given(ACTS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_order_of_acts_leaves_each_day_as_the_last_act_said(mpo, stay, acts):
    with transaction.atomic():
        expected: dict[int, Decimal] = {}
        for n, (act, first, more, amount) in enumerate(acts):
            last = 60 if more is None or act == "end" else first + more
            try:
                if act == "set":
                    until = None if more is None else last
                    amounts = {"lodging": Decimal(amount)}
                    pays(mpo, stay, first, until, amounts=amounts, reason=f"Nr. {n}")
                else:
                    ends(mpo, stay, first, reason=f"Nr. {n}")
            except Conflict:
                continue
            for nth in range(first, last + 1):
                expected.pop(nth, None)
                if act == "set":
                    expected[nth] = Decimal(amount)
        after = share(stay)
        assert {n: paid for n in range(-20, 61) if (paid := after.paid_on(day(n)))} == expected
        transaction.set_rollback(True)
