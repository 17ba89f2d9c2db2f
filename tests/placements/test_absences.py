"""Nights in hospital and on leave, with the place kept: the stay goes on, and figures follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

import schemes
from audit.models import Event
from core.problems import Conflict, NotAllowed, Problem, Problems
from core.shown import Shown, Stale
from placements.models import Absence, Stay
from placements.month_nights import Period, count_nights
from placements.nights import places_taken_on
from placements.services.absences import back_on, end_absence, record_absence, written_of
from placements.services.counted_months import count_months
from placements.services.moves import move_place
from tests.pages import signed_in, text_of
from tests.placements.stays import booking_of, here, leave, plan
from tests.world import NOW, TODAY, House, day, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def away(house: House, stay: Stay, first: int, last: int | None = None, **changed) -> Absence:
    facts = {
        "by": house.staff,
        "stay": stay,
        "kind": "hospital",
        "starts_on": day(first),
        "last_on": None if last is None else day(last),
        "reason": "Indlagt på E2",
        "now": NOW,
    }
    return record_absence(**facts | changed)


def back(house: House, stay: Stay, on: int, **changed) -> Absence | None:
    facts = {"by": house.staff, "stay": stay, "on": day(on), "reason": "", "now": NOW}
    return end_absence(**facts | changed)


def lines(stay: Stay) -> list[tuple]:
    """(kind, first night, first night back) of those that stand, counted from today."""
    return [
        (
            each.kind,
            (each.starts_on - TODAY).days,
            None if each.ends_on is None else (each.ends_on - TODAY).days,
        )
        for each in stay.absences.standing()
    ]


def slept(house: House) -> int:
    period = Period(house.first.pk, day(-60), day(1))
    rows = count_nights([period], TODAY, controllers=[house.organisation.pk])
    return sum(row.slept for row in rows)


def test_the_stay_and_its_place_are_as_they_were(herning: House) -> None:
    stay = here(herning, first=-10)
    before = (booking_of(stay).ends_on, stay.planned_end_on, stay.follow_ups.open().count())

    away(herning, stay, -3)

    stay.refresh_from_db()
    after = (booking_of(stay).ends_on, stay.planned_end_on, stay.follow_ups.open().count())
    assert (stay.status, after) == ("here", before)
    assert lines(stay) == [("hospital", -3, None)]
    counted = places_taken_on(
        [herning.first.pk], TODAY, controllers=[herning.organisation.pk], now=NOW
    )
    (taken,) = [kind for kind in counted if kind.track == "home"]
    assert taken.places.booked == 1


def test_back_again_ends_it_and_what_was_written_stays_to_be_read(herning: House) -> None:
    stay = here(herning, first=-10)
    away(herning, stay, -5)

    back(herning, stay, -2)
    back(herning, stay, -2)  # twice is once

    assert lines(stay) == [("hospital", -5, -2)]
    kinds = Event.objects.filter(stay_id=stay.pk).order_by("pk").values_list("kind", flat=True)
    assert [kind for kind in kinds if kind in ("stay.away", "stay.back")] == [
        "stay.away",
        "stay.back",
    ]
    assert stay.absences.count() == 2


def test_twice_is_once_and_otherwise_what_stands_gives_way(herning: House) -> None:
    stay = here(herning, first=-20)
    first = away(herning, stay, -10, -3)
    assert away(herning, stay, -10, -3) == first

    away(herning, stay, -6, -5, kind="leave", reason="Weekend hos moderen")

    assert lines(stay) == [("hospital", -10, -6), ("leave", -6, -4), ("hospital", -4, -2)]


def test_not_away_after_all_takes_a_reason(herning: House) -> None:
    stay = here(herning, first=-10)
    away(herning, stay, -5)

    with pytest.raises(Problems):
        back(herning, stay, -5)
    assert back(herning, stay, -5, reason="Det var en anden borger") is None

    assert lines(stay) == []
    assert stay.absences.get().withdrawn_reason == "Det var en anden borger"


def test_back_where_nobody_was_away(herning: House) -> None:
    stay = here(herning, first=-10)
    with pytest.raises(Conflict) as refused:
        back(herning, stay, 0)
    assert refused.value.code == "not_away"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "moon"}, "kind"),
        ({"starts_on": None}, "starts_on"),
        ({"starts_on": day(-11)}, "starts_on"),
        ({"last_on": day(-6)}, "last_on"),
        ({"reason": " "}, "reason"),
    ],
)
def test_what_can_not_be_meant_is_said_at_its_field(herning: House, changed, field) -> None:
    stay = here(herning, first=-10)
    with pytest.raises((Problem, Problems)) as refused:
        away(herning, stay, -5, **changed)
    problems = getattr(refused.value, "problems", [refused.value])
    assert field in [problem.field for problem in problems]
    assert lines(stay) == []


def test_nobody_is_away_before_coming(herning: House) -> None:
    stay = plan(herning, first=3)
    with pytest.raises(Conflict) as refused:
        away(herning, stay, 3)
    assert refused.value.code == "not_arrived"


def test_known_late_after_the_citizen_has_left(herning: House) -> None:
    stay = here(herning, first=-10)
    leave(herning, stay, on=-1)
    away(herning, stay, -6, -4)
    assert lines(stay) == [("hospital", -6, -3)]
    with pytest.raises(Problems):
        away(herning, stay, -1)


def test_who_may(herning: House, holstebro: House) -> None:
    stay = here(herning, first=-10)
    with pytest.raises(NotAllowed):
        away(herning, stay, -5, by=herning.caseworker)
    with pytest.raises(NotAllowed):
        away(herning, stay, -5, by=holstebro.staff)


def test_two_colleagues_with_the_same_form(herning: House) -> None:
    stay = here(herning, first=-10)
    shown = Shown.of(written_of(stay, TODAY))
    away(herning, stay, -2, kind="leave", reason="Hos sin søster")
    with pytest.raises(Stale):
        away(herning, stay, -1, kind="hospital", shown=shown)


def test_no_night_has_two_absences_whatever_writes_it(herning: House) -> None:
    stay = here(herning, first=-10)
    line = away(herning, stay, -5)
    line.pk, line._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save(force_insert=True)


# DOMAIN.md § 6: whether hospital nights with the place kept count as occupied is a scheme setting.
@pytest.mark.parametrize(
    ("hospital", "leave_nights", "expected"),
    [(True, True, 10), (False, True, 7), (True, False, 8), (False, False, 5)],
)
def test_nights_away_count_as_the_scheme_says(
    herning: House, monkeypatch: pytest.MonkeyPatch, hospital, leave_nights, expected
) -> None:
    polaris = schemes.SCHEMES["polaris"]
    *earlier, version = polaris.versions
    counts = {"hospital_nights_count": hospital, "leave_nights_count": leave_nights}
    tracks = tuple(replace(track, **counts) for track in version.tracks)
    changed = replace(polaris, versions=(*earlier, replace(version, tracks=tracks)))
    monkeypatch.setattr(schemes, "SCHEMES", {**schemes.SCHEMES, "polaris": changed})
    stay = here(herning, first=-10)
    away(herning, stay, -8, -6)
    away(herning, stay, -4, -3, kind="leave")
    assert slept(herning) == expected


def test_of_two_places_one_after_another_only_the_kept_is_counted(herning: House) -> None:
    stay = here(herning, first=-20)
    other = herning.place(n=1)
    move_place(by=herning.staff, stay=stay, place=other, on=day(-10), reason="Roligere", now=NOW)
    before = slept(herning)
    for first, last, nights in ((-5, -4, 2), (-18, -18, 1), (-12, -9, 4)):
        line = away(herning, stay, first, last)
        stay.absences.filter(pk=line.pk).update(counts_as_slept=False)
        before -= nights
        assert slept(herning) == before


def test_a_colleague_wrote_another_day_of_return(herning: House) -> None:
    stay = here(herning, first=-10)
    away(herning, stay, -8)
    shown = Shown.of(back_on(stay))
    back(herning, stay, -3)
    with pytest.raises(Stale):
        back(herning, stay, -5, shown=shown)
    assert lines(stay) == [("hospital", -8, -3)]


def test_a_counted_month_is_counted_anew(herning: House, monkeypatch: pytest.MonkeyPatch) -> None:
    stay = here(herning, first=-80)
    before = slept(herning)
    count_months(controller=herning.organisation, today=TODAY)
    line = away(herning, stay, -50, -41)
    Absence.objects.filter(pk=line.pk).update(counts_as_slept=False)
    assert slept(herning) == before - 10


def test_the_pages(herning: House) -> None:
    stay = make_stay(herning, days_ago=10)
    today = timezone.localdate()
    staff = signed_in(herning.staff)
    written = {
        "kind": "hospital",
        "starts_on": (today - timedelta(days=2)).isoformat(),
        "reason": "Indlagt på E2",
    }
    page = staff.post(reverse("write_absence", args=[stay.pk]), written, follow=True)
    assert "Indlagt siden" in text_of(page)
    assert "indlagt" in text_of(signed_in(herning.caseworker).get(reverse("board")))

    back_on = {"on": today.isoformat()}
    page = staff.post(reverse("end_absence", args=[stay.pk]), back_on, follow=True)

    assert "Indlagt siden" not in text_of(page)
    assert stay.absences.standing().get().ends_on == today
