"""On time, late, not done, still open: against a slow count of its own."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import AccessLog
from core.acting import acting
from organisations.roles import Role
from placements.models import DateChange, FollowUp, Stay
from supervision.in_time import Held, held, in_time, period_of
from tests.pages import signed_in, statements, text_of
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

_HALF_A_YEAR = ("2026-01", "2026-06")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["monthly", "second_week"]),
        st.integers(-120, 20),  # due, in days from today
        st.sampled_from(["open", "done", "not_done", "cancelled"]),
        st.integers(-5, 12),  # done, in days from due
        st.booleans(),  # moved by hand
    ),
    max_size=14,
)


def write(stay: Stay, rows: list[tuple[str, int, str, int, bool]]) -> None:
    """These, and no others; each example has ordinals of its own."""
    known = FollowUp.objects.filter(stay=stay)
    known.update(status="cancelled")
    for ordinal, (kind, due, status, after, moved) in enumerate(rows, start=100 + known.count()):
        due_on = day(due)
        row = FollowUp.objects.create(
            controller=stay.controller,
            stay=stay,
            kind=kind,
            ordinal=ordinal,
            opens_on=due_on,
            due_on=due_on,
            status=status,
            office="facility_staff",
            outcome="" if status in ("open", "cancelled") else "Skrevet",
            completed_on=due_on + timedelta(days=after) if status == "done" else None,
        )
        if moved:
            DateChange.objects.create(
                controller=stay.controller,
                stay=stay,
                what="follow_up",
                follow_up=row,
                old=due_on,
                new=due_on,
                reason="Ferie",
                at=NOW,
            )


def slowly(stay: Stay, first: date, last: date) -> dict[tuple[str, str], tuple[Any, ...]]:
    """By kind and month, one follow-up after the other, as the docstring of ``in_time`` has it."""
    lines: dict[tuple[str, str], list[FollowUp]] = {}
    for row in FollowUp.objects.filter(stay=stay):
        is_settled = row.status in ("done", "not_done")
        passed = row.due_on < TODAY or (row.due_on == TODAY and is_settled)
        if row.status == "cancelled" or not passed or not first <= row.due_on <= last:
            continue
        lines.setdefault((row.kind, row.due_on.strftime("%Y-%m")), []).append(row)
    counted: dict[tuple[str, str], tuple[Any, ...]] = {}
    for key, rows in lines.items():
        late = [
            (row.completed_on - row.due_on).days
            for row in rows
            if row.status == "done" and row.completed_on and row.completed_on > row.due_on
        ]
        counted[key] = (
            len(rows),
            sum(row.status == "done" for row in rows) - len(late),
            len(late),
            median(late) if late else None,
            sum(row.status == "not_done" for row in rows),
            sum(row.status == "open" for row in rows),
            sum(row.date_changes.exists() for row in rows),
        )
    return counted


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS)
def test_the_count_is_that_of_going_through_them_all(
    herning: House, stay: Stay, rows: list[tuple[str, int, str, int, bool]]
) -> None:
    write(stay, rows)
    period = period_of(*_HALF_A_YEAR, TODAY)
    kinds = in_time(herning.leader, [herning.first], period, TODAY)
    by_title = {
        (line.title, f"{line.month:%Y-%m}"): (
            line.due,
            line.in_time,
            line.late,
            line.median_late,
            line.not_done,
            line.open,
            line.moved,
        )
        for kind in kinds
        for line in kind.months
    }
    expected = slowly(stay, date(2026, 1, 1), date(2026, 6, 30))
    assert sorted(by_title.values(), key=str) == sorted(expected.values(), key=str)
    assert len(by_title) == len(expected)
    for kind in kinds:
        whole = kind.whole
        assert whole.due == whole.in_time + whole.late + whole.not_done + whole.open
        assert whole.due == sum(line.due for line in kind.months)


def test_agreements_are_one_kind_and_a_house_s_own_has_its_latest_name(
    herning: House, stay: Stay
) -> None:
    """People's own words may name somebody. A kind that was renamed is still one kind."""
    write(stay, [])
    rows = [
        ("agreed", "Ring til Maja", -30, 3),
        ("agreed", "Ring til far", -20, None),
        ("own-7", "Ø-tur", -60, 0),
        ("own-7", "Ad skovstien", -10, 0),
    ]
    for n, (kind, title, due, after) in enumerate(rows):
        FollowUp.objects.create(
            controller=stay.controller,
            stay=stay,
            kind=kind,
            title=title,
            ordinal=200 + n,
            opens_on=day(due),
            due_on=day(due),
            office="facility_staff",
            moved_by_hand=kind == "agreed",
            status="open" if after is None else "done",
            outcome="" if after is None else "Skrevet",
            completed_on=None if after is None else day(due + after),
        )

    kinds = in_time(herning.leader, [herning.first], period_of("", "", TODAY), TODAY)

    counted = {kind.whole.title: (kind.whole.due, kind.whole.in_time) for kind in kinds}
    assert counted == {"Aftalt": (2, 0), "Ad skovstien": (2, 2)}
    page = text_of(signed_in(herning.leader).get(f"{reverse('in_time')}?fra=2026-01&til=2026-06"))
    assert "Ad skovstien" in page
    assert "Ring til" not in page


