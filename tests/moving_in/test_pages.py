"""The cards on the stay's page, the pages of the acts, the leader's list and its files."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from moving_in.models import CheckedLine, Contract, Damage, InventoryCheck, Preference
from organisations.roles import Role
from placements.models import Stay
from tests.moving_in.acts import broken, checked, helped, saving, signed, wished, written
from tests.pages import signed_in, statements, text_of
from tests.placements.stays import leave
from tests.world import House, copies_of, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return text_of(response)


def test_the_stay_s_page_shows_what_is_there_and_what_is_missing(
    herning: House, stay: Stay
) -> None:
    client = signed_in(herning.staff)
    text = page(client, "stay", stay.pk)
    for missing in (
        "Ingen har endnu skrevet ned, hvordan borgeren gerne vil have det.",
        "Ubesat i dag",
        "Ikke skrevet under Der er ikke skrevet en kontrakt endnu.",
        "Der er ikke aftalt en opsparing.",
    ):
        assert missing in text
    signed(herning.staff, stay)
    wished(herning.staff, stay)
    saving(herning.staff, stay)
    helped(herning.staff, stay, herning.staff, starts_on=timezone.localdate())
    text = page(client, "stay", stay.pk)
    assert "Bank på, og vent" in text
    assert "Kontrakt 1, på skærmen den 17. marts 2026." in text
    assert "1.500,00 kr. om måneden" in text
    assert "Ubesat i dag" not in text
    assert herning.staff.user is not None
    assert f"Daglig hjælper {herning.staff.user.name}" in page(client, "follow_ups", stay.pk)


def test_who_only_looks_reads_and_has_no_acts(herning: House, stay: Stay) -> None:
    signed(herning.staff, stay)
    client = signed_in(herning.actors[Role.SUPERVISOR])
    html = client.get(reverse("stay", args=[stay.pk])).content.decode()
    for name in ("write_contract", "agree_savings", "set_helper", "add_preference"):
        address = reverse(name, args=[stay.pk])
        assert address not in html
        assert client.get(address).status_code == 403
    assert "Indflytningskontrakt" in page(client, "contract_sheet", stay.pk, 1)
    assert client.get(reverse("damages")).status_code == 403


def test_another_house_and_another_organisation_are_out_of_sight(
    herning: House, stay: Stay
) -> None:
    signed(herning.staff, stay)
    other = make_stay(herning, facility=herning.second, name="Ib Andet")
    viborg = house_of("polaris", key="viborg", name="Viborg", municipality_code="0791")
    foreign = signed_in(viborg.staff)
    for name in ("contract", "write_contract", "sign_contract", "check_inventory", "set_helper"):
        assert signed_in(herning.staff).get(reverse(name, args=[other.pk])).status_code == 404
        assert foreign.get(reverse(name, args=[stay.pk])).status_code == 404
    assert foreign.get(reverse("contract_sheet", args=[stay.pk, 1])).status_code == 404
    assert (
        signed_in(herning.staff).get(reverse("contract_sheet", args=[stay.pk, 2])).status_code
        == 404
    )


def test_the_print_has_lines_to_sign_on_and_no_number(herning: House, stay: Stay) -> None:
    written(herning.staff, stay, more="To nøgler")
    text = page(signed_in(herning.staff), "contract_sheet", stay.pk, 1)
    assert text.count("Dato og underskrift") == 2
    assert "ridse på ryggen" in text
    assert "To nøgler" in text
    assert "Du kan få en regning" in text
    assert stay.citizen.masked_number == "" or stay.citizen.masked_number not in text
    stay.citizen.died_on = timezone.localdate()
    stay.citizen.save()
    assert "Dato og underskrift" not in page(signed_in(herning.staff), "contract_sheet", stay.pk, 1)


def test_a_contract_is_prepared_signed_and_noted_by_the_pages(herning: House, stay: Stay) -> None:
    client = signed_in(herning.staff)
    to_contract = reverse("contract", args=[stay.pk])
    write = reverse("write_contract", args=[stay.pk])
    body = {"things": "2 stole", "more": ""}
    assert client.post(write, body)["Location"] == to_contract
    assert "Kontrakt 1 er skrevet." in page(client, "contract", stay.pk)
    paper = reverse("contract_on_paper", args=[stay.pk])
    assert "der skal stå kontrakt 1" in text_of(client.get(paper))
    today = {"signed_on": timezone.localdate().isoformat(), "number": "1"}
    assert client.post(paper, today)["Location"] == to_contract
    assert client.post(paper, today)["Location"] == to_contract
    assert "allerede skrevet under" in text_of(client.get(paper))
    refused = client.post(write, body | {"things": "3 stole"})
    assert refused.status_code == 422
    assert client.post(write, body | {"things": "3 stole", "reason": "Én til"}).status_code == 302
    text = page(client, "contract", stay.pk)
    assert "Kontrakt 2 er skrevet." in text
    assert "Læs kontrakt 1" in text


def test_reading_is_logged_and_a_file_as_taken_along(herning: House, stay: Stay) -> None:
    signed(herning.staff, stay)
    checked(herning.staff, stay, broken())
    client = signed_in(herning.leader)
    page(client, "contract", stay.pk)
    response = client.get(reverse("damages_export", args=["csv"]))
    body = b"".join(response).decode()  # type: ignore[arg-type]
    assert "2 stole: Benet er knækket" in body
    assert '"400,00"' in body
    assert client.get(reverse("damages_export", args=["xlsx"])).status_code == 200
    assert client.get(reverse("damages_export", args=["pdf"])).status_code == 404
    with acting(herning.organisation):
        read = AccessLog.objects.filter(citizen_id=stay.citizen_id)
        assert read.filter(what="contract", action="view").exists()
        assert read.filter(what="damages", action="export").count() == 2


def test_the_leader_settles_from_the_list(herning: House, stay: Stay) -> None:
    signed(herning.staff, stay)
    leave(herning, stay, 0)
    checked(herning.staff, stay, broken())
    damage = Damage.objects.get(stay=stay)
    client = signed_in(herning.leader)
    assert "2 stole: Benet er knækket" in page(client, "damages")
    settle = reverse("settle_damage", args=[damage.pk])
    done = {"settled": "waived", "on": timezone.localdate().isoformat(), "reason": "Ingen penge"}
    assert client.post(settle, done)["Location"] == reverse("damages")
    assert "Ingen penge" in text_of(client.get(reverse("damages") + "?vis=afgjorte"))
    assert "Den er allerede afgjort." in text_of(client.get(settle))
    other = signed_in(herning.actors[Role.CASEWORKER])
    assert other.get(settle).status_code == 403


def test_an_inventory_is_copied_from_another_place(herning: House, stay: Stay) -> None:
    client = signed_in(herning.leader)
    first, second = herning.place(), herning.place(n=1)
    assert stay.facility == first.facility
    list_at = reverse("place_inventory", args=[first.pk])
    assert client.post(list_at, {"things": "2 stole"}).status_code == 302
    other = reverse("place_inventory", args=[second.pk])
    assert "2 stole" not in client.get(other).context["form"]["things"].value()
    copied = client.get(f"{other}?fra={first.pk}")
    assert copied.context["form"]["things"].value() == "2 stole"
    assert "Der er ikke gemt noget endnu." in text_of(copied)
    strange = client.get(f"{other}?fra=%27x")
    assert strange.context["form"]["things"].value() == ""
    assert "Inventar" in page(client, "own_houses")


def test_a_hundred_wishes_damages_and_checks_cost_as_one(herning: House, stay: Stay) -> None:
    contract: Contract = signed(herning.staff, stay)
    check = checked(herning.staff, stay, broken())
    wish = wished(herning.staff, stay)
    damage = Damage.objects.get(stay=stay)
    line = CheckedLine.objects.filter(inventory_check=check).first()
    assert line is not None
    client, costs = signed_in(herning.leader), []
    for more in (0, 2, 97):
        with acting(herning.organisation):
            copies_of(wish, more, text=lambda n, more=more: f"Ønske {more} {n}")
            copies_of(damage, more, amount=lambda n: Decimal(n + 1))
            copies_of(check, more)
        costs.append(
            [
                len(statements(client, reverse(name, args=args)))
                for name, args in (
                    ("stay", [stay.pk]),
                    ("contract", [stay.pk]),
                    ("damages", []),
                )
            ]
        )
    assert costs[0] == costs[1] == costs[2]
    assert contract.is_signed
    assert Preference.objects.count() == 100
    assert InventoryCheck.objects.count() == 100
