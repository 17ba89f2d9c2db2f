"""Who holds the threads, messages both ways, and disagreements with both views."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from core.problems import Conflict, NotAllowed
from discharge.case import Case, case_for
from discharge.models import Message
from discharge.services.threads import (
    name_coordinator,
    raise_disagreement,
    read_messages,
    settle_disagreement,
    write_message,
    write_view,
)
from organisations.actors import Actor
from organisations.models import Membership, Unit
from organisations.roles import Role
from referrals.models import Referral
from tests.discharge.cases import disagreed
from tests.notifications.test_news import deliver_all, told
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.world import NOW, OPENED, TODAY, day, make_user

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def send(by: Actor, referral: Referral, text: str, now=NOW) -> Message:
    with acting(by.organisation):
        return write_message(by=by, referral=referral, text=text, now=now)


def name(by: Actor, referral: Referral, who: str, n: int = 0):
    with acting(by.organisation):
        return name_coordinator(
            by=by,
            referral=referral,
            name=who,
            organisation="Herning Kommune",
            phone="97 11 22 33",
            since=day(n),
            now=NOW,
        )


def seen(by: Actor, referral: Referral) -> Case:
    with acting(by.organisation):
        return case_for(by, referral, TODAY)


def test_one_holds_the_threads_and_who_did_before_stays(nurse, herning, referral):
    name(nurse, referral, "Tove Holder", -3)
    name(herning.caseworker, referral, "Bo Skov")
    name(herning.caseworker, referral, "Bo Skov")
    for reader in (nurse, herning.caseworker):
        assert [row.name for row in seen(reader, referral).coordinators] == [
            "Bo Skov",
            "Tove Holder",
        ]


def test_messages_go_both_ways_with_a_receipt_per_side(nurse, herning, referral):
    now = timezone.now()
    first = send(nurse, referral, "Hun er klar mandag", now)
    assert send(nurse, referral, "Hun er klar mandag", now).pk == first.pk
    assert (seen(herning.caseworker, referral).unread, seen(nurse, referral).unread) == (1, 0)
    with acting(herning.organisation):
        receipt = read_messages(by=herning.leader, referral=referral, now=now)
        assert read_messages(by=herning.caseworker, referral=referral, now=now) == receipt
    for reader in (nurse, herning.caseworker):
        (line,) = seen(reader, referral).messages
        assert line.receipt.by_name == herning.leader.name
    send(herning.caseworker, referral, "Godt, vi henter hende", now)
    assert (seen(herning.caseworker, referral).unread, seen(nurse, referral).unread) == (0, 1)
    send(nurse, referral, "Tak", now)
    assert seen(nurse, referral).unread == 0, "who answers has read"
    deliver_all()
    assert told(nurse) == ["discharge.message_written"]
    assert told(herning.caseworker).count("discharge.message_written") == 2


def test_a_message_stands_as_it_was_written(nurse, herning, referral):
    send(nurse, referral, "Hun er klar mandag")
    with acting(herning.organisation), pytest.raises(ProgrammingError), transaction.atomic():
        Message.objects.update(text="Noget andet")


def test_only_the_ward_that_asked_and_its_receiver_read_them(nurse, herning, holstebro):
    region = nurse.organisation
    wards = [Unit.objects.create(organisation=region, name=key) for key in ("E3", "E5")]
    actors = [
        Actor.of(
            Membership.objects.create(
                user=make_user(f"Sygeplejerske {ward}", f"{ward}@region.example"),
                organisation=region,
                unit=ward,
                role=Role.REFERRER,
                starts_on=OPENED,
            )
        )
        for ward in wards
    ]
    own, other = actors
    referral = refer(own, herning, facility=herning.first)
    send(herning.caseworker, referral, "Er hun klar?")
    page = reverse("discharge_messages", args=[referral.pk])
    for reader in (own, herning.caseworker, herning.leader):
        assert "Er hun klar?" in text_of(signed_in(reader).get(page))
    for stranger in (other, nurse, holstebro.caseworker):
        assert signed_in(stranger).get(page).status_code == 404
        with acting(stranger.organisation, units=stranger.units_in_sight):
            assert not Message.objects.exists(), "the database keeps wards apart too"


def test_the_whole_ward_hears_of_it(nurse, herning):
    ward = Unit.objects.create(organisation=nurse.organisation, name="E3")
    Membership.objects.filter(pk=nurse.membership.pk).update(unit=ward)
    asker = Actor.of(Membership.objects.get(pk=nurse.membership.pk))
    colleague = Actor.of(
        Membership.objects.create(
            user=make_user("Kollega", "kollega@region.example"),
            organisation=nurse.organisation,
            unit=ward,
            role=Role.REFERRER,
            starts_on=OPENED,
        )
    )
    referral = refer(asker, herning, facility=herning.first)
    send(herning.caseworker, referral, "Er hun klar?", timezone.now())
    deliver_all()
    assert told(colleague) == told(asker) == ["discharge.message_written"]


def test_each_side_writes_its_own_view_and_both_stand_before_it_is_settled(
    nurse, herning, referral
):
    row = disagreed(nurse, herning.caseworker, referral, "Hvor længe", now=NOW)
    for by, theirs in ((nurse, "receiver"), (herning.caseworker, "sender")):
        with acting(by.organisation), pytest.raises(NotAllowed):
            write_view(by=by, disagreement=row, side=theirs, view="Nej", now=NOW)
    facts = {"disagreement": row, "settlement": "Tre måneder", "settled_on": TODAY, "now": NOW}
    with acting(nurse.organisation):
        settled = settle_disagreement(by=nurse, **facts)
        assert settle_disagreement(by=nurse, **facts) == settled
        with pytest.raises(Conflict):
            write_view(by=nurse, disagreement=row, side="sender", view="Fortrudt", now=NOW)
    (line,) = seen(herning.caseworker, referral).disagreements
    assert (line.row.senders_view, line.row.receivers_view) == (
        "Kan bo alene",
        "Har brug for støtte",
    )


def test_one_view_alone_settles_nothing(nurse, herning, referral):
    with acting(herning.organisation):
        row = raise_disagreement(
            by=herning.caseworker, referral=referral, subject="Medicin", view="For meget", now=NOW
        )
        with pytest.raises(Conflict) as caught:
            settle_disagreement(
                by=herning.caseworker,
                disagreement=row,
                settlement="Vi bestemmer",
                settled_on=TODAY,
                now=NOW,
            )
    assert caught.value.code == "one_view_only"