def test_each_is_held_in_one_way_or_does_not_count() -> None:
    def row(status: str, due: int, done: int | None = None) -> FollowUp:
        completed_on = None if done is None else day(done)
        return FollowUp(status=status, due_on=day(due), completed_on=completed_on)

    assert held(row("done", -3, -3), TODAY) is Held.IN_TIME
    assert held(row("done", -3, -2), TODAY) is Held.LATE
    assert held(row("not_done", -3), TODAY) is Held.NOT_DONE
    assert held(row("open", -1), TODAY) is Held.OPEN
    for nothing in (row("open", 0), row("open", 1), row("done", 1, 0), row("cancelled", -9)):
        assert held(nothing, TODAY) is None


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("", "", ("2025-10", "2026-03")),
        ("2026-01", "2026-02", ("2026-01", "2026-02")),
        ("2026-05", "2026-02", ("2026-02", "2026-02")),
        ("1900-01", "2026-02", ("2023-03", "2026-02")),
        ("<script>", "9999-99", ("2025-10", "2026-03")),
    ],
)
def test_the_months_in_the_address(first: str, last: str, months: tuple[str, str]) -> None:
    period = period_of(first, last, TODAY)
    assert (f"{period.first:%Y-%m}", f"{period.last:%Y-%m}") == months


def test_the_page_names_nobody_the_file_is_logged_and_another_s_house_is_not_there(
    herning: House, holstebro: House, stay: Stay
) -> None:
    client = signed_in(herning.leader)
    months = "?fra=2026-01&til=2026-06"
    text = text_of(client.get(reverse("in_time") + months))
    assert "Maja" not in text
    assert "2. uge" in text
    for kind in ("csv", "xlsx"):
        response = client.get(reverse("in_time_file", args=[kind]) + months)
        assert response.status_code == 200
        assert b"".join(response.streaming_content)
    assert AccessLog.objects.filter(action="export", what="follow-ups in time").count() == 2
    assert client.get(reverse("in_time_file", args=["exe"])).status_code == 404
    assert client.get(f"{reverse('in_time')}?hus={holstebro.first.pk}").status_code == 404


def test_what_is_late_says_whom_it_stands_on_and_why_it_was_moved(
    herning: House, stay: Stay
) -> None:
    write(stay, [("monthly", -30, "open", 0, True)])
    text = text_of(signed_in(herning.leader).get(reverse("late_follow_ups")))
    assert "Maja Eksempel" in text
    assert "Ferie" in text
    assert herning.staff.name in text
    log = AccessLog.objects.get(what="late follow-ups", citizen_id=stay.citizen_id)
    assert log.purpose == "supervision"


@pytest.mark.parametrize("role", [Role.FACILITY_STAFF, Role.REFERRER, Role.ORGANISATION_ADMIN])
def test_who_does_not_watch_opens_none_of_it(herning: House, role: Role) -> None:
    client = signed_in(herning.actors[role])
    for page in ("in_time", "late_follow_ups", "slow_courses", "samples"):
        assert client.get(reverse(page)).status_code == 403


@pytest.mark.parametrize("page", ["in_time", "late_follow_ups", "slow_courses"])
def test_the_pages_cost_the_same_at_1_3_and_100(herning: House, stay: Stay, page: str) -> None:
    client = signed_in(herning.leader)
    counts = []
    for many in (1, 3, 100):
        with acting(herning.organisation):
            write(stay, [("monthly", -n % 110 - 115, "open", 0, False) for n in range(many)])
        counts.append(len(statements(client, reverse(page))))
    assert len(set(counts)) == 1, counts
