"""A sweep: what fails for one organisation keeps nothing back from the others."""

from __future__ import annotations

import logging

import pytest

from core.acting import acting, controllers_setting
from core.sweeps import SweepFailed, for_each, for_each_organisation
from organisations.models import Organisation


def test_one_failure_keeps_nothing_back_and_is_named() -> None:
    done = []

    def work(number: int) -> None:
        if number == 2:
            raise ValueError("no such day")
        done.append(number)

    with pytest.raises(SweepFailed, match=r"^2$"):
        for_each([1, 2, 3], work)

    assert done == [1, 3]


def test_the_log_has_the_trace_of_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    def work(number: int) -> None:
        raise ValueError("no such day")

    with caplog.at_level(logging.ERROR, "flexplads.sweeps"), pytest.raises(SweepFailed):
        for_each([7], work)

    (record,) = caplog.records
    assert record.getMessage() == "failed for int 7"
    assert record.exc_info is not None
    assert str(record.exc_info[1]) == "no such day"


def test_each_organisation_is_acted_for_and_the_context_restored_after_a_failure() -> None:
    acted_for = []

    def work(organisation: Organisation) -> None:
        acted_for.append(controllers_setting())
        if organisation.pk == 1:
            raise ValueError("no such day")

    with acting(9):
        with pytest.raises(SweepFailed):
            for_each_organisation([Organisation(pk=1), Organisation(pk=2)], work)

        assert controllers_setting() == "{9}"

    assert acted_for == ["{1}", "{2}"]


@pytest.mark.django_db
def test_who_has_something_due_is_asked_once_for_all_and_alone_visited() -> None:
    asked, visited = [], []

    def due(controllers: list[int]) -> list[int]:
        asked.append((controllers, controllers_setting()))
        return [2]

    def work(organisation: Organisation) -> None:
        visited.append((organisation.pk, controllers_setting()))

    three = [Organisation(pk=pk) for pk in (1, 2, 3)]
    for_each_organisation(three, work, due=due)

    assert asked == [([1, 2, 3], "{1,2,3}")]
    assert visited == [(2, "{2}")]
