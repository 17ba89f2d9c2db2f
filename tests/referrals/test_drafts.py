"""A referral being written."""

from __future__ import annotations

import pytest

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from referrals.models import Draft, Referral
from referrals.services.asking import Asking, CitizenFacts
from referrals.services.drafts import discard_draft, save_page, start_draft, submit_draft
from tests.referrals.asked import JONAS
from tests.world import NOW, favourable_answers

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ASKING = Asking(
    citizen=CitizenFacts(**JONAS),
    referrer="psychiatry",
    contact_name="Nanna Nat",
    whereabouts="hospital",
    answers=favourable_answers("polaris", "home", NOW.date(), at_intake_only=True),
)


@pytest.fixture
def draft(nurse, herning):
    with acting(nurse.organisation):
        return start_draft(by=nurse, scheme="polaris", track="home", receiver=herning.organisation)


def test_what_is_typed_is_kept_as_typed_and_sealed(nurse, draft):
    with acting(nurse.organisation):
        save_page(by=nurse, draft=draft, page="borgeren", values={"number": "310290-1234\0\ud800"})
        save_page(by=nurse, draft=draft, page="nu", values={"situation": "Kan ikke være alene"})
        kept = Draft.objects.visible_to(nurse).get()
    assert kept.typed["borgeren"] == {"number": "310290-1234\0?"}
    assert kept.typed["nu"]["situation"] == "Kan ikke være alene"
    assert b"310290" not in bytes(kept.sealed)


def test_a_draft_is_its_writers_alone(nurse, herning, draft):
    with acting(herning.organisation):
        assert not Draft.objects.exists()
        with pytest.raises(NotAllowed):
            save_page(by=herning.caseworker, draft=draft, page="nu", values={})
        with pytest.raises(NotAllowed):
            discard_draft(by=herning.caseworker, draft=draft)


def test_a_sent_draft_is_gone_and_sent_once(nurse, herning, draft):
    with acting(nurse.organisation):
        first = submit_draft(by=nurse, draft=draft, asking=ASKING, now=NOW)
        again = submit_draft(by=nurse, draft=draft, asking=ASKING, now=NOW)
        assert first == again
        assert not Draft.objects.exists()
        assert Referral.objects.count() == 1


def test_a_draft_that_is_not_ready_is_kept(nurse, draft):
    with acting(nurse.organisation):
        with pytest.raises(Problem):
            submit_draft(
                by=nurse,
                draft=draft,
                asking=Asking(citizen=CitizenFacts(), referrer="", contact_name=""),
                now=NOW,
            )
        assert Draft.objects.visible_to(nurse).count() == 1
        assert not Referral.objects.exists()


def test_a_discarded_draft_is_not_sent(nurse, draft):
    with acting(nurse.organisation):
        discard_draft(by=nurse, draft=draft)
        with pytest.raises(Conflict):
            submit_draft(by=nurse, draft=draft, asking=ASKING, now=NOW)


def test_no_draft_to_what_is_not_offered(nurse, herning):
    with acting(nurse.organisation), pytest.raises(Problem):
        start_draft(by=nurse, scheme="polaris", track="attic", receiver=herning.organisation)


def test_two_tabs_with_a_draft_change_only_what_was_changed_in_them(nurse, herning):
    with acting(nurse.organisation):
        draft = start_draft(by=nurse, scheme="polaris", track="home", receiver=herning.organisation)
        empty = Shown.of({"name": "", "phone": ""})
        save_page(
            by=nurse, draft=draft, page="borgeren", shown=empty, values={"name": "Jo", "phone": ""}
        )
        saved = save_page(
            by=nurse, draft=draft, page="borgeren", shown=empty, values={"name": "", "phone": "12"}
        )
        assert saved.typed["borgeren"] == {"name": "Jo", "phone": "12"}
        with pytest.raises(Stale) as refused:
            save_page(by=nurse, draft=draft, page="borgeren", shown=empty, values={"name": "Jonas"})
        assert refused.value.standing["name"] == "Jo"
        draft.refresh_from_db()
        assert draft.typed["borgeren"] == {"name": "Jo", "phone": "12"}


def test_a_draft_begun_twice_in_a_moment_is_begun_once(nurse, herning):
    with acting(nurse.organisation):
        asked = {"by": nurse, "scheme": "polaris", "track": "home"}
        first = start_draft(**asked, receiver=herning.organisation)
        assert start_draft(**asked, receiver=herning.organisation) == first
        save_page(by=nurse, draft=first, page="borgeren", values={"name": "Jonas"})
        assert start_draft(**asked, receiver=herning.organisation) != first
