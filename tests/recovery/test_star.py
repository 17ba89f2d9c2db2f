"""Making a Recovery Star: kept area by area, finished once, never a sum. V § 2.4, DOMAIN.md §4."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Event
from core.problems import Conflict, NotAllowed, Problem, Problems
from organisations.roles import Role
from placements.models import FollowUp
from recovery.editions import CURRENT, EDITIONS
from recovery.models import Star, StarScore
from recovery.services.stars import finish_star, score_area, start_star
from tests.world import make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
AREAS = EDITIONS[CURRENT].areas


def begin(house, stay, by=None):
    return start_star(by=by or house.staff, stay=stay, on=timezone.localdate())


def score_all(house, star, score=4, **special):
    for area in AREAS:
        score_area(by=house.staff, star=star, area=area.key, score=special.get(area.key, score))


def test_starting_twice_continues_the_same_star(house, stay):
    assert begin(house, stay) == begin(house, stay)
    assert Star.objects.count() == 1


def test_an_area_is_written_over_until_the_star_is_finished(house, stay):
    star = begin(house, stay)
    score_area(by=house.staff, star=star, area="work", score=3, citizens_words=" Jeg savner det ")
    score_area(by=house.staff, star=star, area="work", score=None, left_out_because="ikke i dag")

    kept = StarScore.objects.get(star=star)
    assert (kept.score, kept.left_out_because, kept.citizens_words) == (None, "ikke i dag", "")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"score": None}, "score_missing"),
        ({"score": 0}, "score_out_of_range"),
        ({"score": 11}, "score_out_of_range"),
        ({"score": 5, "left_out_because": "ikke i dag"}, "score_and_reason"),
        ({"score": 5, "area": "happiness"}, "unknown_area"),
        ({"score": 5, "citizens_words": "nul\0"}, "characters"),
    ],
)
def test_what_is_no_answer_is_refused(house, stay, answer, code):
    star = begin(house, stay)
    with pytest.raises(Problem) as refused:
        score_area(by=house.staff, star=star, **({"area": "work"} | answer))

    assert refused.value.code == code
    assert not StarScore.objects.exists()


def test_finishing_completes_the_follow_up_that_asked_for_it(house, stay):
    star = begin(house, stay)
    score_all(house, star)

    done = finish_star(by=house.staff, star=star, took_part="Maja og Peter", now=timezone.now())

    assert (done.status, done.took_part) == (Star.Status.DONE, "Maja og Peter")
    asked = FollowUp.objects.get(stay=stay, kind="recovery_star")
    assert (asked.status, asked.completed_on) == ("done", timezone.localdate())
    assert Event.objects.filter(kind="star.finished", stay_id=stay.pk).count() == 1


def test_finishing_again_changes_nothing(house, stay):
    star = begin(house, stay)
    score_all(house, star)
    for _ in range(2):
        finish_star(by=house.staff, star=star, took_part="Maja og Peter", now=timezone.now())

    assert Event.objects.filter(kind="star.finished").count() == 1
    with pytest.raises(Conflict):
        score_area(by=house.staff, star=star, area="work", score=9)


def test_every_area_is_answered_or_left_out_before_the_end(house, stay):
    star = begin(house, stay)
    with pytest.raises(Problem) as refused:
        finish_star(by=house.staff, star=star, took_part="Maja", now=timezone.now())
    assert refused.value.code == "areas_missing"

    for area in AREAS:
        score_area(
            by=house.staff, star=star, area=area.key, score=None, left_out_because="ikke i dag"
        )
    with pytest.raises(Problem) as refused:
        finish_star(by=house.staff, star=star, took_part="Maja", now=timezone.now())
    assert refused.value.code == "nothing_scored"

    score_area(by=house.staff, star=star, area="work", score=2)
    with pytest.raises(Problems) as refused:
        finish_star(by=house.staff, star=star, took_part=" ", now=timezone.now())
    assert refused.value.field == "took_part"


def test_star_is_made_while_the_citizen_is_here(house):
    planned = make_stay(house, days_ago=0, arrived=False)
    with pytest.raises(Conflict) as refused:
        begin(house, planned)
    assert refused.value.code == "not_here"


def test_a_guest_s_night_has_no_star(house):
    guest = make_stay(house, track="guest", days_ago=1, nights=2)
    with pytest.raises(Problem) as refused:
        begin(house, guest)
    assert refused.value.code == "no_star_in_scheme"


def test_only_those_who_make_stars_where_they_work(house, stay):
    elsewhere = make_stay(house, facility=house.second, name="Bo Dahl")
    with pytest.raises(NotAllowed):
        begin(house, elsewhere)
    with pytest.raises(NotAllowed):
        begin(house, stay, by=house.caseworker)
    assert begin(house, stay, by=house.actors[Role.FACILITY_LEADER]).made_on >= (
        timezone.localdate() - timedelta(days=1)
    )
