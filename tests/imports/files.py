"""Files as an administrator sends them, and what a worker makes of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from core.acting import acting
from imports.models import Fault, Import, Kind
from imports.services.files import order_import, send_file
from imports.services.work import work_on_files
from organisations.actors import Actor
from organisations.roles import Role
from tests.world import NOW, House

PLACES: Sequence[str] = ("Hus", "Plads", "Slags plads", "Åbner", "Lukker")
CITIZENS: Sequence[str] = ("CPR-nummer", "Nøgle", "Navn", "Kaldes", "Anonym", "Fødselsdato")
STAYS: Sequence[str] = (
    "CPR-nummer",
    "Borgerens nøgle",
    "Nøgle",
    "Hus",
    "Plads",
    "Ankommet",
    "Rejst",
    "Afslutning",
    "Rejst til",
    "Planlagt slutdato",
)


def as_csv(heading: Sequence[str], *rows: Sequence[str], encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def tina(house: House) -> Actor:
    return house.actors[Role.ORGANISATION_ADMIN]


def sent(house: House, kind: Kind, content: bytes, now: datetime = NOW) -> Import:
    """Sent and checked."""
    with acting(house.organisation):
        row = send_file(
            by=tina(house),
            kind=kind,
            name="historik.csv",
            file=io.BytesIO(content),
            size=len(content),
            now=now,
        )
    return worked_on(house, row, now)


def worked_on(house: House, row: Import, now: datetime = NOW) -> Import:
    with acting(house.organisation):
        work_on_files(controller=house.organisation, now=now)
        with transaction.atomic():
            row.refresh_from_db()
    return row


def ordered(house: House, row: Import, now: datetime = NOW) -> Import:
    with acting(house.organisation):
        order_import(by=tina(house), import_of=row, now=now)
    return worked_on(house, row, now)


def brought_in(house: House, kind: Kind, content: bytes, now: datetime = NOW) -> Import:
    row = sent(house, kind, content, now)
    assert (row.state, faults(house, row)) == (Import.State.CHECKED, [])
    row = ordered(house, row, now)
    assert row.state == Import.State.DONE
    return row


def faults(house: House, row: Import) -> list[tuple[int, str, str]]:
    with acting(house.organisation), transaction.atomic():
        rows = Fault.objects.filter(import_of=row)
        return list(rows.values_list("row", "column", "text"))
