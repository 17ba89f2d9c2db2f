"""The same file twice at once, and a file beside somebody who takes the same nights."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from core.acting import acting
from imports.models import Import, Kind
from imports.services.files import order_import
from imports.services.work import work_on_files
from placements.models import Stay
from tests.imports.files import CITIZENS, STAYS, as_csv, brought_in, sent, tina
from tests.world import NOW, House, house_of

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def work(house: House) -> None:
    try:
        with acting(house.organisation):
            work_on_files(controller=house.organisation, now=NOW)
    finally:
        connection.close()


def test_two_workers_and_two_files_bring_a_stay_in_once() -> None:
    house = house_of("polaris", facilities=("Skovlyset", "Nørregade"))
    brought_in(house, Kind.CITIZENS, as_csv(CITIZENS, ["", "B-1", "Ib Vind", "", "", ""]))
    days = ["01-02-2025", "01-05-2025", "Andet", "Gaden", ""]
    rows = [["", "B-1", "", "Skovlyset", "home 1", *days]]
    files = [
        sent(house, Kind.STAYS, as_csv(STAYS, *rows)),
        sent(house, Kind.STAYS, as_csv(STAYS, *rows) + b"\r\n"),
    ]
    with acting(house.organisation):
        for row in files:
            order_import(by=tina(house), import_of=row, now=NOW)
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(work, [house] * 4))
    work(house)  # the next sweep, for what another worker's file kept waiting
    with acting(house.organisation), transaction.atomic():
        assert Stay.objects.count() == 1
        done = Import.objects.filter(kind=Kind.STAYS).values_list("state", "new", "there")
        assert sorted(done) == [("done", 0, 1), ("done", 1, 0)]
