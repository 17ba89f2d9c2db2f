"""Rows of several kinds in one statement are the rows that each queryset reads by itself."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import F
from django.utils import timezone

from core.acting import acting
from core.read_together import hang_on, only, read_together, under
from moving_in.models import Preference
from placements.models import FollowUp, SelfPayment, Stay
from recovery.models import Star
from tests.world import House, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house(db: None) -> House:
    return house_of("polaris")


def test_each_comes_as_its_queryset_reads_it(
    house: House, django_assert_num_queries: object
) -> None:
    stay = make_stay(house)
    now = timezone.now()
    with acting(house.organisation):
        for n, by in enumerate((house.staff.user, None)):
            SelfPayment.objects.create(
                controller=house.organisation,
                stay=stay,
                cover="lodging",
                amount=Decimal("80.50"),
                decided_by="Herning",
                reason="Som aftalt",
                starts_on=timezone.localdate() + timedelta(days=3 * n),
                ends_on=timezone.localdate() + timedelta(days=3 * n + 3),
                by=by,
                at=now,
            )
        queries = {
            SelfPayment: stay.self_payments.select_related("by").order_by("-starts_on"),
            FollowUp: stay.follow_ups.annotate(began_on=F("stay__moved_in_on"))[:2],
            Stay: Stay.objects.filter(pk=stay.pk).only("track", "moved_in_on"),
            Preference: Preference.objects.filter(stay=stay),
            Star: Star.objects.none(),
        }
        with django_assert_num_queries(1):  # type: ignore[operator]
            rows = read_together(stay, queries)
        for kind in (SelfPayment, FollowUp):
            assert rows[kind] == list(queries[kind])
        assert rows[Preference] == rows[Star] == []
        assert [(each.amount, each.by, each.at) for each in rows[SelfPayment]] == [
            (Decimal("80.50"), None, now),
            (Decimal("80.50"), house.staff.user, now),
        ]
        assert str(rows[SelfPayment][0].amount) == "80.50"
        assert {each.began_on for each in rows[FollowUp]} == {stay.moved_in_on}
        (slim,) = rows[Stay]
        assert (slim.track, slim.moved_in_on) == (stay.track, stay.moved_in_on)
        assert "outcome_note" in slim.get_deferred_fields()


def test_of_another_organisation_nothing_is_read_and_children_hang_on_their_parents(
    house: House,
) -> None:
    stay, other = make_stay(house), house_of("mpo")
    with acting(house.organisation):
        [again] = read_together(stay, {Stay: Stay.objects.filter(pk=stay.pk)})[Stay]
        rows = read_together(stay, {FollowUp: stay.follow_ups.all()})
        hang_on([again], "follow_ups", rows[FollowUp], via="stay")
        assert list(again.follow_ups.all()) == rows[FollowUp]
        assert read_together(stay, {}) == {}
    with acting(other.organisation), pytest.raises(ValueError, match="not enough values"):
        read_together(stay, {FollowUp: FollowUp.objects.filter(stay=stay)})


def test_only_reads_what_is_named_as_far_as_its_paths_lead(
    house: House, django_assert_num_queries: object
) -> None:
    stay = make_stay(house)
    with acting(house.organisation):
        paths = ("due_on", "kind", "responsible__name", "stay__key_worker_id")
        rows = only(stay.follow_ups.order_by("pk"), *paths, *under("stay__citizen", ("name",)))
        with django_assert_num_queries(1):  # type: ignore[operator]
            (each, *_others) = read_together(house.organisation, {FollowUp: rows})[FollowUp]
            assert (each.stay.citizen.name, each.stay_id) == ("Maja Eksempel", stay.pk)
            assert (each.responsible, each.stay.key_worker_id) == (None, stay.key_worker_id)
        # What was not named is read when it is asked for.
        assert each.stay.track == stay.track
        plain = stay.follow_ups.order_by("pk").first()
        assert (each.pk, each.due_on, each.kind) == (plain.pk, plain.due_on, plain.kind)
        with django_assert_num_queries(1):  # type: ignore[operator]
            (first, *_others) = rows
            assert first.stay.citizen.name == each.stay.citizen.name
