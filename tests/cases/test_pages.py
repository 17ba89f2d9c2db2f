"""The pages of a stay, its stars and its citizen: who sees them, what they say, what they cost."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from citizens.services import register_citizen
from core.acting import acting
from organisations.roles import Role
from placements.models import FollowUp
from recovery.editions import CURRENT, EDITIONS
from recovery.models import Star
from recovery.services import finish_star, score_area, start_star
from tests.pages import statements, text_of
from tests.world import HOUSES, house_of, make_citizen, make_house, make_referral, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
AREAS = EDITIONS[CURRENT].areas
STAY_PAGES = ["stay", "follow_ups", "stay_timeline", "stars"]


@pytest.fixture
def house():
    return make_house("herning", "Herning", municipality_code="0657")


@pytest.fixture
def stay(house):
    return make_stay(house, days_ago=16)


def make_star(house, stay, score=4, made_on=None):
    with acting(house.organisation):
        star = start_star(by=house.staff, stay=stay, on=made_on or timezone.localdate())
        for area in AREAS:
            score_area(by=house.staff, star=star, area=area.key, score=score)
        return finish_star(by=house.staff, star=star, took_part="Maja", now=timezone.now())


# --- Who


@pytest.mark.parametrize("page", STAY_PAGES)
@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.FACILITY_STAFF, Role.SUPERVISOR])
def test_those_who_see_the_stay_open_its_pages(house, stay, sign_in, page, role):
    assert sign_in(house.actors[role]).get(reverse(page, args=[stay.pk])).status_code == 200


@pytest.mark.parametrize("page", [*STAY_PAGES, "start_star"])
def test_out_of_sight_is_not_found(house, stay, sign_in, page):
    foreign = make_house("holstebro", "Holstebro", municipality_code="0661")
    assert sign_in(foreign.leader).get(reverse(page, args=[stay.pk])).status_code == 404
    other = make_stay(house, facility=house.second, name="Bo Dahl")
    assert sign_in(house.staff).get(reverse(page, args=[other.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.REFERRER, Role.VOLUNTEER, Role.ORGANISATION_ADMIN])
def test_those_without_citizens_are_refused(house, stay, sign_in, role):
    client = sign_in(house.actors[role])
    for url in [reverse("stay", args=[stay.pk]), reverse("citizens")]:
        assert client.get(url).status_code == 403


def test_caseworker_sees_the_star_but_does_not_make_it(house, stay, sign_in):
    client = sign_in(house.caseworker)
    assert client.get(reverse("stars", args=[stay.pk])).status_code == 200
    assert client.post(reverse("start_star", args=[stay.pk])).status_code == 403
    with acting(house.organisation):
        assert not Star.objects.exists()


# --- What


def test_opening_a_stay_is_logged(house, stay, sign_in):
    sign_in(house.staff).get(reverse("stay", args=[stay.pk]))

    with acting(house.organisation):
        row = AccessLog.objects.get()
    assert (row.what, row.purpose, row.citizen_id) == ("stay", "stay", stay.citizen_id)


def test_not_asked_and_none_known_look_different(house, stay, sign_in):
    with acting(house.organisation):
        stay.risk_violence = "none"
        stay.save()
    page = sign_in(house.staff).get(reverse("stay", args=[stay.pk])).content.decode()

    assert page.count("is-unasked") == 2
    assert "Maja Eksempel" in page


def test_the_one_next_thing_stands_beside_its_step(house, stay, sign_in):
    page = sign_in(house.staff).get(reverse("stay", args=[stay.pk])).content.decode()

    assert page.count("button-primary") == 1
    with acting(house.organisation):
        second_week = FollowUp.objects.get(stay=stay, kind="second_week")
    assert reverse("complete_follow_up", args=[second_week.pk]) in page
    assert reverse("start_star", args=[stay.pk]) in page


def test_what_the_role_never_does_is_not_offered(house, stay, sign_in):
    page = text_of(sign_in(house.caseworker).get(reverse("stay", args=[stay.pk])))

    assert "Flyt den planlagte slutdato" in page
    assert "Flyt ud" not in page


@pytest.mark.parametrize("scheme", ["polaris", "mpo", "pitstop"])
def test_who_only_reads_is_offered_nothing(scheme, sign_in):
    house = house_of(scheme)
    reader = house.actors[Role.SUPERVISOR]
    track = next(iter(HOUSES[scheme]["tracks"]))
    stay = make_stay(house, track=track, days_ago=3, nights=10)
    referral = make_referral(house, track=track)
    with acting(house.organisation):
        booking = stay.bookings.get()
    pages = (
        reverse("stay", args=[stay.pk]),
        reverse("follow_ups", args=[stay.pk]),
        reverse("stars", args=[stay.pk]),
        reverse("referral", args=[referral.pk]),
        reverse("booking", args=[booking.pk]),
        reverse("board"),
    )
    for address in pages:
        answer = sign_in(reader).get(address, follow=True)
        assert answer.status_code in (200, 404)  # not every scheme has stars
        page = text_of(answer)
        for words in ("Kan gøres af", "Dette er ikke dit at afgøre", "kan ikke bruges endnu"):
            assert words not in page, (address, words)
        assert b"aria-disabled" not in answer.content
        assert b'<button type="button" class="button button-primary"' not in answer.content


def test_pitstop_gets_one_short_page(sign_in):
    pitstop = make_house(
        "pitstop", "Pitstop", municipality_code="0751", scheme="pitstop", tracks={"room": 1}
    )
    stay = make_stay(pitstop, track="room", days_ago=3, nights=14)
    client = sign_in(pitstop.staff)
    page = client.get(reverse("stay", args=[stay.pk])).content.decode()

    assert 'class="tabs"' not in page
    assert 'class="timeline"' in page
    assert client.get(reverse("stars", args=[stay.pk])).status_code == 404


def test_a_stay_shows_the_rules_of_the_house(house, stay, sign_in):
    text = text_of(sign_in(house.staff).get(reverse("stay", args=[stay.pk])))

    assert "Husregler" in text
    assert "Du skriver under på en kontrakt" in text
    assert "V § 2.1" not in text


def test_the_one_page_stay_shows_the_rules_of_the_house(sign_in):
    pitstop = make_house(
        "pitstop", "Pitstop", municipality_code="0751", scheme="pitstop", tracks={"room": 1}
    )
    stay = make_stay(pitstop, track="room", days_ago=3, nights=14)
    text = text_of(sign_in(pitstop.staff).get(reverse("stay", args=[stay.pk])))

    assert "Husregler" in text
    assert "Vi ryger ikke indendørs" in text
    assert "V § 4.6" not in text


# --- The star


def test_star_is_made_area_by_area_and_shown(house, stay, sign_in):
    client = sign_in(house.staff)
    response = client.post(reverse("start_star", args=[stay.pk]))
    with acting(house.organisation):
        star = Star.objects.get()
    for n, area in enumerate(AREAS):
        assert response.url == reverse("star_area", args=[star.pk, area.key])
        answer = {"score": "6"} if n else {"score": "out", "left_out_because": "ikke i dag"}
        response = client.post(response.url, answer)
    assert response.url == reverse("star", args=[star.pk])
    assert client.post(reverse("finish_star", args=[star.pk]), {}).status_code == 422
    response = client.post(reverse("finish_star", args=[star.pk]), {"took_part": "Maja og Peter"})

    page = client.get(response.url).content.decode()
    assert "Maja og Peter" in page
    assert page.count("<polyline") == len(AREAS) - 2
    assert "style=" not in page


def test_nothing_typed_is_lost_when_the_reason_is_missing(house, stay, sign_in):
    client = sign_in(house.staff)
    client.post(reverse("start_star", args=[stay.pk]))
    with acting(house.organisation):
        star = Star.objects.get()
    url = reverse("star_area", args=[star.pk, "work"])
    response = client.post(url, {"score": "out", "citizens_words": "Jeg vil hellere vente"})

    assert response.status_code == 422
    assert "Jeg vil hellere vente" in response.content.decode()
    for area in ["no-such-area", "happiness"]:
        assert client.get(reverse("star_area", args=[star.pk, area])).status_code == 404


def test_finished_star_shows_the_one_before_it(house, stay, sign_in):
    make_star(house, stay, 3, made_on=timezone.localdate() - timedelta(days=10))
    star = make_star(house, stay, 5)
    page = sign_in(house.staff).get(reverse("star", args=[star.pk])).content.decode()

    assert "stroke-dasharray" in page
    assert page.count("+2") == len(AREAS)

    client = sign_in(house.staff)
    begun = client.post(reverse("start_star", args=[stay.pk]))
    assert re.search(r"Sidste gang, \d+\. \w+ \d{4}: 5", text_of(client.get(begun.url)))


# --- Citizens


def test_known_citizens_stand_there_without_a_search(house, stay, sign_in):
    client = sign_in(house.staff)
    page = text_of(client.get(reverse("citizens")))
    assert "I huset nu" in page
    assert "Dine borgere" not in page
    with acting(house.organisation):
        assert AccessLog.objects.filter(what="citizens_here", user=house.staff.user).count() == 1
        stay.key_worker = house.staff.user
        stay.save()
    page = text_of(client.get(reverse("citizens")))
    assert page.index("Dine borgere") < page.index("Maja Eksempel") < page.index("I huset nu")
    foreign = make_house("holstebro", "Holstebro Kommune", municipality_code="0661")
    assert "Maja Eksempel" not in text_of(sign_in(foreign.staff).get(reverse("citizens")))


def test_search_says_where_they_are(house, stay, sign_in):
    client = sign_in(house.staff)
    page = client.post(reverse("citizens"), {"words": "maj", "purpose": "case"}).content.decode()
    assert "Maja Eksempel" in page
    assert reverse("stay", args=[stay.pk]) in page

    for words in ["0707", "nul\0", ""]:
        answer = client.post(reverse("citizens"), {"words": words, "purpose": "case"})
        assert answer.status_code == 422
    with acting(house.organisation):
        assert AccessLog.objects.filter(action="search").count() == 2


def test_staff_find_only_their_own_facility_s_citizens(house, stay, sign_in):
    make_stay(house, facility=house.second, name="Maja Andetsteds")
    page = sign_in(house.staff).post(reverse("citizens"), {"words": "maja", "purpose": "case"})

    assert "Maja Andetsteds" not in page.content.decode()


def test_number_is_shown_once_to_whoever_says_why(house, sign_in):
    with acting(house.organisation):
        citizen = register_citizen(
            now=timezone.now(),
            by=house.caseworker,
            controller=house.organisation,
            name="Maja Eksempel",
            number="0707614285",
        )
    url, reveal = reverse("citizen", args=[citizen.pk]), reverse("reveal_number", args=[citizen.pk])
    client = sign_in(house.caseworker)

    assert "4285" not in client.get(url).content.decode()
    assert client.post(reveal, {"purpose": ""}).status_code == 422
    shown = client.post(reveal, {"purpose": "case"})
    assert "070761-4285" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    assert client.get(reveal).status_code == 405
    with acting(house.organisation):
        assert AccessLog.objects.filter(action="reveal", citizen_id=citizen.pk).count() == 1


def test_foreign_citizen_is_not_found(house, sign_in):
    citizen = make_citizen(house)
    foreign = make_house("holstebro", "Holstebro", municipality_code="0661")
    client = sign_in(foreign.caseworker)

    assert client.get(reverse("citizen", args=[citizen.pk])).status_code == 404
    url = reverse("reveal_number", args=[citizen.pk])
    assert client.post(url, {"purpose": "case"}).status_code == 404


# --- What it costs


def test_stay_page_costs_the_same_with_one_three_and_a_hundred_follow_ups(house, stay, sign_in):
    client = sign_in(house.staff)
    make_star(house, stay)
    url = reverse("stay", args=[stay.pk])
    costs = []
    for more in (1, 3, 100):
        with acting(house.organisation):
            FollowUp.objects.filter(stay=stay, kind="monthly", ordinal__gt=100).delete()
            FollowUp.objects.bulk_create(
                FollowUp(
                    controller=house.organisation,
                    stay=stay,
                    kind="monthly",
                    ordinal=100 + n,
                    opens_on=timezone.localdate(),
                    due_on=timezone.localdate(),
                    office="facility_staff",
                )
                for n in range(1, more + 1)
            )
        costs.append(
            [
                len(statements(client, address))
                for address in (url, reverse("follow_ups", args=[stay.pk]))
            ]
        )

    assert costs[0] == costs[1] == costs[2]
    assert max(costs[0]) <= 8


def test_search_costs_the_same_with_one_three_and_a_hundred_found(house, sign_in):
    client = sign_in(house.caseworker)
    costs = []
    for count in (1, 3, 100):
        with acting(house.organisation):
            for _ in range(count - len(costs) if count < 100 else 97):
                make_citizen(house, "Maja Eksempel")
        asked = statements(client, reverse("citizens"), {"words": "maja", "purpose": "case"})
        costs.append(len(asked))

    assert len(set(costs)) == 1
    assert costs[0] <= 10
