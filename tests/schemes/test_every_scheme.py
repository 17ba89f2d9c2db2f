"""Every scheme from referral to leaving, by its pages, the API, the letter and the figures.

The fourth is made up, and nothing but its own module was written for it: a municipality that wants
flexible places costs one module.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext

import schemes
from audit.models import Event
from core.acting import acting
from organisations.models import Organisation
from organisations.roles import Permission
from placements.models import FollowUp, Stay
from schemes.base import NO, YES
from tests.interop.calls import make_system
from tests.pages import text_of
from tests.schemes.made_up import HARBOUR
from tests.schemes.walker import Walk
from tests.world import make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

EVERY_TRACK = [
    (scheme.key, track.key)
    for scheme in (*schemes.SCHEMES.values(), HARBOUR)
    for track in scheme.versions[-1].tracks
    if track.takes_place
]


@pytest.fixture(autouse=True)
def four_schemes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(schemes.SCHEMES, HARBOUR.key, HARBOUR)
    cache.clear()


@pytest.mark.parametrize(("scheme", "track"), EVERY_TRACK)
def test_from_referral_to_leaving(scheme: str, track: str) -> None:
    walk = Walk(scheme, track)
    words = walk.version.words_for(track)

    referral = walk.refers()
    walk.assesses(referral)
    walk.accepts(referral)
    letter_says_what_was_decided(walk, referral.pk)
    stay = walk.books(referral)

    assert gettext(words.moved_in) in walk.does(
        stay, "move_in", Permission.RUN_STAYS, on=walk.today.isoformat()
    )
    assert stay.status == Stay.Status.HERE
    a_follow_up_is_done(walk, stay)
    the_end_or_the_review_is_moved(walk, stay)
    walk.does(
        stay,
        "move_out",
        Permission.RUN_STAYS,
        on=walk.today.isoformat(),
        ending="as_planned",
        destination="own_home",
        note="",
    )

    assert (stay.status, stay.destination) == (Stay.Status.LEFT, "own_home")
    page = text_of(walk.client(Permission.SEE_CITIZENS).get(reverse("stay", args=[stay.pk])))
    assert gettext(words.moved_out) in page
    the_figures_count_it(walk)
    with acting(walk.house.organisation):
        kinds = list(
            Event.objects.filter(kind__startswith="stay.")
            .order_by("pk")
            .values_list("kind", flat=True)
        )
    assert (kinds[0], kinds[-1]) == ("stay.planned", "stay.moved_out")
    assert "stay.moved_in" in kinds


def letter_says_what_was_decided(walk: Walk, referral: int) -> None:
    url = reverse("referral_letter", args=[referral])
    text = text_of(walk.client(Permission.SEE_REFERRALS).get(url, follow=True))
    assert "Maja Eksempel" in text
    assert walk.house.first.name in text


def a_follow_up_is_done(walk: Walk, stay: Stay) -> None:
    """The first that needs nothing else first."""
    with acting(walk.house.organisation):
        due = [row for row in stay.follow_ups.open() if not row.rule.needs]
    assert due, "every track of every scheme is followed up"
    client = walk.client(Permission.FOLLOW_UP)
    url = reverse("complete_follow_up", args=[due[0].pk])
    facts = {
        "on": walk.today.isoformat(),
        "outcome": "Det går godt.",
        "acting_municipality": "0657",
    }

    done = client.post(url, facts)

    assert done.status_code == 302, text_of(done)
    with acting(walk.house.organisation):
        due[0].refresh_from_db()
    assert due[0].status == FollowUp.Status.DONE


def the_end_or_the_review_is_moved(walk: Walk, stay: Stay) -> None:
    later = walk.today + timedelta(days=3)
    if walk.track.length.end_set_at_start:
        walk.does(
            stay,
            "extend_stay",
            Permission.DECIDE,
            ends_on=later.isoformat(),
            reason="Boligen er ikke klar.",
            answer_within_reach=YES,
            answer_goal_met=NO,
        )
        assert stay.planned_end_on == later
    else:
        walk.does(stay, "move_review", Permission.DECIDE, on=later.isoformat(), reason="Ferie.")
        with acting(walk.house.organisation):
            assert stay.bookings.get().ends_on == later


def the_figures_count_it(walk: Walk) -> None:
    client = walk.client(Permission.SEE_FIGURES)
    assert walk.house.first.name in text_of(client.get(reverse("overview")))
    assert "Maja" not in text_of(client.get(reverse("overview")))


@pytest.mark.parametrize(("scheme", "track"), EVERY_TRACK)
def test_through_the_api(scheme: str, track: str) -> None:
    walk = Walk(scheme, track)
    region = Organisation.objects.create(key="region", name="Region Midtjylland", kind="region")
    system = make_system(region)

    listed = {row["key"]: row for row in system.get("/api/v1/schemes/").json()["results"]}
    criteria = system.get(f"/api/v1/schemes/{scheme}/criteria/", {"track": track}).json()
    house = walk.house.organisation
    assert listed[scheme]["receivers"] == [{"key": house.key, "name": house.name}]
    assert criteria["referrers"]

    made = system.refer(
        {
            "receiver": walk.house.organisation.key,
            "scheme": scheme,
            "track": track,
            "facility": walk.house.first.pk,
            "referrer": criteria["referrers"][0]["key"],
            "contact_name": "Nanna Nat",
            "contact_function": "sygeplejerske, E3",
            "call_back": "mellem 10 og 14",
            "whereabouts": "hospital",
            "urgency": "routine",
            "citizen": {
                "name": "Maja Eksempel",
                "birth_date": "1980-05-05",
                "home_municipality": walk.house.organisation.municipality_code,
            },
            "answers": walk.answers(at_intake_only=True),
        },
        key=str(uuid4()),
    )

    assert made.status_code == 201, made.content
    read = system.get(f"/api/v1/referrals/{made.json()['id']}/").json()
    told = str(read)
    assert "sygeplejerske, E3" in told
    assert "mellem 10 og 14" in told
    shown = walk.client(Permission.SEE_REFERRALS).get(
        reverse("referral", args=[walk.referral().pk])
    )
    assert "Maja Eksempel" in text_of(shown)


def test_the_receiver_is_whoever_has_such_a_facility_whatever_it_is_called() -> None:
    walk = Walk("harbour", "berth")
    walk.house.organisation.name = "Ny Kommune"
    walk.house.organisation.save()
    make_house(
        "havn-to",
        "En Anden Kommune",
        municipality_code="0998",
        scheme="harbour",
        tracks={"berth": 1},
    )
    region = Organisation.objects.create(key="region", name="Region Midtjylland", kind="region")
    system = make_system(region)

    listed = {row["key"]: row for row in system.get("/api/v1/schemes/").json()["results"]}

    names = [receiver["name"] for receiver in listed["harbour"]["receivers"]]
    assert names == ["En Anden Kommune", "Ny Kommune"]
    criteria = system.get("/api/v1/schemes/harbour/criteria/").json()
    assert [kind["key"] for kind in criteria["referrers"]] == ["police"]
