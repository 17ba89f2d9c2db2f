"""Stars over time: drawn and read as a table, however many there are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisations.actors import Actor
from placements.services.stays import move_in, move_out, plan_stay
from recovery.models import Star
from recovery.series import LONGEST, series_of
from tests.pages import signed_in, statements, text_of
from tests.recovery.acts import AREAS, done, done_many
from tests.world import copies_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def day(n: int):
    return timezone.localdate() + timedelta(days=n)


@pytest.mark.parametrize("count", [1, 3, 100])
def test_a_series_costs_the_same_however_long(house, stay, count):
    done_many(house, stay, count)
    client = signed_in(house.staff)
    assert len(statements(client, reverse("stars", args=[stay.pk]))) <= 8

    page = client.get(reverse("stars", args=[stay.pk])).content.decode()
    assert page.count('<th scope="row">') == len(AREAS) + count
    latest = Star.objects.latest("made_on", "pk")
    assert len(statements(client, reverse("star", args=[latest.pk]))) <= 8
    assert len(statements(client, reverse("stay", args=[stay.pk]))) <= 8


def test_of_more_than_are_drawn_the_latest_are(house, stay):
    done_many(house, stay, LONGEST + 2)
    page = text_of(signed_in(house.staff).get(reverse("stars", args=[stay.pk])))
    assert f"De seneste {LONGEST} er vist" in page


def test_an_area_left_out_breaks_its_line_and_no_line_is_a_sum(house, stay):
    for n, score in enumerate((3, 8, 5)):
        star = done(house, stay, on=day(n - 2), score=score)
        if score == 8:
            star.scores.filter(area="work").update(score=None, left_out_because="ikke i dag")
    stars = list(Star.objects.order_by("made_on").prefetch_related("scores"))
    lines = {line.area.key: line for line in series_of(stars).lines}

    assert list(lines) == [area.key for area in AREAS], "a line an area, and none of them together"
    assert lines["work"].strokes == ()
    assert (lines["work"].lowest, lines["work"].highest) == (3, 5)
    assert len(lines["identity"].strokes[0].split(",")) == 3
    assert lines["identity"].last.change_text == "−3"


def test_the_earlier_stars_behind_the_picture_are_chosen(house, stay):
    first = done(house, stay, on=day(-10), score=2)
    second = done(house, stay, on=day(-5), score=4)
    latest = done(house, stay, on=day(0), score=6)
    client, page = signed_in(house.staff), reverse("star", args=[latest.pk])

    def drawn(query):
        return client.get(page + query).content.decode().count('stroke-width="2.5"') // 2

    assert drawn("") == 1, "the one before, where nobody has chosen"
    assert drawn("?valgt=1") == 0
    assert drawn(f"?valgt=1&med={first.pk}&med={second.pk}") == 2
    compared = text_of(client.get(f"{page}?valgt=1&med={first.pk}"))
    assert "+4" in compared


def test_a_series_goes_on_from_stay_to_stay_as_far_as_one_sees(house, stay):
    """The second stay begins where the first ended; a stay in another house is out of sight."""
    done(house, stay, on=day(-12), score=3)
    again = _stay_after(house, stay, 1, house.first)
    latest = done(house, again, on=day(-2), score=5)
    client = signed_in(house.staff)
    page = client.get(reverse("stars", args=[again.pk]))
    assert [len(of_stay.rows) for of_stay in page.context["series"].stays] == [1, 1]
    assert "+2" in text_of(page)
    assert text_of(page).count("Ophold på Herning 1, fra") == 3, "both in the table, a choice"
    compared = text_of(client.get(reverse("star", args=[latest.pk])))
    assert "Ophold på Herning 1, fra" in compared
    assert "+2" in compared
    assert len(page.context["series"].begins) == 1
    # Whoever looks at the stay before sees what was then.
    before = client.get(reverse("stars", args=[stay.pk]))
    assert before.context["series"].begins == ()

    third = _stay_after(house, again, 0, house.second)
    done(house, third, on=day(0), score=9, by=Actor.system(house.organisation))
    client = signed_in(house.staff)
    assert client.get(reverse("stars", args=[third.pk])).status_code == 404
    assert "9" not in {
        str(cell.score.score)
        for of_stay in client.get(reverse("stars", args=[again.pk])).context["series"].stays
        for _star, cells in of_stay.rows
        for cell in cells
    }
    every = signed_in(house.caseworker).get(reverse("stars", args=[third.pk]))
    assert len(every.context["series"].stays) == 3
    copies_of(latest, 97)
    assert len(statements(signed_in(house.caseworker), reverse("stars", args=[third.pk]))) <= 8


def _stay_after(house, stay, n, facility):
    """The citizen leaves, and comes again the next day."""
    system = Actor.system(house.organisation)
    on = day({0: -1, 1: -6}[n])
    move_out(
        by=system,
        stay=stay,
        on=on,
        ending="as_planned",
        destination="own_home",
        note="",
        now=timezone.now(),
    )
    again = plan_stay(
        by=system,
        citizen=stay.citizen,
        place=house.place(facility, n=n),
        starts_on=on,
        ends_on=on + timedelta(days=100),
        scheme_rules_on=on,
        now=timezone.now(),
    )
    return move_in(by=system, stay=again, on=on, now=timezone.now())
