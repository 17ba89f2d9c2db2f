"""The same ways in for every scheme: nothing here knows which scheme it is."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

import schemes
from core.acting import acting
from referrals.forms.intake import pages
from referrals.models import Referral
from referrals.services.decisions import accept_referral
from referrals.services.offers import offers_for
from tests.pages import signed_in
from tests.referrals.asked import refer
from tests.world import NOW, favourable_answers, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

EVERY_TRACK = [
    (scheme.key, track.key)
    for scheme in schemes.SCHEMES.values()
    for track in scheme.on(NOW.date()).tracks
]


@pytest.mark.parametrize(("scheme", "track"), EVERY_TRACK)
def test_the_form_of_every_track_asks_what_the_scheme_asks_of_a_referrer(scheme, track):
    version = schemes.get(scheme).on(NOW.date())
    made = pages(version, track, list(version.track(track).referrers))
    asked = {name for page in made for name in page.make().fields if name.startswith("answers.")}
    wanted = {f"answers.{c.key}" for c in version.asked(track) if not c.settled_in_assessment}
    assert asked == wanted
    assert ("anonymous" in made[0].make().fields) == version.anonymous_allowed


@pytest.mark.parametrize(("scheme", "track"), EVERY_TRACK)
def test_every_track_is_referred_to_and_decided_by_its_own(nurse, scheme, track):
    version = schemes.get(scheme).on(NOW.date())
    house = make_house("house", "Huset", municipality_code="0657", scheme=scheme, tracks={track: 1})
    referral = refer(
        nurse,
        house,
        scheme=scheme,
        track=track,
        facility=house.first,
        answers=favourable_answers(scheme, track, NOW.date(), at_intake_only=True),
        citizen={"name": "Jonas Vind", "number": "050585-1234", "home_municipality": "0657"},
    )
    with acting(house.organisation):
        Referral.objects.filter(pk=referral.pk).update(
            answers=favourable_answers(scheme, track, NOW.date())
        )
        decider = next(
            actor
            for role, actor in house.actors.items()
            if version.may_decide(track, role) and role in ("caseworker", "facility_leader")
        )
        of_track = version.track(track)
        accept_referral(
            by=decider,
            referral=referral,
            now=NOW,
            legal_basis=next((one.key for one in of_track.legal_bases), ""),
            target_group=next((one.key for one in of_track.target_groups), ""),
        )
    page = signed_in(decider).get(reverse("referral", args=[referral.pk]))
    assert page.status_code == 200


def test_an_anonymous_citizen_where_the_scheme_takes_one(nurse):
    house = make_house(
        "house", "Huset", municipality_code="0751", scheme="pitstop", tracks={"room": 1}
    )
    answers = favourable_answers("pitstop", "room", NOW.date(), at_intake_only=True)
    told = {"anonymous": True, "alias": "Kaptajnen"}
    referral = refer(
        nurse,
        house,
        scheme="pitstop",
        track="room",
        citizen=told,
        answers=answers,
        referrer="hospital",
    )
    assert referral.frozen["called"] == "Kaptajnen"
    assert referral.frozen["number"] == ""
    with acting(house.organisation):
        referral.refresh_from_db()
        assert referral.citizen.is_anonymous
        assert referral.citizen.birth_date is None


def test_a_referrer_is_offered_every_scheme_on_file_and_a_caseworker_the_own(nurse, herning):
    make_house(
        "skovvang", "Specialcentret", municipality_code="0661", scheme="mpo", tracks={"place": 1}
    )
    with acting(nurse.organisation):
        offered = {(one.scheme.key, one.track.key) for one in offers_for(nurse, NOW.date())}
    # Who runs a facility of MPO receives, whatever it is called, though no facility can be seen
    # from here; nobody runs Pitstop.
    assert offered == {
        ("polaris", "home"),
        ("polaris", "guest"),
        ("mpo", "place"),
        ("mpo", "outreach"),
    }
    with acting(herning.organisation):
        own = offers_for(herning.caseworker, NOW.date())
    assert {one.receiver for one in own} == {herning.organisation}
    assert {one.scheme.key for one in own} == {"polaris"}


def test_nothing_is_offered_before_there_were_rules(nurse, herning):
    with acting(nurse.organisation):
        assert offers_for(nurse, date(2000, 1, 1)) == []
