"""A row that is read comes out as Django itself would have made it."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init

from core.acting import acting
from core.db.row_model import RowModel
from placements.models import Stay
from tests.world import House, make_stay

pytestmark = pytest.mark.django_db
READ_AS_ROWS = [model for model in apps.get_models() if issubclass(model, RowModel)]


def _as_django_makes_it(row: models.Model) -> dict[str, Any]:
    """The same values through the constructor, in the order of the fields."""
    names = [field.attname for field in row._meta.concrete_fields]
    made = models.Model.from_db.__func__(  # type: ignore[attr-defined]
        type(row), "default", names, [vars(row).get(name, models.DEFERRED) for name in names]
    )
    return {**vars(made), "_state": None}


@pytest.mark.parametrize("left_out", [(), ("planned_end_on", "scheme")], ids=["all", "some"])
def test_a_row_holds_what_django_would_have_given_it(
    herning: House, left_out: tuple[str, ...]
) -> None:
    stay = make_stay(herning)
    with acting(herning.organisation):
        read = Stay.objects.defer(*left_out).get(pk=stay.pk)
        assert {**vars(read), "_state": None} == _as_django_makes_it(read)
        assert not read._state.adding
        assert read._state.db == "default"
        assert read.get_deferred_fields() == set(left_out)
        # What was left out is read when somebody asks, and what is joined is at hand.
        assert read.scheme == "polaris"
        joined = Stay.objects.select_related("citizen").only("status", "citizen__name").get()
        assert joined.citizen.name == "Maja Eksempel"
        joined.goals = "Hver aften"
        joined.save()
        assert Stay.objects.get().goals == "Hver aften"


def test_no_model_does_anything_when_it_is_made() -> None:
    """What would be passed over: a constructor, a listener, an attribute that changes what it is
    given."""
    assert len(READ_AS_ROWS) > 100
    for model in READ_AS_ROWS:
        assert model.__init__ is models.Model.__init__, model
        assert not pre_init.has_listeners(model), model
        assert not post_init.has_listeners(model), model
        for field in model._meta.concrete_fields:
            kept = vars(_owner_of(model, field.attname))[field.attname]
            assert isinstance(kept, DeferredAttribute), field


def _owner_of(model: type[models.Model], name: str) -> type:
    return next(owner for owner in model.__mro__ if name in vars(owner))
