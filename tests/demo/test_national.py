"""The country to measure on: believable, the same for a seed, and held to every constraint."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client
from django.utils import timezone

from audit.models import AccessLog, Event, Outbox
from citizens.models import Citizen, CitizenNumber
from citizens.names import order_key, search_key
from citizens.services import search_citizens
from core.acting import acting
from core.db.row_security import concrete_models, is_history
from demo.build import PASSWORD
from demo.national.country import Size, codes, region_of
from demo.national.fill import fill
from interop.models import Client as ApiClient
from organisations.models import Organisation, User
from placements.models import Booking, FollowUp, Stay
from recovery.models import Star
from referrals.models import Referral
from tests.reporting.houses import actor

STAYS = 120
WRITTEN = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def make_country() -> Organisation:
    """The one municipality of a small country."""
    fill(Size(stays=STAYS), seed=1, now=timezone.now(), tell=lambda _: None, at_once=1)
    return Organisation.objects.get(key="national-0101")


def people_and_nights(country: Organisation) -> list[tuple[object, ...]]:
    """What does not depend on ids."""
    with acting(country), transaction.atomic():
        rows = Booking.objects.filter(kind="stay").order_by("place__name", "starts_on")
        return list(
            rows.values_list("place__name", "starts_on", "ends_on", "citizen__name", "stay__status")
        )


@WRITTEN
def test_a_country_has_everything_and_its_constraints_hold(client: Client) -> None:
    country = make_country()
    with acting(country), transaction.atomic():
        believable()
        history_is_written_again()
    with pytest.raises(CommandError, match="already"):
        call_command("national", stays=STAYS)

    sofie = User.objects.get(email="sofie@national-0101.example")
    assert sofie.check_password(PASSWORD)
    client.force_login(sofie)
    board = client.get("/pladser/?visning=kvartal").content.decode()
    assert "Bolig 1.1" in board
    assert f"{country.reference_prefix}-" in client.get("/henvisninger/").content.decode()
    with acting(country), transaction.atomic():
        known = Citizen.objects.filter(is_anonymous=False).first()
        assert known is not None
        assert known in search_citizens(by=actor(sofie.email), words=known.name, purpose="case")


def believable() -> None:
    today = timezone.localdate()
    assert abs(Stay.objects.count() - STAYS) < STAYS / 20
    assert Stay.objects.filter(status="here", moved_in_on__lte=today).exists()
    assert not Stay.objects.filter(status="left", left_on__gt=today).exists()
    longest = Stay.objects.order_by("moved_in_on").filter(status="here")[0]
    assert (longest.follow_ups.count(), longest.stars.count()) == (26, 23)
    assert Referral.objects.to_decide().count() == STAYS
    assert Referral.objects.waiting_for_place().count() >= 12
    assert FollowUp.objects.due_by(today).exists()
    for follow_up in FollowUp.objects.select_related("stay"):
        assert follow_up.rule.title
    for referral in Referral.objects.select_related("citizen"):
        assert not referral.verdict.refusals
    assert Star.objects.filter(scores__score__gte=1).exists()
    assert Event.objects.filter(kind="stay.moved_in").exists()
    assert AccessLog.objects.exists()
    assert not Outbox.objects.exists()
    number = CitizenNumber.objects.select_related("citizen").first()
    assert number is not None
    assert f"{number.reveal()[:6]}-····" == number.citizen.masked_number
    for citizen in Citizen.objects.all():
        assert citizen.name_key == order_key(citizen.name or citizen.alias)
        assert citizen.search_key == search_key(citizen.name, citizen.alias)


def history_is_written_again() -> None:
    """Of whatever changes once the country is there."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'")
        assert cursor.fetchone() == (0,)
    history = next(m for m in concrete_models() if m.__name__ == "CitizenEvent" and is_history(m))
    assert not history._default_manager.exists()
    citizen = Citizen.objects.first()
    assert citizen is not None
    citizen.phone = "00 00 00 09"
    citizen.save()
    assert history._default_manager.count() == 1


@WRITTEN
def test_a_seed_gives_the_same_country() -> None:
    first = people_and_nights(make_country())
    assert first
    for organisation in Organisation.objects.all():
        organisation.key = f"first-{organisation.key}"
        organisation.save()
    User.objects.update(email=Concat(Value("first-"), "email"))
    ApiClient.objects.update(client_id="first")
    assert people_and_nights(make_country()) == first


def test_the_whole_country_has_98_municipalities_in_five_regions() -> None:
    size = Size(stays=1_000_000)
    assert len(codes(size)) == 98
    assert size.municipalities * size.places_each == 9_996
    assert {region_of(code) for code in codes(size)} == {
        "hovedstaden",
        "sjaelland",
        "syddanmark",
        "midtjylland",
        "nordjylland",
    }
    where = {code: region_of(code) for code in ("0400", "0370", "0410", "0630", "0657", "0787")}
    assert list(where.values()) == [
        "hovedstaden",
        "sjaelland",
        "syddanmark",
        "syddanmark",
        "midtjylland",
        "nordjylland",
    ]


@pytest.mark.django_db
def test_it_is_refused_elsewhere(settings) -> None:
    settings.IS_LOCAL = False
    with pytest.raises(Exception, match="FLEXPLADS_ENV=local"):
        call_command("national", stays=STAYS)
    assert not Organisation.objects.exists()
