"""An outdated dialogue is said to whoever works with the citizen, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from low_arousal.models import Dialogue
from low_arousal.services.reviewing import note_outdated
from placements.models import Absence, Stay
from tests.low_arousal.acts import begun, corrected, finished, kinds, made
from tests.placements.stays import leave
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def noted(house: House, days: int = 0) -> int:
    return note_outdated(organisation=house.organisation, now=NOW + timedelta(days=days))


def in_hospital(house: House, stay: Stay, on: int) -> Absence:
    return Absence.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        kind="hospital",
        starts_on=day(on),
        ends_on=day(on + 2),
        counts_as_slept=True,
        reason="Indlagt",
        by=house.staff.user,
        at=NOW,
    )


def test_half_a_year_after_the_talk(herning: House, stay: Stay) -> None:
    dialogue = made(herning.staff, stay)
    assert dialogue.review_by is not None
    until = (dialogue.review_by - TODAY).days
    assert noted(herning, until - 1) == 0
    assert noted(herning, until) == 1
    assert noted(herning, until) == 0
    dialogue.refresh_from_db()
    assert (dialogue.outdated, dialogue.outdated_on) == ("age", dialogue.review_by)
    assert kinds(stay) == ["done", "outdated"]
    # Put right it is still as old: nobody is told anew.
    corrected(herning.staff, dialogue, strain_citizen="Jeg sover for meget")
    assert noted(herning, until + 1) == 0


def test_a_night_in_hospital_after_the_talk(herning: House, stay: Stay) -> None:
    in_hospital(herning, stay, -5)
    made(herning.staff, stay)
    assert noted(herning) == 0
    absence = in_hospital(herning, stay, 2)
    assert noted(herning, 1) == 0
    assert noted(herning, 2) == 1
    assert noted(herning, 3) == 0
    assert kinds(stay) == ["done", "outdated_by_hospital"]
    finished(
        herning.staff,
        begun(herning.staff, stay),
        talked_on=day(5),
        now=NOW + timedelta(days=5),
    )
    assert absence.ends_on is not None
    assert noted(herning, 6) == 0


def test_an_absence_taken_back_or_on_leave_outdates_nothing(herning: House, stay: Stay) -> None:
    made(herning.staff, stay)
    absence = in_hospital(herning, stay, 1)
    Absence.objects.filter(pk=absence.pk).update(kind="leave")
    assert noted(herning, 3) == 0


def test_an_earlier_version_and_who_has_left_are_let_be(herning: House, stay: Stay) -> None:
    first = made(herning.staff, stay)
    finished(
        herning.staff,
        begun(herning.staff, stay),
        talked_on=day(30),
        now=NOW + timedelta(days=30),
    )
    assert first.review_by is not None
    assert noted(herning, (first.review_by - TODAY).days) == 0
    leave(herning, stay, 40, now=NOW + timedelta(days=40))
    assert noted(herning, 400) == 0
    assert not Dialogue.objects.exclude(outdated="").exists()
