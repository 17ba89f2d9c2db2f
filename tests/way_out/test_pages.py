"""The card on the stay's page, its acts, the form of the discharge, and the list."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from organisations.roles import Role
from placements.models import Place, Stay
from tests.pages import signed_in, statements, text_of
from tests.placements.stays import here, leave
from tests.way_out.locks import FIVE, answered, line, owned
from tests.world import House, house_of, make_stay, stays_like
from way_out.models import Lock, LockAnswer

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return text_of(response)


def test_the_card_says_what_is_missing_and_what_is_left_of_the_refund(
    mpo: House, stay: Stay
) -> None:
    owned(mpo.staff, stay, "home")
    answered(mpo.staff, stay, "plan", note="Afgørelse af 3. marts")
    text = page(signed_in(mpo.staff), "stay", stay.pk)
    assert (
        "Før kommunen kan beslutte udskrivning (§ 110, stk. 5), mangler: bolig, "
        "støtte i boligen, lejekontrakt, kan flytte ind." in text
    )
    assert "Afgørelse af 3. marts" in text
    assert "Svarer for det: Lise Holm, lise@holstebro.example, Holstebro." in text
    assert text.count("Dage med statsrefusion") == 1
    assert "ingen refusion siden" in text


def test_where_all_holds_the_caseworker_is_offered_the_decision(mpo: House, stay: Stay) -> None:
    for key in FIVE:
        answered(mpo.staff, stay, key)
    address = reverse("municipality_discharge", args=[stay.pk])
    for actor, offered in ((mpo.caseworker, True), (mpo.staff, False)):
        response = signed_in(actor).get(reverse("stay", args=[stay.pk]))
        assert "Det hele er på plads siden 17. marts 2026." in text_of(response)
        card = response.content.decode().split('id="way-out"')[1]
        assert (address in card) == offered


def test_who_only_looks_has_no_acts(mpo: House, stay: Stay) -> None:
    client = signed_in(mpo.actors[Role.SUPERVISOR])
    response = client.get(reverse("stay", args=[stay.pk]))
    assert "Vejen ud" in text_of(response)
    assert reverse("answer_lock", args=[stay.pk, "plan"]) not in response.content.decode()
    for name in ("answer_lock", "lock_owner"):
        assert client.get(reverse(name, args=[stay.pk, "plan"])).status_code == 403
    assert client.post(reverse("ask_lock_owner", args=[stay.pk, "plan"])).status_code == 403


def test_another_house_another_organisation_and_no_such_lock_are_out_of_sight(
    mpo: House, herning: House, stay: Stay
) -> None:
    with acting(herning.organisation):
        without_locks = here(herning)
    second = make_stay(mpo, facility=mpo.second, track="place", name="Ib Andet")
    mine = signed_in(mpo.staff)
    for name in ("answer_lock", "lock_owner"):
        for pk, key in (
            (without_locks.pk, "plan"),
            (second.pk, "plan"),
            (stay.pk, "no-such"),
        ):
            assert mine.get(reverse(name, args=[pk, key])).status_code == 404
        own = reverse(name, args=[without_locks.pk, "plan"])
        assert signed_in(herning.staff).get(own).status_code == 404
    assert "Ib Andet" not in page(mine, "way_out")


def test_a_colleague_writes_owner_and_answer_and_both_are_on_the_page(
    mpo: House, stay: Stay
) -> None:
    client, today = signed_in(mpo.staff), timezone.localdate()
    to_page = reverse("stay", args=[stay.pk])
    owner = {"name": "Lise Holm", "mail": "lise@holstebro.example", "municipality": ""}
    assert client.post(reverse("lock_owner", args=[stay.pk, "lease"]), owner)["Location"] == to_page
    answer = {
        "state": "not_yet",
        "expected_on": (today + timedelta(days=9)).isoformat(),
        "who": "Per i boligforeningen",
        "heard_on": today.isoformat(),
    }
    address = reverse("answer_lock", args=[stay.pk, "lease"])
    assert client.post(address, answer)["Location"] == to_page
    assert client.post(address, answer)["Location"] == to_page
    assert LockAnswer.objects.count() == 1
    assert "Per i boligforeningen" in page(client, "answer_lock", stay.pk, "lease")
    asked = client.post(reverse("ask_lock_owner", args=[stay.pk, "lease"]), follow=True)
    assert "Nu får Lise Holm en mail med et link." in text_of(asked)
    assert "En mail til Lise Holm er på vej." in text_of(asked)


def test_the_discharge_form_is_filled_in_with_what_holds_and_shows_what_does_not(
    mpo: House, stay: Stay
) -> None:
    answered(mpo.staff, stay, "plan")
    answered(mpo.staff, stay, "lease", state="not_yet")
    client = signed_in(mpo.caseworker)
    address = reverse("municipality_discharge", args=[stay.pk])
    shown = client.get(address)
    form = shown.context["form"]
    assert [form[f"condition_{key}"].value() for key in FIVE] == ["yes", None, None, None, None]
    stands = "Under Vejen ud står: Ikke endnu. Ingen ved hvornår. Sagt af Lise Holm."
    assert stands in text_of(shown)
    body = {f"condition_{key}": "yes" for key in FIVE} | {
        "on": timezone.localdate().isoformat(),
        "reasons": "Klar",
    }
    refused = client.post(address, body)
    assert refused.status_code == 422
    assert "Skriv først det rigtige svar dér." in text_of(refused)
    answered(mpo.staff, stay, "lease", now=timezone.now())
    assert client.post(address, body).status_code == 302
    assert line(stay, "move", timezone.now()).holds


def test_of_somebody_who_left_the_card_is_read_and_not_written(mpo: House, stay: Stay) -> None:
    answered(mpo.staff, stay, "plan")
    leave(mpo, stay, 0)
    response = signed_in(mpo.staff).get(reverse("stay", args=[stay.pk]))
    assert "På plads siden 17. marts 2026." in text_of(response)
    assert reverse("answer_lock", args=[stay.pk, "plan"]) not in response.content.decode()
    late = signed_in(mpo.staff).post(reverse("ask_lock_owner", args=[stay.pk, "plan"]))
    assert late.status_code == 409


def test_the_list_narrows_to_what_is_missing(mpo: House, stay: Stay) -> None:
    answered(mpo.staff, stay, "plan")
    client = signed_in(mpo.leader)

    def shown(query: str) -> bool:
        return "Maja Eksempel" in text_of(client.get(reverse("way_out") + query))

    asked = ("", "?mangler=lease", "?mangler=plan", "?mangler=%27&side=x")
    assert [shown(query) for query in asked] == [True, True, False, True]
    assert "Vejen ud: hvem venter på hvad" in page(client, "overview")


def test_where_no_house_has_locks_the_overview_leads_nowhere(herning: House) -> None:
    client = signed_in(herning.leader)
    assert "hvem venter på hvad" not in page(client, "overview")
    assert "Ingen her venter på noget på vejen ud." in page(client, "way_out")


def _say(house: House, lock: Lock, many: int = 1) -> None:
    LockAnswer.objects.bulk_create(
        LockAnswer(
            controller=house.organisation,
            lock=lock,
            state="not_yet",
            who=f"Lise {n}",
            heard_on=timezone.localdate(),
            at=timezone.now(),
        )
        for n in range(many)
    )


def test_a_hundred_who_wait_cost_as_a_single_row() -> None:
    house = house_of("mpo", tracks={"place": 101})
    first = make_stay(house, track="place", days_ago=3, nights=30)
    client, costs, rows = signed_in(house.leader), [], [first]
    for many in (1, 3, 100):
        with acting(house.organisation):
            places = list(
                Place.objects.filter(facility=house.first).order_by("pk")[len(rows) : many]
            )
        new = stays_like(house, first, places, f"Borger {many}") if places else [first]
        rows += [row for row in new if row is not first]
        with acting(house.organisation):
            for row in new:
                _say(
                    house,
                    Lock.objects.create(controller=house.organisation, stay=row, key="plan"),
                )
        costs.append(len(statements(client, reverse("way_out"))))
    assert len(set(costs)) == 1, costs
    assert costs[0] <= 10
    assert "Side 1 af 2" in page(client, "way_out")


def test_the_card_costs_the_same_however_much_was_answered(mpo: House, stay: Stay) -> None:
    client, costs = signed_in(mpo.staff), []
    lock = owned(mpo.staff, stay)
    for many in (1, 3, 100):
        _say(mpo, lock, many)
        costs.append(len(statements(client, reverse("stay", args=[stay.pk]))))
    assert len(set(costs)) == 1, costs
