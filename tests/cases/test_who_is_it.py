"""Who a citizen is, at every door: what a writer learns, what the receiver is shown, what joins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.utils import timezone

from audit.models import Event
from citizens.models import Citizen, IdentityQuestion
from core.acting import acting
from core.problems import Problem
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Stay
from placements.services.guests import grant_guest_night
from placements.services.stays import cancel_stay
from placements.visibility import citizens_visible_to
from referrals.models import Referral
from referrals.services.asking import Asking, CitizenFacts
from referrals.services.decisions import accept_referral
from referrals.services.referrals import submit_referral, withdraw_referral
from schemes.base import Referrer
from tests.pages import signed_in, text_of
from tests.world import (
    NOW,
    House,
    favourable_answers,
    house_of,
    make_citizen,
    make_region,
    make_stay,
)

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

JETTE = "040668-0802"


@pytest.fixture
def house() -> House:
    return house_of("polaris")


@pytest.fixture
def known(house: House) -> Citizen:
    return make_citizen(
        house, "Jette Tang", number=JETTE, birth_date=None, phone="87654321", alias="Musen"
    )


def refer(house: House, by: Actor, *, track: str = "guest", **facts) -> Referral:
    own = by.organisation == house.organisation
    now = timezone.now()
    with acting(by.organisation):
        return submit_referral(
            by=by,
            receiver=house.organisation,
            scheme="polaris",
            track=track,
            asking=Asking(
                citizen=CitizenFacts(**{"home_municipality": "0657"} | facts),
                referrer=Referrer.AUTHORITY if own else Referrer.PSYCHIATRY,
                contact_name="Sanne Friis",
                whereabouts="own_home",
                answers=favourable_answers(
                    "polaris", track, timezone.localdate(now), at_intake_only=not own
                ),
            ),
            facility=house.first if own else None,
            now=now,
        )


def guest(house: House, by: Actor, **typed) -> HttpResponse:
    with acting(house.organisation):
        room = house.place(track="guest")
    body = {
        "number": "",
        "why": "Uro derhjemme",
        "nights": "1",
        "backup": "no",
        "place": room.pk,
    } | typed
    return signed_in(by).post("/gaest/", body, follow=True)


def page(by: Actor, address: str) -> str:
    response = signed_in(by).get(address)
    return text_of(response) if response.status_code == 200 else str(response.status_code)


@pytest.mark.parametrize("name", ["Hvem Er Det", "Jette", "Tang", "J. Tang"])
def test_writing_a_number_shows_nobody_the_name_behind_it(house, known, name) -> None:
    referral = refer(house, house.staff, name=name, number=JETTE)

    shown = page(house.staff, f"/henvisninger/{referral.pk}/")

    assert name in shown
    assert "Jette Tang" not in shown
    for held in ("87654321", "Musen"):
        assert held not in shown
    assert page(house.staff, f"/borgere/{known.pk}/") == "404"
    for address in ("/", "/henvisninger/"):
        assert "Jette Tang" not in page(house.staff, address)


def test_not_even_the_right_name_shows_what_is_held(house, known) -> None:
    referral = refer(house, house.staff, name="jette  TANG", number=JETTE)

    with acting(house.organisation):
        assert referral.citizen == known
        assert known not in citizens_visible_to(house.staff)
        withdraw_referral(by=house.staff, referral=referral, reason="Fejl", now=timezone.now())
        assert known not in citizens_visible_to(house.staff)
    shown = page(house.staff, f"/henvisninger/{referral.pk}/")
    assert "87654321" not in shown
    assert "Musen" not in shown


def test_a_referral_from_elsewhere_shows_the_house_its_citizen_until_it_is_withdrawn(house) -> None:
    region = make_region()
    with acting(house.organisation):
        house.second.scheme = "mpo"  # so that the first is the only one to refer to
        house.second.save()
    referral = refer(house, region, name="Ny Borger", number=JETTE)

    with acting(house.organisation):
        assert referral.citizen in citizens_visible_to(house.staff)
    with acting(region.organisation):
        withdraw_referral(by=region, referral=referral, reason="Rejst", now=timezone.now())
    with acting(house.organisation):
        assert referral.citizen not in citizens_visible_to(house.staff)


def test_a_cancelled_stay_shows_nobody(house) -> None:
    with acting(house.organisation):
        stay = make_stay(house, arrived=False, days_ago=0)
        assert stay.citizen in citizens_visible_to(house.staff)
        cancel_stay(by=house.leader, stay=stay, reason="Fejl", now=timezone.now())
        assert stay.citizen not in citizens_visible_to(house.staff)


@pytest.mark.parametrize("role", [Role.ACUTE_STAFF, Role.FACILITY_STAFF])
@pytest.mark.parametrize("name", ["Ukendt Mand", "Jette"])
def test_the_guest_door_shows_what_was_written(house, known, role, name) -> None:
    by = house.actors[role]
    response = guest(house, by, name=name, number=JETTE)

    shown = text_of(response)
    assert name in shown
    assert "Jette Tang" not in shown
    assert "Jette Tang" not in page(by, "/pladser/")
    with acting(house.organisation):
        stay = Stay.objects.get()
        assert stay.citizen.name == name
        question = IdentityQuestion.objects.get(citizen=stay.citizen)
        assert (question.other, question.by_number) == (known, True)


def test_the_right_name_and_number_is_the_same_citizen_at_the_guest_door(house, known) -> None:
    guest(house, house.actors[Role.ACUTE_STAFF], name="Jette Tang", number=JETTE)

    with acting(house.organisation):
        assert Stay.objects.get().citizen == known


def test_a_namesake_out_of_sight_is_hinted_at_and_asked_about(house, known) -> None:
    by = house.actors[Role.ACUTE_STAFF]
    hinted = guest(house, by, name="jette")

    assert hinted.status_code == 422
    shown = text_of(hinted)
    assert "Der findes allerede en borger med det navn" in shown
    assert "Tang" not in shown
    assert "040668" not in shown
    guest(house, by, name="jette", known="new")
    with acting(house.organisation):
        new = Stay.objects.get().citizen
        assert IdentityQuestion.objects.filter(citizen=new, other=known, by_number=False).exists()
    assert "Sammenlign, og sig hvem det er" in page(house.caseworker, "/")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "010116-5123"}, "fyldt 18 år"),  # born 2016
        ({"number": "010136-9123"}, "ikke har været endnu"),  # born 2036
        ({"number": "010158-5018"}, "ældre, end nogen er blevet"),  # born 1858
        ({"birth_date": "2016-01-01"}, "fyldt 18 år"),
        ({"birth_date": "2036-01-01"}, "har ikke været endnu"),
        ({"answers.adult": "no"}, "fyldt 18 år"),
        ({"answers.own_citizen": "no"}, "egne borgere"),
    ],
)
def test_the_guest_door_asks_the_hard_rules(house, typed, said) -> None:
    response = guest(house, house.staff, name="Ny Gæst", **typed)

    assert response.status_code == 422
    assert said in text_of(response)
    with acting(house.organisation):
        assert not Stay.objects.exists()
        assert not Citizen.objects.exists()


def test_what_nobody_knows_of_a_guest_stands_as_not_known(house) -> None:
    guest(house, house.staff, name="Ny Gæst", **{"answers.own_citizen": "unknown"})

    with acting(house.organisation):
        granted = Event.objects.get(kind="guest.granted")
        assert sorted(granted.facts["not_known"]) == ["adult", "eldercare_act", "own_citizen"]


def test_the_service_asks_the_hard_rules_whoever_calls_it(house) -> None:
    with acting(house.organisation):
        child = make_citizen(house, "Et Barn", birth_date=date(NOW.year - 17, 1, 1))
        away = make_citizen(house, "Fra Viborg", home_municipality="0791")
        grant = {
            "by": house.staff,
            "place": house.place(track="guest"),
            "nights": 1,
            "why": "Uro",
            "on": NOW.date(),
            "now": NOW,
        }
        for citizen, answers, code in [
            (child, {}, "adult"),
            (away, {}, "unanswered"),
            (away, {"own_citizen": "no"}, "own_citizen"),
        ]:
            with pytest.raises(Problem) as refused:
                grant_guest_night(citizen=citizen, answers=answers, **grant)
            assert refused.value.code == code
        assert grant_guest_night(citizen=away, answers={"own_citizen": "yes"}, **grant)


def test_the_receiver_sees_both_side_by_side_and_decides(house, known) -> None:
    region = make_region()
    referral = refer(
        house,
        region,
        name="Helt Anden Person",
        number=JETTE,
        birth_date=date(1950, 5, 5),
        home_municipality="0101",
        phone="11223344",
        alias="Fremmed",
    )
    with acting(house.organisation):
        question = IdentityQuestion.objects.get(other=known)

    on_page = page(house.caseworker, f"/henvisninger/{referral.pk}/")
    both = page(house.caseworker, f"/borgere/hvem/{question.pk}/")

    assert "Det er ikke sikkert, hvem det her er" in on_page
    for fact in ("Helt Anden Person", "Jette Tang", "5. maj 1950", "4. juni 1968", "København"):
        assert fact in both
    assert page(house.staff, f"/borgere/hvem/{question.pk}/") == "404"
    with acting(house.organisation):
        refused = _accept(house, referral)
        assert refused == "not_certain_who"
    signed_in(house.caseworker).post(f"/borgere/hvem/{question.pk}/", {"answer": "same"})
    with acting(house.organisation):
        referral.refresh_from_db()
        assert referral.citizen == known
        held = Citizen.objects.get(pk=known.pk)
        assert (held.name, held.phone, held.alias) == ("Jette Tang", "87654321", "Musen")
        assert referral.frozen["called"] == "Helt Anden Person"
    assert "Afsenderen har skrevet navnet Helt Anden Person" in page(
        house.caseworker, f"/henvisninger/{referral.pk}/"
    )
    old = signed_in(house.caseworker).get(f"/borgere/{question.citizen_id}/")
    assert old["Location"] == f"/borgere/{known.pk}/"


def _accept(house: House, referral: Referral, **more) -> str:
    track = referral.scheme_track
    facts = {
        "reasons": "Ro",
        "legal_basis": "84_2",
        "target_group": next((group.key for group in track.target_groups), ""),
    } | more
    try:
        accept_referral(
            by=house.caseworker,
            referral=Referral.objects.get(pk=referral.pk),
            now=more.pop("now", None) or timezone.now(),
            **{key: value for key, value in facts.items() if key != "now"},
        )
    except Problem as problem:
        return problem.each[0].code
    return ""


@pytest.mark.parametrize(
    ("home", "group", "code"),
    [
        ("0657", "1", ""),
        ("0657", "3", "target_group_elsewhere"),
        ("0791", "3", ""),
        ("0791", "1", "target_group_elsewhere"),
        ("0791", "4", "target_group_elsewhere"),
        ("", "3", ""),
        ("", "2", ""),
    ],
)
def test_the_target_group_agrees_with_where_the_citizen_lives(house, home, group, code) -> None:
    referral = refer(
        house,
        house.caseworker,
        track="home",
        name="Ny Borger",
        birth_date=date(1985, 5, 5),
        home_municipality=home,
    )
    with acting(house.organisation):
        answers = referral.answers | {"target_group": group}
        Referral.objects.filter(pk=referral.pk).update(answers=answers)
        referral.refresh_from_db()
        assert _accept(house, referral, target_group=group) == code


def test_a_birthday_since_the_asking_has_been_one(house) -> None:
    today = timezone.localdate()
    tomorrow = today.replace(year=today.year - 18) + timedelta(days=1)
    referral = refer(house, house.caseworker, name="Snart Atten", birth_date=tomorrow)
    with acting(house.organisation):
        assert _accept(house, referral) == "adult"
        later = timezone.now() + timedelta(days=2)
        assert _accept(house, referral, now=later) == ""


def test_correcting_is_for_those_who_may_see_whole_numbers(house, known) -> None:
    address = f"/borgere/{known.pk}/ret/"
    typed = {"name": "Jette\u00a0Tang Bro", "birth_date": "1968-06-04", "number": ""}

    assert signed_in(house.staff).post(address, typed).status_code in (403, 404)
    assert signed_in(house.caseworker).post(address, typed).status_code == 302
    wrong = signed_in(house.caseworker).post(address, typed | {"number": "310290-1234"})

    assert "310290-1234" in wrong.content.decode()
    with acting(house.organisation):
        assert Citizen.objects.get(pk=known.pk).name == "Jette Tang Bro"
