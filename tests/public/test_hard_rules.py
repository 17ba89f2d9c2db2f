"""What a scheme takes nobody against is said first, and can be done on none of the ways in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone
from django.utils.translation import override

import schemes
from core.acting import acting
from core.problems import Problem
from organisations.actors import Actor
from public.forms.asking import read
from public.models import PublicDraft
from public.published import published_house
from public.services.drafts import begin_draft, send_public_draft
from referrals.models import Referral
from referrals.services.asking import Asking, CitizenFacts
from schemes.base import Referrer
from tests.pages import text_of
from tests.public.houses import Visitor, publish
from tests.schemes.made_up import HARBOUR
from tests.world import House, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def harbour(monkeypatch: pytest.MonkeyPatch) -> House:
    """A house for those from 40 on, at whose page one can ask."""
    [version] = HARBOUR.versions
    [track] = version.tracks
    open_track = replace(
        track, referrers=track.referrers | {Referrer.CITIZEN}, public_page_source="Made up"
    )
    scheme = replace(HARBOUR, versions=(replace(version, tracks=(open_track,)),))
    monkeypatch.setitem(schemes.SCHEMES, "harbour", scheme)
    house = make_house(
        "havnen", "Havnen", municipality_code="0492", scheme="harbour", tracks={"berth": 1}
    )
    publish(house, "havnen")
    return house


def test_one_who_is_too_young_hears_so_before_having_written_anything_else(harbour: House) -> None:
    visitor = Visitor("havnen")
    begun = visitor.begin("berth")
    assert "/spoerg/foerst/" in begun.content.decode(), "the hard rules come first"
    response = visitor.client.post(
        visitor.url("ask_page", page="foerst"), {"birth_date": "2008-01-01"}, follow=True
    )
    page = text_of(response)
    assert "Too young for the sea." in page
    assert "96 11 22 33" in page
    assert "Hvor du kan henvende dig i stedet" in page
    assert "Too young for the sea." in visitor.reads("ask_check")


def test_who_is_old_enough_goes_on(harbour: House) -> None:
    visitor = Visitor("havnen")
    visitor.begin("berth")
    response = visitor.client.post(
        visitor.url("ask_page", page="foerst"), {"birth_date": "1960-01-01"}
    )
    assert response["Location"] == visitor.url("ask_page", page="om-dig")
    assert "Hvornår er du født" not in visitor.reads("ask_page", page="om-dig"), "asked once"


def test_the_service_sends_nothing_against_a_hard_rule(harbour: House) -> None:
    house = published_house("havnen")
    assert house is not None
    now = timezone.now()
    asking = Asking(
        citizen=CitizenFacts(
            name="Ung Mand", phone="1", birth_date=timezone.localdate().replace(day=1, year=2008)
        ),
        referrer=Referrer.CITIZEN,
        whereabouts="street",
        urgency="soon",
        answers={"sailor": "yes"},
    )
    by = Actor.public(harbour.organisation)
    with acting(harbour.organisation):
        draft = begin_draft(by=by, house=house, track="berth", now=now).draft
        with pytest.raises(Problem) as refused:
            send_public_draft(by=by, house=house, draft_id=draft.pk, asking=asking, now=now)
        assert refused.value.code == "old_salt"
        assert not Referral.objects.exists()
        assert PublicDraft.objects.get().sent_at is None


@pytest.mark.parametrize(
    ("scheme", "asked"),
    [
        # V § 3.4: the citizen's own contact is a way in.
        ("mpo", {"place", "outreach"}),
        # V § 2.2: visitation; the guest room by the citizen's own call, not by a page.
        ("polaris", set()),
        # V § 4.4: professionals only.
        ("pitstop", set()),
    ],
)
def test_which_schemes_are_asked_on_a_page_today(scheme: str, asked: set[str]) -> None:
    version = schemes.get(scheme).on(timezone.localdate())
    assert {track.key for track in version.tracks if track.asked_on_public_page} == asked


def test_the_project_was_asked_by_professionals_only() -> None:
    project = schemes.get("mpo").versions[0]
    assert not any(track.asked_on_public_page for track in project.tracks)


@pytest.mark.parametrize("scheme", list(schemes.SCHEMES))
def test_a_track_that_is_asked_on_a_page_lets_citizens_ask_in_words_to_them(scheme: str) -> None:
    for version in schemes.get(scheme).versions:
        for track in version.tracks:
            if track.public_page_source:
                assert Referrer.CITIZEN in track.referrers
                for question in version.asked(track.key):
                    assert question.settled_in_assessment or question.aloud


@pytest.mark.parametrize(("language", "letters"), [("en", "en"), ("da", "")])
def test_who_answers_in_english_wants_letters_in_it(language: str, letters: str) -> None:
    """Danish is what the page begins in: it says nothing of who reads it."""
    with override(language):
        asking = read({})
    assert asking.letter_language == letters
