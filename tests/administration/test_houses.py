"""Houses: opened by an administrator, described, closed when nothing is in the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from contacts.forms import ContactForm
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from core.shown import Shown, Stale
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Role
from placements.models import Facility, Place
from placements.nights import counts_per_night
from placements.services.bookings import close_place, hold_place
from placements.services.calls import answers_to_citizens
from placements.services.houses import (
    HouseFacts,
    change_house,
    close_house,
    open_house,
    reopen_house,
    schemes_for,
)
from placements.services.outreach import plan_outreach
from placements.services.place_openings import end_place
from placements.services.standing import Agreed, kinds_to_ring_for, make_agreement
from public.models import HousePage
from public.published import published_house
from referrals.services.offers import offers_for
from referrals.services.open_facilities import facilities_open_to
from tests.pages import signed_in, statements, text_of
from tests.world import (
    House,
    copies_of,
    house_of,
    make_citizen,
    make_referral,
    make_region,
    make_stay,
)

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

FACTS = HouseFacts(
    name="Åhuset", address="Eksempelvej 2", phone="00 00 00 02", description="Fleksible boliger"
)


@pytest.fixture
def house() -> House:
    return house_of("polaris")


def admin(house: House) -> Actor:
    return house.actors[Role.ORGANISATION_ADMIN]


def today() -> date:
    return timezone.localdate()


def in_days(n: int) -> date:
    return today() + timedelta(days=n)


def happened(house: House) -> list[str]:
    with acting(house.organisation):
        kinds = Event.objects.filter(kind__startswith="house.").order_by("pk")
        return list(kinds.values_list("kind", flat=True))


def end_places(house: House, facility: Facility, on: date, *, besides: Iterable[int] = ()) -> None:
    for place in Place.objects.filter(facility=facility).exclude(pk__in=list(besides)):
        end_place(by=admin(house), place=place, on=on, now=timezone.now())


def closed(house: House, facility: Facility, on: date) -> Facility:
    with acting(house.organisation):
        end_places(house, facility, on)
        return close_house(by=admin(house), house=facility, on=on, now=timezone.now())


def words_against(house: House, facility: Facility, on: date) -> list[str]:
    """What is said when the house is to be closed."""
    with acting(house.organisation), pytest.raises(Problem) as refused:
        close_house(by=admin(house), house=facility, on=on, now=timezone.now())
    assert {each.field for each in refused.value.each} == {None}, "of the whole house"
    return [str(each) for each in refused.value.each]


def test_an_administrator_opens_a_house_and_pressed_twice_it_is_one(house: House) -> None:
    told: dict[str, Any] = {"by": admin(house), "scheme": "polaris", "now": timezone.now()}
    with acting(house.organisation):
        first = open_house(facts=FACTS, **told)
        assert open_house(facts=FACTS, **told) == first
        with pytest.raises(Problems) as refused:
            open_house(facts=replace(FACTS, name="ÅHUSET", phone="1"), **told)
        assert [(each.code, each.field) for each in refused.value.each] == [("name_taken", "name")]
        stored = Facility.objects.get(pk=first.pk)
        assert HouseFacts.of(stored) == FACTS
        assert stored.order > house.second.order
    assert happened(house) == ["house.opened"]


def test_a_leader_describes_the_own_house_and_opens_none(house: House) -> None:
    facts = replace(HouseFacts.of(house.first), phone="00 00 00 09")
    with acting(house.organisation):
        with pytest.raises(NotAllowed):
            open_house(by=house.leader, scheme="polaris", facts=FACTS, now=timezone.now())
        change_house(by=house.leader, house=house.first, facts=facts, now=timezone.now())
        change_house(by=house.leader, house=house.first, facts=facts, now=timezone.now())
        with pytest.raises(NotAllowed):
            change_house(by=house.leader, house=house.second, facts=facts, now=timezone.now())
        with pytest.raises(NotAllowed):
            close_house(by=house.leader, house=house.second, on=in_days(1), now=timezone.now())
        with pytest.raises(NotAllowed):
            change_house(by=house.caseworker, house=house.first, facts=facts, now=timezone.now())
        assert Facility.objects.get(pk=house.first.pk).phone == "00 00 00 09"
        assert list(Facility.objects.run_by(house.leader)) == [house.first]
        assert set(Facility.objects.run_by(admin(house))) == {house.first, house.second}
        assert not Facility.objects.run_by(house.staff).exists()
    assert happened(house) == ["house.changed"]


def test_a_house_follows_its_municipality_s_offer_or_one_it_has() -> None:
    herning, pitstop = house_of("polaris"), house_of("pitstop")
    new = Organisation.objects.create(
        key="struer", name="Struer", kind="municipality", municipality_code="0671"
    )

    def keys(organisation: Organisation) -> list[str]:
        with acting(organisation), transaction.atomic():
            return [each.key for each in schemes_for(organisation, on=today())]

    assert keys(herning.organisation) == ["polaris"]
    assert keys(pitstop.organisation) == ["pitstop"]
    assert keys(new) == ["polaris", "mpo", "pitstop"], "with none of its own it may choose"
    with acting(herning.organisation), pytest.raises(Problems) as refused:
        open_house(by=admin(herning), scheme="pitstop", facts=FACTS, now=timezone.now())
    assert refused.value.each[0].field == "scheme"


def test_of_two_colleagues_with_the_same_form_neither_loses_anything(house: House) -> None:
    standing = HouseFacts.of(house.first)
    shown, now = Shown.of(standing.values), timezone.now()
    told: dict[str, Any] = {"house": house.first, "now": now, "shown": shown}
    with acting(house.organisation):
        change_house(by=house.leader, facts=replace(standing, phone="1"), **told)
        change_house(by=admin(house), facts=replace(standing, address="Nyvej 1"), **told)
        both = Facility.objects.get(pk=house.first.pk)
        assert (both.phone, both.address) == ("1", "Nyvej 1")
        with pytest.raises(Stale) as refused:
            change_house(by=admin(house), facts=replace(standing, phone="2"), **told)
        assert refused.value.fields == ("phone",)
        taken = replace(standing, name=house.second.name)
        with pytest.raises(Problems):
            change_house(by=admin(house), house=house.first, facts=taken, now=now)


def test_all_that_is_in_the_way_is_said_with_its_day_and_nobody_s_name(house: House) -> None:
    now, on = timezone.now(), in_days(5)
    stay = make_stay(house, name="Maja Hemmelig", days_ago=10, nights=100)
    referral = make_referral(house, name="Jonas Hemmelig", facility=house.first)
    with acting(house.organisation):
        hold_place(
            by=house.leader,
            place=house.place(n=1),
            starts_on=in_days(1),
            ends_on=in_days(20),
            expires_at=now + timedelta(days=3),
            now=now,
            reason="Til Bo Hemmelig",
        )
        close_place(
            by=house.leader,
            place=house.place(n=2),
            starts_on=in_days(2),
            ends_on=None,
            reason="Hemmelig maling",
            now=now,
        )
        end_place(by=admin(house), place=house.place(track="guest"), on=in_days(9), now=now)
        make_agreement(
            by=house.caseworker,
            citizen=stay.citizen,
            agreed=Agreed(
                facility=house.first,
                track="guest",
                starts_on=today(),
                ends_on=in_days(33),
                nights_at_a_time=2,
                nights_a_month=4,
                made_with="Sofie Hemmelig",
            ),
            now=now,
        )
    against = words_against(house, house.first, on)
    text = " ".join(against)
    assert "Hemmelig" not in text
    assert len(against) == 4 + 1 + 2 + 1 + 1, text
    for fact in ("home 1", "home 2", "home 3", "guest 1", referral.reference):
        assert fact in text, fact
    for day in (stay.planned_end_on, *map(in_days, (20, 2, 9, 33)), today()):
        assert day is not None
        assert str(day.year) in text
        assert f"{day.day}." in text, day


def test_a_stay_that_ends_before_is_in_nobody_s_way_and_one_without_end_is() -> None:
    holstebro = house_of("mpo")
    make_stay(holstebro, track="place", name="Ida Uden Slut", days_ago=3, nights=60)
    against = words_against(holstebro, holstebro.first, in_days(400))
    assert any("ingen slutdato" in each and "place 1" in each for each in against), against
    herning = house_of("polaris")
    make_stay(herning, days_ago=3, nights=60)
    closed(herning, herning.first, in_days(57))
    with acting(herning.organisation):
        assert Facility.objects.get(pk=herning.first.pk).closes_on == in_days(57)


def test_closed_twice_is_once_and_on_another_day_a_conflict(house: House) -> None:
    row, now = closed(house, house.second, in_days(3)), timezone.now()
    told: dict[str, Any] = {"by": admin(house), "house": row, "now": now}
    with acting(house.organisation):
        close_house(on=in_days(3), **told)
        with pytest.raises(Conflict) as refused:
            close_house(on=in_days(4), **told)
        assert refused.value.code == "already_closes"
        reopen_house(**told)
        assert reopen_house(**told).closes_on is None
        with pytest.raises(Problems) as past:
            close_house(on=in_days(-1), **told)
        assert past.value.code == "past_date"
    assert happened(house) == ["house.closed", "house.reopened"]


def test_from_that_day_no_door_leads_to_it(house: House) -> None:
    region, now = make_region(), timezone.now()
    with acting(house.organisation):
        for facility, slug in ((house.first, "aaben"), (house.second, "lukket")):
            HousePage.objects.create(
                controller=house.organisation,
                facility=facility,
                slug=slug,
                text_da="Et hus",
                is_published=True,
            )
    closed(house, house.second, today())
    with acting(region.organisation):
        offered = {each.facility.pk for each in facilities_open_to(region, on=today())}
    assert offered == {house.first.pk}
    assert published_house("aaben") is not None
    assert published_house("lukket") is None
    caseworker, second = house.caseworker, house.second
    with acting(house.organisation):
        assert second in Facility.objects.visible_to(caseworker), "its history is in sight"
        choices = dict(ContactForm(by=caseworker).fields["facility"].choices)
        answers = answers_to_citizens(caseworker, on=today())
        rung = kinds_to_ring_for(caseworker, on=today())
    assert house.first.pk in choices
    assert second.pk not in choices
    assert second not in [facility for each in answers for facility, _track in each.of]
    assert second not in [kind.facility for kind in rung]
    with pytest.raises(Problems) as refused:
        make_referral(house, name="Ny", facility=second)
    assert [(each.code, each.field) for each in refused.value.each] == [
        ("not_a_choice", "facility")
    ]
    closed(house, house.first, today())
    with acting(region.organisation):
        assert not [each for each in offers_for(region, today()) if each.scheme.key == "polaris"]
    with acting(house.organisation):
        nights = counts_per_night(
            second.pk, in_days(-7), in_days(7), controller=house.organisation.pk, now=now
        )
        assert {night.night for night in nights if night.places} == {
            in_days(n) for n in range(-7, 0)
        }, "the figures of what has been stay"


def test_help_without_a_place_is_not_planned_in_a_house_that_has_closed() -> None:
    house, now = house_of("mpo"), timezone.now()
    citizen = make_citizen(house)
    closed(house, house.first, in_days(10))
    told: dict[str, Any] = {
        "by": house.leader,
        "citizen": citizen,
        "facility": house.first,
        "track": "outreach",
        "scheme_rules_on": today(),
        "now": now,
    }
    with acting(house.organisation):
        with pytest.raises(Problem) as refused:
            plan_outreach(starts_on=in_days(10), **told)
        assert (refused.value.code, refused.value.field) == ("house_closes", "starts_on")
        assert plan_outreach(starts_on=in_days(9), **told).pk


def test_the_database_has_the_last_word(house: House) -> None:
    make_stay(house)
    with acting(house.organisation):
        for rows, day in (
            (Facility.objects.filter(pk=house.first.pk), in_days(1)),
            (Place.objects.filter(pk=house.place().pk), in_days(1)),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                rows.update(closes_on=day)
        with pytest.raises(IntegrityError), transaction.atomic():
            Place.objects.filter(pk=house.place().pk).update(opens_on=in_days(1))


def test_the_pages_name_houses_and_places_and_never_a_citizen(house: House) -> None:
    make_stay(house, name="Maja Hemmelig")
    client = signed_in(admin(house))
    page = text_of(client.get(reverse("own_houses")))
    assert house.first.name in page
    assert house.second.name in page
    assert "home 1" in page
    refused = client.post(
        reverse("close_house", args=[house.first.pk]), {"on": in_days(1).isoformat()}
    )
    assert refused.status_code == 409
    assert "home 1 er åben" in text_of(refused)
    assert "Hemmelig" not in page + text_of(refused)
    leaders = text_of(signed_in(house.leader).get(reverse("own_houses")))
    assert house.first.name in leaders
    assert house.second.name not in leaders
    assert "Åbn et nyt hus" in page
    assert "Åbn et nyt hus" not in leaders


def test_a_house_is_opened_changed_closed_and_kept_on_the_pages(house: House) -> None:
    client = signed_in(admin(house))
    sent = {"name": "Åhuset", "scheme": "polaris", "address": "", "phone": "", "description": ""}
    opened = client.post(reverse("open_house"), sent)
    with acting(house.organisation):
        row = Facility.objects.get(name="Åhuset")
    assert opened["Location"] == reverse("open_places", args=[row.pk])
    change = client.post(
        reverse("change_house", args=[row.pk]), {"name": "Åhuset", "phone": "00 00 00 02"}
    )
    assert change.status_code == 302
    close = reverse("close_house", args=[row.pk])
    assert client.post(close, {"on": today().isoformat()}).status_code == 302
    page = text_of(client.get(reverse("own_houses")))
    assert "Huse, der er lukket" in page
    assert client.post(reverse("reopen_house", args=[row.pk])).status_code == 302
    assert "Huse, der er lukket" not in text_of(client.get(reverse("own_houses")))
    assert happened(house) == ["house.opened", "house.changed", "house.closed", "house.reopened"]


@pytest.mark.parametrize("role", [Role.ORGANISATION_ADMIN, Role.FACILITY_LEADER])
def test_the_page_asks_as_much_for_a_hundred_places_as_for_a_few(house: House, role: Role) -> None:
    client, url = signed_in(house.actors[role]), reverse("own_houses")
    counts = []
    for more in (0, 2, 97):
        with acting(house.organisation):
            copies_of(house.place(), more, name=lambda n, more=more: f"Bolig {more} {n}")
        counts.append(len(statements(client, url)))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 4, statements(client, url)
