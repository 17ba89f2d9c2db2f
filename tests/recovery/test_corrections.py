"""A finished star is corrected with a reason, and what stood is kept."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.problems import Conflict, NotAllowed, Problem, Problems
from core.shown import Shown, Stale
from organisations.actors import Actor
from recovery.models import CorrectedScore, StarScore
from recovery.services.corrections import correct_area
from recovery.services.stars import standing_answer
from tests.pages import signed_in, text_of
from tests.recovery.acts import AREAS, answered, done
from tests.world import make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def correct(house, star, *, by=None, **answer):
    answer = {"area": "work", "score": 7, "reason": "Tastefejl"} | answer
    return correct_area(by=by or house.staff, star=star, now=timezone.now(), **answer)


def test_what_stood_is_kept_with_the_reason_and_shown(house, stay):
    star = done(house, stay)
    correct(house, star, citizens_words="Jeg vil i arbejde")
    correct(house, star, citizens_words="Jeg vil i arbejde")  # again changes nothing

    kept = CorrectedScore.objects.get()
    assert (kept.area, kept.score, kept.reason, kept.by) == (
        "work",
        4,
        "Tastefejl",
        house.staff.user,
    )
    assert StarScore.objects.get(star=star, area="work").score == 7
    assert Event.objects.filter(kind="star.corrected", stay_id=stay.pk).count() == 1

    page = text_of(signed_in(house.staff).get(reverse("star", args=[star.pk])))
    assert "Tastefejl" in page
    assert "Før: 4" in page
    assert "»Jeg vil i arbejde«" in page


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"reason": " "}, "missing", "reason"),
        ({"score": None}, "score_missing", "score"),
        ({"score": 11}, "score_out_of_range", "score"),
        ({"area": "happiness"}, "unknown_area", "area"),
    ],
)
def test_what_is_no_correction_is_refused(house, stay, changed, code, field):
    star = done(house, stay)
    with pytest.raises((Problem, Problems)) as refused:
        correct(house, star, **changed)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not CorrectedScore.objects.exists()


def test_a_number_stays_in_at_least_one_area(house, stay):
    star = done(house, stay)
    out = {"score": None, "left_out_because": "ikke i dag"}
    for area in AREAS[1:]:
        correct(house, star, area=area.key, **out)
    with pytest.raises(Problem) as refused:
        correct(house, star, area=AREAS[0].key, **out)
    assert refused.value.code == "nothing_scored"


def test_a_star_in_progress_is_written_over_and_not_corrected(house, stay):
    star = answered(house, stay)
    with pytest.raises(Conflict) as refused:
        correct(house, star)
    assert refused.value.code == "not_finished"


def test_two_who_correct_the_same_lose_nothing(house, stay):
    star = done(house, stay)
    shown = Shown.of(standing_answer(star.scores.get(area="work")))
    correct(house, star, score=7, shown=shown)
    with pytest.raises(Stale):
        correct(house, star, score=9, shown=shown)
    correct(house, star, score=4, citizens_words="Uden tal", shown=shown)

    kept = StarScore.objects.get(star=star, area="work")
    assert (kept.score, kept.citizens_words) == (7, "Uden tal")


def test_only_those_who_make_stars_where_they_work(house, stay):
    star = done(house, stay)
    there = make_stay(house, facility=house.second, name="Bo Dahl")
    elsewhere = done(house, there, by=Actor.system(house.organisation))
    for by, which in ((house.caseworker, star), (house.staff, elsewhere)):
        with pytest.raises(NotAllowed):
            correct(house, which, by=by)
    page = reverse("correct_star", args=[star.pk, "work"])
    assert signed_in(house.caseworker).get(page).status_code == 403
    foreign = make_house("holstebro", "Holstebro Kommune", municipality_code="0661")
    assert signed_in(foreign.staff).get(page).status_code == 404
