"""What is added after the sending: by either side, read by both, and it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from organisations.actors import Actor
from organisations.roles import Role
from referrals.models import Draft, LaterFact, Referral, ReferralUpdate
from referrals.services.closing import close_referral
from referrals.services.drafts import start_draft
from referrals.services.later_facts import add_later_fact
from referrals.tasks import forget_drafts
from tests.pages import signed_in, statements, text_of
from tests.referrals.asked import refer
from tests.world import House, copies_of, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def referral(nurse: Actor, herning: House) -> Referral:
    return refer(nurse, herning, facility=herning.first)


def add(by: Actor, referral: Referral, text: str = "Har fået en kat", **more) -> LaterFact:
    told = {"subject": "around", "text": text, "now": timezone.now()} | more
    with acting(by.organisation):
        return add_later_fact(by=by, referral=referral, **told)


def test_both_sides_add_and_both_read_it_and_the_copy_stands(nurse, herning, referral):
    frozen = referral.frozen
    add(nurse, referral)
    add(herning.caseworker, referral, "Katten kan komme med", subject="place")
    for reader in (nurse, herning.caseworker):
        page = text_of(signed_in(reader).get(reverse("referral", args=[referral.pk])))
        assert "Har fået en kat" in page
        assert "Katten kan komme med" in page
        assert "Nanna Nat" in page
    with acting(herning.organisation):
        assert Referral.objects.get().frozen == frozen
        facts = Event.objects.filter(kind="referral.fact_added").order_by("pk")
        assert [event.facts["subject"] for event in facts] == [
            "Børn, kæledyr, bolig og pårørende",
            "Krav til pladsen",
        ]
        assert ReferralUpdate.objects.filter(referral=referral).count() == 2, "a poll tells of it"


def test_an_entry_stands_and_a_correction_is_put_beside_it(nurse, herning, referral):
    first = add(nurse, referral)
    right = add(nurse, referral, "Det er en hund", corrects=first)
    with pytest.raises(NotAllowed):
        add(herning.caseworker, referral, "En fugl", corrects=first)
    other = refer(nurse, herning, {"name": "Ib Eksempel"})
    with pytest.raises(Problem) as caught:
        add(nurse, other, "Forkert", corrects=first)
    assert caught.value.code == "not_of_this_referral"
    page = text_of(signed_in(nurse).get(reverse("referral", args=[referral.pk])))
    assert "rettet nedenfor" in page
    assert "retter tilføjelsen fra" in page
    for change in (
        lambda: LaterFact.objects.filter(pk=first.pk).update(text="x"),
        lambda: right.delete(),
    ):
        with acting(herning.organisation), pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_twice_in_a_moment_is_one_and_empty_is_refused_at_its_field(nurse, referral):
    assert add(nurse, referral) == add(nurse, referral)
    with pytest.raises(Problems) as caught:
        add(nurse, referral, " ", subject="")
    assert {problem.field for problem in caught.value.each} == {"subject", "text"}


def test_to_what_is_closed_something_is_added_for_eight_weeks(nurse, herning, referral):
    with acting(herning.organisation):
        close_referral(
            by=herning.caseworker, referral=referral, because="moved", note="", now=timezone.now()
        )
        referral.refresh_from_db()
    add(nurse, referral)
    with acting(herning.organisation):
        Referral.objects.update(closed_at=timezone.now() - timedelta(weeks=8, days=1))
    with pytest.raises(Conflict) as caught:
        add(nurse, referral, "For sent")
    assert caught.value.code == "ended_long_ago"
    page = signed_in(nurse).get(reverse("referral", args=[referral.pk])).content.decode()
    assert reverse("add_later_fact", args=[referral.pk]) not in page
    refused = signed_in(nurse).post(
        reverse("add_later_fact", args=[referral.pk]), {"subject": "other", "text": "Mit ord"}
    )
    assert refused.status_code == 409
    assert "Mit ord" in refused.content.decode()


def test_strangers_and_those_who_only_read_add_nothing(nurse, herning, referral):
    other = make_house("andre", "Andre Kommune", municipality_code="0661")
    for stranger in (other.caseworker, herning.actors[Role.SUPERVISOR]):
        with pytest.raises(NotAllowed):
            add(stranger, referral)
    address = reverse("add_later_fact", args=[referral.pk])
    assert signed_in(other.caseworker).get(address).status_code == 404
    assert signed_in(herning.actors[Role.SUPERVISOR]).get(address).status_code == 403


def test_the_page_costs_the_same_whatever_was_added(nurse, herning, referral):
    entry, client = add(nurse, referral), signed_in(nurse)
    address = reverse("referral", args=[referral.pk])
    few = len(statements(client, address))
    with acting(herning.organisation):
        copies_of(entry, 99)
    assert len(statements(client, address)) == few


# --- Drafts that nobody finishes


def test_a_draft_says_how_long_it_is_kept_and_goes_then(nurse, herning, settings):
    settings.DRAFT_DAYS = 10
    with acting(nurse.organisation):
        tracks = [("home", 9), ("guest", 11)]
        for track, days in tracks:
            draft = start_draft(
                by=nurse, scheme="polaris", track=track, receiver=herning.organisation
            )
            used = timezone.now() - timedelta(days=days)
            Draft.objects.filter(pk=draft.pk).update(updated_at=used)
    forget_drafts()
    with acting(nurse.organisation):
        kept = Draft.objects.get()
    assert kept.track == "home"
    assert kept.kept_until == timezone.localdate() + timedelta(days=1)
    client, said = signed_in(nurse), "gemmes til"
    for address in (
        reverse("draft_check", args=[kept.pk]),
        reverse("draft_page", args=[kept.pk, "nu"]),
        reverse("draft_attachments", args=[kept.pk]),
        reverse("referrals") + "?vis=kladder",
        reverse("my_day"),
    ):
        assert said in text_of(client.get(address)), address
