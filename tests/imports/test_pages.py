"""The pages: for an organisation's administrator alone, and without a citizen's name."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from audit.models import AccessLog
from core.acting import acting
from imports.columns import COLUMNS
from imports.models import Import, Kind
from organisations.roles import Role
from tests.imports.files import CITIZENS, as_csv, brought_in, faults, sent, tina
from tests.pages import signed_in, statements, text_of
from tests.world import NOW, House, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def herning() -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


@pytest.fixture
def client(herning: House) -> Client:
    return signed_in(tina(herning))


def content_of(client: Client, kind: str, ending: str) -> bytes:
    response = client.get(reverse("import_template", args=[kind, ending]))
    assert response.status_code == 200
    return response.getvalue()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_template_is_sent_back_as_it_was_fetched(
    herning: House, client: Client, ending: str
) -> None:
    """Places and citizens come in as they stand in the example, and the stay fits them."""
    for slug, kind in (("pladser", Kind.PLACES), ("borgere", Kind.CITIZENS)):
        brought_in(herning, kind, content_of(client, slug, ending))
    row = brought_in(herning, Kind.STAYS, content_of(client, "ophold", ending))
    assert row.new == 1


def test_the_template_explains_each_column_and_lists_its_words(client: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content_of(client, "ophold", "xlsx")))
    rows = {str(row[0]): row for row in book["Forklaring"].iter_rows(values_only=True)}
    assert len(rows) == len(COLUMNS[Kind.STAYS]) + 1
    assert "Skovlyset" in str(rows["Hus"][3])
    assert "Egen bolig med støtte" in str(rows["Rejst til"][3])
    assert rows["Ankommet"][1] == "ja"


def test_names_of_columns_are_told_apart() -> None:
    for columns in COLUMNS.values():
        assert len({str(column.label) for column in columns}) == len(columns)


def test_a_file_is_sent_and_its_page_says_how_far_it_is(herning: House, client: Client) -> None:
    content = as_csv(CITIZENS, ["", "B-1", "Ib Hemmelig", "", "", ""])
    response = client.post(
        reverse("send_file", args=["borgere"]), {"file": SimpleUploadedFile("b.csv", content)}
    )
    with acting(herning.organisation), transaction.atomic():
        row = Import.objects.get()
        seen = AccessLog.objects.count()
    assert response.headers["Location"] == reverse("import", args=[row.pk])
    page = text_of(client.get(reverse("import", args=[row.pk])))
    assert "Filen bliver kontrolleret." in page
    fragment = client.get(reverse("import_progress", args=[row.pk]))
    assert "<progress" in fragment.content.decode()
    with acting(herning.organisation), transaction.atomic():
        assert AccessLog.objects.count() == seen


def test_asking_how_far_it_is_keeps_nobody_signed_in(herning: House, client: Client) -> None:
    row = sent(herning, Kind.CITIZENS, as_csv(CITIZENS, ["", "B-1", "Ib", "", "", ""]))
    session = client.session
    session["used_at"] = session["signed_in_at"] = 1_000_000_000_000
    session["used_at"] -= 1000
    session.save()
    client.get(reverse("import_progress", args=[row.pk]))
    assert client.session["used_at"] == session["used_at"]


def test_faults_are_shown_without_a_name_and_as_a_file(herning: House, client: Client) -> None:
    row = sent(herning, Kind.CITIZENS, as_csv(CITIZENS, ["12", "", "Ib Hemmelig", "", "", ""]))
    page = text_of(client.get(reverse("import", args=[row.pk])))
    assert "CPR-nummer" in page
    assert "Hemmelig" not in page
    listed = client.get(reverse("import_faults", args=[row.pk])).getvalue().decode("utf-8-sig")
    assert listed.splitlines()[0] == '"Række";"Kolonne";"Hvad der er galt"'
    assert len(listed.splitlines()) == len(faults(herning, row)) + 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ORGANISATION_ADMIN])
def test_nobody_else_sees_it(herning: House, role: Role) -> None:
    other = signed_in(herning.actors[role])
    assert other.get(reverse("imports")).status_code == 403
    assert reverse("imports") not in other.get(reverse("administration")).content.decode()


def test_another_organisations_file_is_not_there(herning: House, client: Client) -> None:
    viborg = house_of("polaris", key="viborg", name="Viborg Kommune", municipality_code="0791")
    row = sent(viborg, Kind.CITIZENS, as_csv(CITIZENS, ["", "B-1", "Ib", "", "", ""]))
    assert client.get(reverse("import", args=[row.pk])).status_code == 404
    assert client.post(reverse("bring_in", args=[row.pk])).status_code == 404


def test_an_unknown_file_says_why(herning: House, client: Client) -> None:
    row = sent(herning, Kind.CITIZENS, b"Navn;Skonummer\nIb;43")
    assert row.state == Import.State.UNREADABLE
    assert "Ukendt kolonne: Skonummer." in text_of(client.get(reverse("import", args=[row.pk])))


def test_the_list_costs_the_same_however_long(herning: House, client: Client) -> None:
    costs = []
    for upto in (1, 3, 60):
        with acting(herning.organisation), transaction.atomic():
            for n in range(Import.objects.count(), upto):
                by = tina(herning)
                Import.objects.create(
                    controller=herning.organisation,
                    kind=Kind.PLACES,
                    file_name=f"{n}.csv",
                    fingerprint=b"x",
                    sent_by=by.user,
                    sent_by_name=by.name,
                    sent_at=NOW,
                    asked_by=by.user,
                )
        costs.append(len(statements(client, reverse("imports"))))
    assert costs[0] == costs[1] == costs[2]
