"""What a file comes to: brought in whole, once, by the rules of everything else."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from audit.models import Event, Outbox
from citizens.models import Citizen, IdentityQuestion
from core.acting import acting
from core.problems import Conflict
from imports.models import Import, KeptFile, Kind, Origin
from imports.services.files import check_again, discard_file, forget_files
from my_calendar.services.closing_days import add_closing_days
from placements.models import Booking, CountedMonth, Decision, FollowUp, Place, Stay
from placements.services.counted_months import count_months
from placements.services.house_schedule import OwnKind, When, add_follow_up_kind
from placements.services.planning import plan_follow_ups
from tests.imports.files import (
    CITIZENS,
    PLACES,
    STAYS,
    as_csv,
    brought_in,
    faults,
    ordered,
    sent,
    tina,
    worked_on,
)
from tests.world import NOW, TODAY, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
State = Import.State
MAJA = "010190-1234"


@pytest.fixture
def herning() -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


def two_citizens(house: House) -> Import:
    rows = [MAJA, "B-1", "Maja Eksempel", "", "", ""], ["", "B-2", "Ib Vind", "", "", "04-05-1980"]
    return brought_in(house, Kind.CITIZENS, as_csv(CITIZENS, *rows))


def stay(number: str = MAJA, key: str = "", place: str = "home 1", **facts: str) -> list[str]:
    known = {"arrived": "01-02-2025", "left": "01-05-2025", "ending": "Som planlagt"}
    told = {**known, "to": "Egen bolig med støtte", "end": "", "own": "", "house": "Skovlyset"}
    told |= facts
    return [
        number,
        key,
        told["own"],
        told["house"],
        place,
        told["arrived"],
        told["left"],
        told["ending"],
        told["to"],
        told["end"],
    ]


def test_places_come_with_their_days_and_once(herning: House) -> None:
    content = as_csv(
        PLACES,
        ["Skovlyset", "Bolig 9", "Fleksibel bolig", "01-02-2021", ""],
        ["nørregade", "Gæst 9", "Gæsteværelse", "01-02-2021", "01-01-2024"],
    )
    row = brought_in(herning, Kind.PLACES, content)
    assert (row.rows, row.new, row.there) == (2, 2, 0)
    with acting(herning.organisation), transaction.atomic():
        place = Place.objects.get(name="Gæst 9")
        assert (place.track, place.closes_on) == ("guest", date(2024, 1, 1))
        assert not KeptFile.objects.exists()
        assert Event.objects.filter(kind="place.brought_in", place_id=place.pk).exists()
    again = sent(herning, Kind.PLACES, content)
    assert (again.new, again.there, again.can_be_brought_in) == (0, 2, False)


def test_a_place_with_another_day_is_told_with_both(herning: House) -> None:
    row = sent(
        herning,
        Kind.PLACES,
        as_csv(PLACES, ["Skovlyset", "home 1", "Fleksibel bolig", "01-02-2021", ""]),
    )
    ((number, column, text),) = faults(herning, row)
    assert (number, column) == (2, "opens_on")
    assert "1. feb 2021" in text
    assert "1. jan 2020" in text


def test_days_to_make_it_ready_come_along_and_are_compared(herning: House) -> None:
    heading = [*PLACES, "Dage til klargøring"]
    new = ["Skovlyset", "Bolig 9", "Fleksibel bolig", "01-02-2021", ""]
    brought_in(herning, Kind.PLACES, as_csv(heading, [*new, "3"]))
    with acting(herning.organisation):
        assert Place.objects.get(name="Bolig 9").turnaround_days == 3
    again = sent(herning, Kind.PLACES, as_csv(heading, [*new, "2"], [*new, "snart"]))
    assert [(n, column) for n, column, _text in faults(herning, again)] == [
        (2, "turnaround_days"),
        (3, "turnaround_days"),
    ]


def test_citizens_are_known_by_number_and_by_key(herning: House) -> None:
    row = two_citizens(herning)
    assert (row.new, row.there) == (2, 0)
    with acting(herning.organisation), transaction.atomic():
        maja = Citizen.objects.get(name="Maja Eksempel")
        assert (maja.birth_date, maja.masked_number) == (date(1990, 1, 1), "010190-····")
        assert set(Origin.objects.values_list("key", flat=True)) == {"B-1", "B-2"}
    more = as_csv(
        CITIZENS,
        ["0101901234", "", "Maja Eksempel", "", "", ""],
        ["", "B-2", "Ib Vind", "", "", "04.05.1980"],
        ["", "B-3", "Sol", "", "", ""],
    )
    row = brought_in(herning, Kind.CITIZENS, more)
    assert (row.new, row.there) == (1, 2)


def test_another_name_under_the_number_is_said_without_either(herning: House) -> None:
    make_citizen(herning, name="Maja Hemmelig", number=MAJA)
    row = sent(herning, Kind.CITIZENS, as_csv(CITIZENS, [MAJA, "", "Jens Andersen", "", "", ""]))
    ((number, column, text),) = faults(herning, row)
    assert (number, column) == (2, "name")
    assert "Hemmelig" not in text
    assert "Jens" not in text
    assert "0101" not in text


def test_a_known_citizen_learns_the_key_and_nothing_else(herning: House) -> None:
    citizen = make_citizen(herning, name="Maja Eksempel", number=MAJA)
    content = as_csv(CITIZENS, [MAJA, "B-1", "Maja Eksempel", "Maj", "", ""])
    row = brought_in(herning, Kind.CITIZENS, content)
    assert (row.new, row.there, row.keys) == (0, 1, 1)
    with acting(herning.organisation), transaction.atomic():
        assert Origin.objects.get().citizen_id == citizen.pk
        citizen.refresh_from_db()
        assert citizen.alias == ""


def test_who_may_be_known_already_is_asked_as_for_anybody(herning: House) -> None:
    make_citizen(herning, name="Ib Vind", birth_date=date(1980, 5, 4))
    row = as_csv(CITIZENS, ["", "B-2", "Ib Vind", "", "", "05-04-1980"])
    brought_in(herning, Kind.CITIZENS, row)
    with acting(herning.organisation), transaction.atomic():
        assert IdentityQuestion.objects.filter(by_number=False).count() == 1


def test_stays_take_their_nights_and_decide_nothing(herning: House) -> None:
    two_citizens(herning)
    content = as_csv(
        STAYS,
        stay(),
        stay(place="home 2", arrived="01-06-2025", left="01-06-2025"),
        stay("", "B-2", arrived="01-05-2025", left="", ending="", to="", end="01-05-2026"),
    )
    row = brought_in(herning, Kind.STAYS, content)
    assert (row.new, row.there) == (3, 0)
    with acting(herning.organisation), transaction.atomic():
        past, short, here = Stay.objects.order_by("pk")
        assert (past.status, past.left_on, past.rules_on) == (
            "left",
            date(2025, 5, 1),
            date(2025, 2, 1),
        )
        assert past.bookings.get().ends_on == date(2025, 5, 1)
        assert short.bookings.get().cancelled_at is not None
        assert (here.status, here.bookings.get().ends_on) == ("here", date(2026, 5, 1))
        assert here.length_reason
        assert not Decision.objects.exists()
        assert not FollowUp.objects.exclude(stay=here).exists()
        assert not FollowUp.objects.filter(due_on__lt=TODAY).exists()
        assert FollowUp.objects.filter(stay=here).exists()
        event = Event.objects.get(kind="stay.brought_in", stay_id=here.pk)
        assert (event.by_name, event.facts["row"]) == (tina(herning).name, 4)
        before = FollowUp.objects.count()
        plan_follow_ups(stay=here, now=NOW)
        assert FollowUp.objects.count() == before
        assert not Outbox.objects.exists()
    again = sent(herning, Kind.STAYS, content)
    assert (faults(herning, again), again.new, again.there) == ([], 0, 3)


def test_a_stay_is_followed_up_as_its_house_does_it(herning: House) -> None:
    two_citizens(herning)
    with acting(herning.organisation), transaction.atomic():
        house = {"by": herning.leader, "now": NOW}
        garden = OwnKind(title="Havedag", task="Gå ud.", window="every_days")
        often = When(starts_on=TODAY, n=7, opens_before=1, office="facility_staff")
        add_follow_up_kind(house=herning.first, track="home", own=garden, when=often, **house)
        add_closing_days(
            facility=herning.first, first_on=day(1), last_on=day(20), name="Ferie", **house
        )
    row = stay("", "B-2", arrived="01-01-2026", left="", ending="", to="", end="01-05-2026")
    brought_in(herning, Kind.STAYS, as_csv(STAYS, row))
    with acting(herning.organisation), transaction.atomic():
        here = Stay.objects.get()
        planned = list(here.follow_ups.order_by("pk").values_list("kind", "ordinal", "due_on"))
        assert {kind for kind, _nth, _on in planned} >= {"monthly", f"own-{herning.first.pk}-1"}
        assert not here.follow_ups.filter(due_on__range=(day(1), day(20))).exists()
        plan_follow_ups(stay=here, now=NOW)
        again = here.follow_ups.order_by("pk").values_list("kind", "ordinal", "due_on")
        assert list(again) == planned


def test_who_has_the_nights_is_said_row_by_row(herning: House) -> None:
    two_citizens(herning)
    hidden = as_csv(CITIZENS, ["", "B-3", "Bo Hemmelig", "", "", ""])
    brought_in(herning, Kind.CITIZENS, hidden)
    theirs = stay("", "B-3", arrived="01-03-2026", left="10-03-2026")
    brought_in(herning, Kind.STAYS, as_csv(STAYS, theirs))
    content = as_csv(
        STAYS,
        stay(arrived="01-03-2026", left="10-03-2026"),
        stay(place="home 2"),
        stay("", "B-2", place="home 2", arrived="01-03-2025"),
        stay(place="home 3", arrived="01-04-2025"),
    )
    row = sent(herning, Kind.STAYS, content)
    said = faults(herning, row)
    assert {number for number, _column, _text in said} == {2, 3, 4, 5}
    assert row.wrong == 4
    texts = " ".join(text for _number, _column, text in said)
    assert "Filens række 3 har pladsen" in texts
    assert "Hemmelig" not in texts
    with pytest.raises(Conflict):
        ordered(herning, row)


@pytest.mark.parametrize(
    ("facts", "column"),
    [
        ({"left": "01-01-2025"}, "left"),
        ({"left": "01-01-2030"}, "left"),
        ({"ending": ""}, "ending"),
        ({"to": ""}, "destination"),
        ({"ending": "Bare væk"}, "ending"),
        ({"ending": "Borgeren blev bedt om at forlade stedet"}, "note"),
        ({"arrived": "31-02-2025"}, "arrived"),
        ({"arrived": "01-01-2010", "left": "01-02-2010"}, "arrived"),
        ({"house": "Atlantis"}, "house"),
        ({"place": "home 99"}, "place"),
        ({"place": ""}, "place"),
        ({"number": "", "key": "B-99"}, "citizen_key"),
        ({"number": "010190-9999"}, "number"),
        ({"left": "", "ending": "", "to": ""}, "planned_end"),
        ({"own": "0101901234"}, "key"),
    ],
)
def test_what_is_wrong_stands_at_its_column(
    herning: House, facts: dict[str, str], column: str
) -> None:
    two_citizens(herning)
    row = sent(herning, Kind.STAYS, as_csv(STAYS, stay(**facts)))
    assert column in {each for _number, each, _text in faults(herning, row)}
    assert row.wrong == 1


def test_nothing_comes_in_where_a_row_became_wrong_meanwhile(herning: House) -> None:
    two_citizens(herning)
    row = sent(herning, Kind.STAYS, as_csv(STAYS, stay(arrived="10-03-2026", left="12-03-2026")))
    other = stay("", "B-2", arrived="01-03-2026", left="11-03-2026")
    brought_in(herning, Kind.STAYS, as_csv(STAYS, other))
    row = ordered(herning, row)
    assert (row.state, row.wrong) == (State.CHECKED, 1)
    with acting(herning.organisation), transaction.atomic():
        assert not Stay.objects.filter(citizen__name="Maja Eksempel").exists()
        assert KeptFile.objects.filter(import_of=row).exists()


def test_a_death_ends_what_waits_and_is_not_told_twice(herning: House) -> None:
    two_citizens(herning)
    died = stay(ending="Borgeren døde", to="")
    brought_in(herning, Kind.STAYS, as_csv(STAYS, died))
    with acting(herning.organisation), transaction.atomic():
        assert Citizen.objects.get(name="Maja Eksempel").died_on == date(2025, 5, 1)
    row = sent(
        herning, Kind.STAYS, as_csv(STAYS, died, stay(arrived="01-06-2025", left="02-06-2025"))
    )
    assert {number for number, *_rest in faults(herning, row)} == {3}


def test_an_open_ended_stay_gets_its_next_review(herning: House) -> None:
    house = house_of("mpo", facilities=("Skovvang", "Skovly"))
    brought_in(house, Kind.CITIZENS, as_csv(CITIZENS, ["", "B-1", "Ib Vind", "", "", ""]))
    here = ["", "B-1", "", "Skovvang", "place 1", "01-02-2024", "", "", "", ""]
    brought_in(house, Kind.STAYS, as_csv(STAYS, here))
    with acting(house.organisation), transaction.atomic():
        row = Stay.objects.get()
        until = row.bookings.get().ends_on
        assert row.planned_end_on is None
        assert until is not None
        assert until > TODAY
        assert not row.follow_ups.filter(due_on__lt=TODAY).exists()


def test_anonymous_guests_where_the_scheme_takes_them(herning: House) -> None:
    pitstop = house_of("pitstop", facilities=("Pitstop", "Pitstop 2"))
    for house in (pitstop, herning):
        content = as_csv(CITIZENS, ["", "G-1", "", "Ræven", "ja", ""])
        brought_in(house, Kind.CITIZENS, content)
    own = stay("", "G-1", "room 1", house="Pitstop")
    brought_in(pitstop, Kind.STAYS, as_csv(STAYS, own))
    row = sent(herning, Kind.STAYS, as_csv(STAYS, stay("", "G-1")))
    assert row.wrong == 1


def test_the_file_goes_after_a_day_or_before(herning: House) -> None:
    row = sent(herning, Kind.CITIZENS, as_csv(CITIZENS, ["", "B-1", "", "", "", ""]))
    assert row.wrong == 1
    with acting(herning.organisation), transaction.atomic():
        assert forget_files(controller=herning.organisation, now=NOW) == 0
        assert forget_files(controller=herning.organisation, now=NOW.replace(day=19)) == 1
        row.refresh_from_db()
        assert (row.state, row.faults.count(), KeptFile.objects.count()) == ("forgotten", 0, 0)
    row = sent(herning, Kind.CITIZENS, as_csv(CITIZENS, ["", "B-1", "Ib", "", "", ""]))
    with acting(herning.organisation):
        again = check_again(by=tina(herning), import_of=row, now=NOW)
        assert worked_on(herning, again).state == State.CHECKED
        discard_file(by=tina(herning), import_of=row, now=NOW)
        assert discard_file(by=tina(herning), import_of=row, now=NOW).state == State.FORGOTTEN


def test_the_same_file_twice_is_one(herning: House) -> None:
    content = as_csv(CITIZENS, ["", "B-1", "Ib Vind", "", "", ""])
    assert sent(herning, Kind.CITIZENS, content) == sent(herning, Kind.CITIZENS, content)


def test_nothing_of_another_organisation_is_known_or_touched(herning: House) -> None:
    viborg = house_of("polaris", key="viborg", name="Viborg Kommune", municipality_code="0791")
    make_citizen(viborg, name="Maja Anden", number=MAJA)
    two_citizens(herning)
    with acting(viborg.organisation), transaction.atomic():
        assert Citizen.objects.count() == 1
        assert not Import.objects.exists()
    row = sent(
        herning, Kind.PLACES, as_csv(PLACES, ["Viborg Kommune 1", "X", "", "01-02-2021", ""])
    )
    assert {column for _n, column, _t in faults(herning, row)} == {"house"}


def test_what_overlaps_by_a_day_only_does_not(herning: House) -> None:
    two_citizens(herning)
    content = as_csv(
        STAYS,
        stay(),
        stay("", "B-2", arrived="01-05-2025", left="02-05-2025"),
        stay(arrived="02-05-2025", left=day(-1).strftime("%d-%m-%Y")),
    )
    brought_in(herning, Kind.STAYS, content)
    with acting(herning.organisation), transaction.atomic():
        assert Booking.objects.filter(cancelled_at=None).count() == 3


def test_a_month_that_was_counted_is_counted_anew(herning: House) -> None:
    two_citizens(herning)
    with acting(herning.organisation), transaction.atomic():
        count_months(controller=herning.organisation, today=TODAY)
        assert slept_in_march(herning) == 0
    brought_in(herning, Kind.STAYS, as_csv(STAYS, stay()))
    with acting(herning.organisation), transaction.atomic():
        count_months(controller=herning.organisation, today=TODAY)
        assert slept_in_march(herning) == 31


def slept_in_march(house: House) -> int:
    month = CountedMonth.objects.get(facility=house.first, first=date(2025, 3, 1))
    return sum(slept for *_of, slept in month.counts)
