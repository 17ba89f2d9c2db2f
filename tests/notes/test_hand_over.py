"""What a shift takes over: a house's citizens on one page, and who has read it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from core.problems import NotAllowed, Problem
from notes.models import HandOverReading, Note
from notes.services.hand_over import read_hand_over
from organisations.roles import Role
from placements.models import Stay
from tests.notes.acts import agreed, pinned
from tests.notes.test_pages import MOST, note_today
from tests.pages import signed_in, statements, text_of
from tests.world import House, copies_of, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def stay(herning: House) -> Stay:
    return make_stay(herning, facility=herning.first, days_ago=20)


def page(house: House, *, by: Role = Role.FACILITY_STAFF, **query: str) -> str:
    url = reverse("shift_hand_over", args=[house.first.pk])
    response = signed_in(house.actors[by]).get(url, query)
    assert response.status_code == 200
    return text_of(response)


def test_it_shows_what_the_next_shift_must_know_first(herning: House, stay: Stay) -> None:
    make_stay(herning, facility=herning.first, n=1, name="Stille Sørensen")
    with acting(herning.organisation):
        note_today(herning.staff, stay, "Så fjernsyn")
        note_today(herning.leader, stay, "Skal vækkes kl. 7", for_next_shift=True, kind="shift")
        pinned(herning.staff, stay, "Banker altid på")
        agreed(herning.staff, stay, starts_on=timezone.localdate())
    text = page(herning)
    first = text.index("Det skal næste vagt vide")
    assert first < text.index("Skal vækkes kl. 7") < text.index("Så fjernsyn")
    for shown in ("Banker altid på", "Lis Holm, 11 22 33 44", "Der er ikke skrevet noget om"):
        assert shown in text
    assert text.index("Der er ikke skrevet noget om") < text.index("Stille Sørensen")
    with acting(herning.organisation):
        logged = AccessLog.objects.filter(what="hand_over", user=herning.staff.user)
        assert logged.count() == 2


def test_a_shift_shows_what_was_written_in_it_alone(herning: House, stay: Stay) -> None:
    with acting(herning.organisation):
        note = note_today(herning.staff, stay, "Skrevet i dag")
        copies_of(
            note,
            1,
            text=lambda _n: "Skrevet forrige uge",
            at=lambda _n: note.at - timedelta(days=7),
            happened_on=lambda _n: note.happened_on - timedelta(days=7),
        )
    assert "Skrevet forrige uge" not in page(herning)
    week_ago = timezone.localtime(note.at) - timedelta(days=7)
    shown = [
        key
        for back in (0, 1)
        for key in ("day", "evening", "night")
        if "Skrevet forrige uge"
        in page(herning, vagt=f"{week_ago.date() - timedelta(days=back)}-{key}")
    ]
    assert len(shown) == 1
    for wrong in ("2026-01-01-noon", f"{timezone.localdate() + timedelta(days=2)}-day"):
        url = reverse("shift_hand_over", args=[herning.first.pk])
        assert signed_in(herning.staff).get(url, {"vagt": wrong}).status_code == 404


def test_who_left_today_is_handed_over_with_what_was_written(herning: House, stay: Stay) -> None:
    with acting(herning.organisation):
        note_today(herning.staff, stay, "Tog hjem med søsteren")
        Stay.objects.filter(pk=stay.pk).update(
            status="left", left_on=timezone.localdate(), ending="as_planned", destination="own_home"
        )
    text = page(herning)
    assert "Tog hjem med søsteren" in text
    assert text.index("Maja Eksempel") < text.index(str(Stay.Status.LEFT.label))


def test_who_has_read_it_and_what_came_since(herning: House, stay: Stay) -> None:
    now = timezone.now()
    with acting(herning.organisation):
        note_today(herning.staff, stay, "Sov dårligt")
        opened_at = timezone.now()
        later = note_today(herning.staff, stay, "Fik kaffe")
        facts = {"by": herning.leader, "facility": herning.first}
        first = read_hand_over(opened_at=opened_at, now=later.at, **facts)
        assert "der er kommet et notat siden" in page(herning)
        again = timezone.now()
        second = read_hand_over(opened_at=again, now=again, **facts)
        assert second.pk != first.pk
        assert read_hand_over(opened_at=again, now=timezone.now(), **facts).pk == second.pk
        assert "kommet et notat siden" not in page(herning)
        for wrong in (None, now + timedelta(days=1), now - timedelta(days=1)):
            with pytest.raises(Problem):
                read_hand_over(opened_at=wrong, now=timezone.now(), **facts)
        for role in (Role.SUPERVISOR, Role.CASEWORKER):
            with pytest.raises(NotAllowed):
                read_hand_over(
                    by=herning.actors[role], facility=herning.first, opened_at=again, now=again
                )
        with pytest.raises(NotAllowed):
            read_hand_over(
                by=herning.leader, facility=herning.second, opened_at=again, now=timezone.now()
            )
        assert HandOverReading.objects.count() == 2


def test_it_costs_the_same_for_a_hundred_citizens_and_notes(herning: House, stay: Stay) -> None:
    client = signed_in(herning.staff)
    url = reverse("shift_hand_over", args=[herning.first.pk])
    with acting(herning.organisation):
        note = note_today(herning.staff, stay, "Spiste morgenmad")
        pinned(herning.staff, stay)
        agreed(herning.staff, stay)
    asked = []
    for more in (0, 2, 97):
        with acting(herning.organisation):
            citizens = copies_of(stay.citizen, more, name=lambda n: f"Kopi {n}")
            rows = copies_of(stay, more, citizen=lambda n, people=citizens: people[n])
            copies_of(note, more, stay=lambda n, stays=rows: stays[n])
        asked.append(len(statements(client, url)))
    assert len(set(asked)) == 1
    assert asked[0] <= MOST
    with acting(herning.organisation):
        assert Note.objects.count() == 100


def test_another_house_and_a_house_without_notes_are_out_of_sight(
    herning: House, holstebro: House
) -> None:
    url = reverse("shift_hand_over", args=[herning.second.pk])
    for actor in (herning.staff, herning.leader, holstebro.leader):
        assert signed_in(actor).get(url).status_code == 404
    assert signed_in(herning.caseworker).get(url).status_code == 200
    pitstop = house_of("pitstop")
    url = reverse("shift_hand_over", args=[pitstop.first.pk])
    assert signed_in(pitstop.staff).get(url).status_code == 404
    assert "Ingen af dine huse" in text_of(
        signed_in(pitstop.staff).get(reverse("shift_hand_overs"))
    )
    assert "Vagtskifte på" in text_of(signed_in(herning.staff).get(reverse("shift_hand_overs")))
    assert str(herning.second) in text_of(
        signed_in(herning.caseworker).get(reverse("shift_hand_overs"))
    )
