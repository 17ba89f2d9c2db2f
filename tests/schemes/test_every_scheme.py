"""Every scheme from referral to leaving: by the pages, through the API, the letter, the figures.

The made-up scheme is one of them. It is one module, and nothing else knows of it.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

import schemes
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.models import FollowUp, Stay
from referrals.models import Referral
from tests.interop.calls import make_system
from tests.pages import signed_in, text_of
from tests.schemes.made_up import HARBOUR
from tests.schemes.walk import CITIZEN, Walk, home_of, house_of
from tests.world import favourable_answers, make_region

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ALL = [*schemes.SCHEMES.values(), HARBOUR]
PLACES = [
    pytest.param(scheme.key, track.key, id=f"{scheme.key}-{track.key}")
    for scheme in ALL
    for track in scheme.on(timezone.localdate()).tracks
    if track.takes_place
]


@pytest.fixture(autouse=True)
def with_the_made_up_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(schemes.SCHEMES, HARBOUR.key, HARBOUR)
    cache.clear()


@pytest.fixture
def walk(scheme: str, track: str) -> Walk:
    return Walk(house_of(schemes.get(scheme), track), track)


@pytest.mark.parametrize(("scheme", "track"), PLACES)
def test_from_referral_to_leaving(walk: Walk) -> None:
    house, words = walk.house, walk.words
    nurse = make_region()
    referral = walk.refers(nurse)
    assert "Jonas Vind" in walk.reads(signed_in(walk.decider), "referrals")

    walk.assesses(referral)
    walk.accepts(referral)
    with acting(house.organisation):
        referral.refresh_from_db()
        assert referral.status == Referral.Status.ACCEPTED
    assert_the_letter_says_so(walk, referral)

    stay = walk.books(referral)
    walk.moves_in(stay)
    leader = walk.browser_of(Permission.RUN_STAYS)
    page = walk.reads(leader, "stay", stay.pk)
    assert "Jonas Vind" in page
    assert "Jonas Vind" in walk.reads(leader, "board")
    # Whoever referred reads that the citizen has moved in, in the scheme's own words.
    assert (
        walk.shown(words.moved_in).lower()
        in walk.reads(signed_in(nurse), "referral", referral.pk).lower()
    )

    follow_up = walk.follows_up(stay)
    assert (follow_up is None) == (not walk.has_follow_up_to_do)
    with acting(house.organisation):
        stay.refresh_from_db()
        assert stay.status == Stay.Status.HERE
        if follow_up is not None:
            follow_up.refresh_from_db()
            assert follow_up.status == FollowUp.Status.DONE
    day = walk.goes_on(stay)
    with acting(house.organisation):
        stay.refresh_from_db()
        assert stay.bookings.standing().get().ends_on == day

    walk.moves_out(stay)
    with acting(house.organisation):
        stay.refresh_from_db()
        assert (stay.status, stay.left_on) == (Stay.Status.LEFT, walk.today)
    assert walk.nights_slept() == walk.nights_to_count()


def assert_the_letter_says_so(walk: Walk, referral: Referral) -> None:
    browser = signed_in(walk.decider)
    response = browser.get(reverse("referral_letter", args=[referral.pk]))
    if not walk.version.answers_in_writing:
        assert response.status_code == 404
        return
    letter = text_of(response)
    assert "Jonas Vind" in letter
    assert walk.shown(walk.version.payment.text) in letter


@pytest.mark.parametrize(("scheme", "track"), PLACES)
def test_through_the_api(walk: Walk) -> None:
    """A client that knows nothing but what the API tells it of the scheme."""
    region = Organisation.objects.create(key="region", name="Region Midtjylland", kind="region")
    system = make_system(region)
    key, track = walk.scheme.key, walk.track.key
    listed = system.get("/api/v1/schemes/").json()["results"]
    assert track in {
        way["key"] for scheme in listed if scheme["key"] == key for way in scheme["tracks"]
    }
    criteria = system.get(f"/api/v1/schemes/{key}/criteria/", {"track": track}).json()
    answer = system.post("/api/v1/referrals/", body_of(walk, criteria), key=str(uuid4()))
    assert answer.status_code == 201, answer.content.decode()

    read = system.get(answer["Location"]).json()
    assert (read["scheme"], read["track"], read["status"]) == (key, track, "submitted")
    questions = {c["question"] for c in criteria["criteria"] if c["asked_of_referrer"]}
    assert questions <= set(walk.texts_in(read["frozen"]))


def body_of(walk: Walk, criteria: dict[str, Any]) -> dict[str, Any]:
    wanted = favourable_answers(walk.scheme.key, walk.track.key, walk.today)
    asked = [c for c in criteria["criteria"] if c["asked_of_referrer"]]
    return {
        "receiver": walk.house.organisation.key,
        "scheme": criteria["scheme"],
        "track": criteria["track"],
        "referrer": criteria["referrers"][0]["key"],
        "contact_name": "Nanna Nat, E3",
        "contact_phone": "97 00 00 00",
        "urgency": "soon",
        "whereabouts": "hospital",
        "situation": "Færdigbehandlet, men kan ikke være alene endnu.",
        "citizen": CITIZEN | {"home_municipality": home_of(walk.scheme)},
        "answers": {c["key"]: wanted.get(c["key"], "unknown") for c in asked},
    }


def test_no_organisation_is_known_by_its_name(nobody_from_here: Actor) -> None:
    """The made-up scheme is run by a house that calls itself otherwise than its module says."""
    house = house_of(HARBOUR, "berth", name="Et helt andet navn")
    assert house.organisation.name != HARBOUR.organisation
    assert Walk(house, "berth").refers(nobody_from_here).scheme == "harbour"


@pytest.fixture
def nobody_from_here(db: None) -> Actor:
    return make_region()
