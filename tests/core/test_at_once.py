"""Several questions in one statement are answered as each would be by itself."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import BooleanField, Exists, OuterRef
from django.test.utils import CaptureQueriesContext

from citizens.models import Citizen
from core.acting import acting
from core.db.at_once import Question, at_once, under
from placements.models import Booking, FollowUp, Stay
from tests.placements.stays import here, plan
from tests.world import make_citizen

OF_STAY = (
    "status",
    "moved_in_on",
    "key_worker_id",
    *under("citizen", ("name", "birth_date", "died_on")),
)


@pytest.fixture
def house(herning):
    with acting(herning.organisation):
        yield herning


def test_each_question_has_its_own_rows_in_its_own_order_and_types(house):
    first = here(house, -20)
    second = plan(house, place=house.place(n=1), citizen=make_citizen(house, "Bo Eksempel"))
    arrived = Stay.objects.filter(pk=OuterRef("stay"), moved_in_on__isnull=False)
    questions = {
        "stays": Question(Stay.objects.order_by("-pk")[:9], OF_STAY),
        "due": Question(
            FollowUp.objects.annotate(has_come=Exists(arrived)).order_by("due_on", "pk")[:3],
            ("due_on", "kind", "responsible__name", *under("stay", OF_STAY)),
            {"has_come": BooleanField()},
        ),
        "nobody": Question(Citizen.objects.filter(name="Ingen"), ("name",)),
        "nights": Question(Booking.objects.order_by("pk")[:9], ("starts_on", "created_at")),
    }

    with CaptureQueriesContext(
        connection,
    ) as asked:
        answers = at_once(questions)
        stays, due = answers["stays"], answers["due"]
        assert [(row.pk, row.status, row.moved_in_on) for row in stays] == [
            (second.pk, second.status, None),
            (first.pk, first.status, first.moved_in_on),
        ]
        assert [row.citizen.called for row in stays] == ["Bo Eksempel", "Maja Eksempel"]
        assert stays[1].citizen.birth_date == first.citizen.birth_date
        assert {row.responsible for row in due} == {None}
        assert {vars(row)["has_come"] for row in due} == {True}
        assert {row.stay.citizen_id for row in due} == {first.citizen_id}
    assert len(asked) == 1
    assert answers["nobody"] == []
    plain = FollowUp.objects.order_by("due_on", "pk")[:3]
    assert [(row.pk, row.due_on, row.kind) for row in due] == [
        (row.pk, row.due_on, row.kind) for row in plain
    ]
    nights = Booking.objects.order_by("pk")
    assert [(n.starts_on, n.created_at) for n in answers["nights"]] == [
        (n.starts_on, n.created_at) for n in nights
    ]


def test_what_was_not_named_is_read_when_it_is_asked_for(house):
    stay = here(house, -20, goals="Egen bolig")
    (row,) = at_once({"stays": Question(Stay.objects.all(), ("status",))})["stays"]

    assert row.goals == stay.goals


def test_more_fields_than_a_function_takes_arguments_come_whole(house):
    stay = here(house, -20)
    fields = tuple(each.attname for each in Stay._meta.concrete_fields if not each.generated)
    read = (*fields, *under("citizen", ("name", "alias", "birth_date", "died_on", "name_key")))
    read += under("facility", ("name", "scheme", "order"))
    read += under("controller", ("name", "key", "municipality_code"))
    read += under("key_worker", ("name", "email", "is_active"))
    assert len(read) > 50

    (row,) = at_once({"stays": Question(Stay.objects.all(), read)})["stays"]

    kept = Stay.objects.get(pk=stay.pk)
    assert {name: getattr(row, name) for name in fields} == {
        name: getattr(kept, name) for name in fields
    }


def test_no_question_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert at_once({}) == {}
