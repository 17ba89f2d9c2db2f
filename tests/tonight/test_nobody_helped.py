"""Who could not be helped is counted with hour and reason, and read night by night."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from core.acting import acting
from organisations.roles import Role
from placements.models import Facility
from referrals.models import UnmetDemand
from referrals.services.unmet import KindAsked, note_unmet
from tests.pages import signed_in, statements, text_of
from tests.world import TODAY, House, copies_of, house_of
from tonight.counted import counted_nights
from tonight.forms import NobodyHelpedForm

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ADDRESS = "/i-nat/ingen-hjalp/"
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 3, 18, 1, 30, tzinfo=COPENHAGEN)


@pytest.fixture
def pitstop() -> House:
    return house_of("pitstop")


def note(house: House, happened_at: datetime, because: str = "no_room") -> None:
    with acting(house.organisation):
        note_unmet(
            by=house.staff,
            facility=house.first,
            track="room",
            asked="call",
            because=because,
            happened_at=happened_at,
            now=max(NOW, happened_at),
        )


@pytest.mark.parametrize(
    ("hour", "happened_at"),
    [
        ("", NOW),
        ("1", datetime(2026, 3, 18, 1, tzinfo=COPENHAGEN)),
        ("23", datetime(2026, 3, 17, 23, tzinfo=COPENHAGEN)),
        ("2", datetime(2026, 3, 17, 2, tzinfo=COPENHAGEN)),
    ],
)
def test_an_hour_is_the_last_time_the_clock_struck_it(hour: str, happened_at: datetime) -> None:
    body = {"kind": "1:room", "asked": "call", "because": "no_room", "hour": hour}
    pitstop = Facility(pk=1, name="Pitstop", scheme="pitstop")
    asked = KindAsked(pitstop, pitstop.rules_on(TODAY).track("room"))
    form = NobodyHelpedForm(body, kinds={asked.key: asked})

    assert form.is_valid(), form.errors
    assert form.happened_at(NOW) == happened_at


def test_night_staff_count_it_once_without_a_name(pitstop: House) -> None:
    client = signed_in(pitstop.staff)
    body = {"kind": f"{pitstop.first.pk}:room", "asked": "door", "because": "closed", "hour": ""}

    for _twice in range(2):
        assert "Det er talt med, uden navn." in text_of(client.post(ADDRESS, body, follow=True))
    assert client.post(ADDRESS, body | {"because": ""}).status_code == 422
    assert client.post(ADDRESS, body | {"hour": "24"}).status_code == 422

    with acting(pitstop.organisation):
        unmet = UnmetDemand.objects.get()
        assert (unmet.asked, unmet.because) == ("door", "closed")


def test_a_night_goes_on_until_six_and_its_hours_and_reasons_are_counted(pitstop: House) -> None:
    for hour, because in ((23, "no_room"), (23, "closed")):
        note(pitstop, datetime(2026, 3, 16, hour, 10, tzinfo=COPENHAGEN), because)
    note(pitstop, datetime(2026, 3, 17, 5, 30, tzinfo=COPENHAGEN))
    note(pitstop, datetime(2026, 3, 17, 6, 0, tzinfo=COPENHAGEN))
    note(pitstop, NOW - timedelta(days=40), "safety")

    with acting(pitstop.organisation):
        counted = counted_nights(pitstop.leader, now=NOW)

    assert [reason.value for reason in counted.reasons] == ["no_room", "closed"]
    assert [(row.night.day, row.hours, row.numbers) for row in counted.hours] == [
        (17, "06–07", [1, 0]),
        (16, "05–06", [1, 0]),
        (16, "23–00", [1, 1]),
    ]
    assert (counted.totals, counted.total) == ([3, 1], 4)


def test_a_leader_reads_the_own_house_s_nights(pitstop: House) -> None:
    other = house_of("mpo")
    note(pitstop, timezone.now() - timedelta(hours=1))

    assert "Ingen plads var ledig" in text_of(signed_in(pitstop.leader).get(ADDRESS))
    assert "Ingen er blevet afvist i fire uger" in text_of(signed_in(other.leader).get(ADDRESS))


@pytest.mark.parametrize(
    ("role", "status", "counts", "reads"),
    [
        (Role.CASEWORKER, 200, True, True),
        (Role.FACILITY_LEADER, 200, True, True),
        (Role.FACILITY_STAFF, 200, True, False),
        (Role.ACUTE_STAFF, 200, True, False),
        (Role.SUPERVISOR, 200, False, True),
        (Role.REFERRER, 403, False, False),
        (Role.ORGANISATION_ADMIN, 403, False, False),
    ],
)
def test_who_counts_and_who_reads(
    pitstop: House, role: Role, status: int, counts: bool, reads: bool
) -> None:
    client = signed_in(pitstop.actors[role])
    body = {"kind": f"{pitstop.first.pk}:room", "asked": "door", "because": "closed"}

    page = client.get(ADDRESS)

    assert page.status_code == status
    assert ("Tæl det" in text_of(page)) is counts
    assert ("De sidste fire uger" in text_of(page)) is reads
    assert client.post(ADDRESS, body).status_code == (302 if counts else 403)


def test_the_table_costs_the_same_for_one_three_and_a_hundred(pitstop: House) -> None:
    client = signed_in(pitstop.leader)
    note(pitstop, timezone.now() - timedelta(minutes=30))
    costs = []
    for more in (0, 2, 97):
        with acting(pitstop.organisation):
            noted = UnmetDemand.objects.first()
            assert noted is not None
            begun = noted.happened_at
            copies_of(noted, more, happened_at=lambda n, begun=begun: begun - timedelta(hours=n))
        costs.append(len(statements(client, ADDRESS)))

    assert costs[0] == costs[1] == costs[2]
