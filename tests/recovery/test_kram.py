"""Det Dobbelte KRAM: written in words, finished, corrected with what stood kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from core.shown import Shown, Stale
from organisations.actors import Actor
from organisations.roles import Role
from placements.services.stays import move_out
from recovery.kram_areas import AREAS
from recovery.models import CorrectedKramArea, Kram, KramArea
from recovery.services.kram import correct_kram, flat, start_kram, write_kram
from tests.pages import signed_in, statements, text_of
from tests.world import copies_of, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
FOOD = {"stands": "Spiser alene", "wants": "Spise med andre", "agreed": "Torsdag"}


@pytest.fixture
def house(db):
    house = house_of("mpo", facilities=("Skovvang", "Andetsteds"))
    with acting(house.organisation):
        yield house


@pytest.fixture
def stay(house):
    return make_stay(house, track="place", days_ago=16)


def begin(house, stay, *, by=None, days_ago=0):
    on = timezone.localdate() - timedelta(days=days_ago)
    return start_kram(by=by or house.staff, stay=stay, on=on)


def write(house, kram, *, is_done=False, shown=None, by=None, **areas):
    return write_kram(
        by=by or house.staff,
        kram=kram,
        written=areas,
        is_done=is_done,
        shown=shown,
        now=timezone.now(),
    )


def correct(house, kram, *, by=None, shown=None, reason="Manglede", **words):
    return correct_kram(
        by=by or house.staff,
        kram=kram,
        area="food",
        words=FOOD | words,
        reason=reason,
        shown=shown,
        now=timezone.now(),
    )


def test_one_already_begun_is_continued(house, stay):
    assert begin(house, stay) == begin(house, stay)
    assert Kram.objects.count() == 1


def test_what_is_written_is_kept_and_what_is_empty_was_not_talked_about(house, stay):
    kram = begin(house, stay)
    write(house, kram, food=FOOD, coping={"stands": " "})
    assert [area.area for area in KramArea.objects.all()] == ["food"]
    write(house, kram)
    assert not KramArea.objects.exists()


def test_it_is_finished_once_and_stays_as_it_was(house, stay):
    kram = begin(house, stay)
    with pytest.raises(Problem) as refused:
        write(house, kram, is_done=True)
    assert refused.value.code == "nothing_written"
    for _ in range(2):
        assert write(house, kram, is_done=True, food=FOOD).status == Kram.Status.DONE

    assert Event.objects.filter(kind="kram.finished", stay_id=stay.pk).count() == 1
    with pytest.raises(Conflict) as late:
        write(house, kram, food={"stands": "Andet"})
    assert late.value.code == "already_finished"


def test_two_who_write_lose_nothing(house, stay):
    kram = begin(house, stay)
    shown = Shown.of(flat({}))
    write(house, kram, food={"stands": "Spiser lidt"}, shown=shown)
    write(house, kram, coping={"stands": "Ringer"}, shown=shown)
    assert {area.area: area.stands for area in KramArea.objects.all()} == {
        "food": "Spiser lidt",
        "coping": "Ringer",
    }
    with pytest.raises(Stale):
        write(house, kram, food={"stands": "Spiser meget"}, shown=shown)


def test_a_correction_keeps_what_stood_and_says_why(house, stay):
    kram = write(house, begin(house, stay), is_done=True, food=FOOD)
    for _ in range(2):
        correct(house, kram, agreed="Onsdag")

    before = CorrectedKramArea.objects.get()
    assert (before.agreed, before.reason, before.by) == ("Torsdag", "Manglede", house.staff.user)
    assert Event.objects.filter(kind="kram.corrected", stay_id=stay.pk).count() == 1
    page = text_of(signed_in(house.staff).get(reverse("kram", args=[kram.pk])))
    assert page.index("Onsdag") < page.index("Manglede") < page.index("Torsdag")
    with pytest.raises(Problems) as refused:
        correct(house, kram, reason="")
    assert refused.value.field == "reason"
    with pytest.raises(Conflict) as refused:
        correct(house, begin(house, stay))
    assert refused.value.code == "not_finished"


def test_only_where_the_scheme_has_it_and_while_the_citizen_is_here(house, stay):
    herning = house_of("polaris")
    with acting(herning.organisation):
        home = make_stay(herning)
        with pytest.raises(Problem) as refused:
            begin(herning, home)
    assert refused.value.code == "no_kram_in_scheme"
    move_out(
        by=house.staff,
        stay=stay,
        on=timezone.localdate(),
        ending="as_planned",
        destination="own_home",
        now=timezone.now(),
    )
    with pytest.raises(Conflict) as refused:
        begin(house, stay)
    assert refused.value.code == "not_here"


def test_who_reads_and_who_writes(house, stay):
    kram = write(house, begin(house, stay), is_done=True, food=FOOD)
    page, tab = reverse("kram", args=[kram.pk]), reverse("krams", args=[stay.pk])
    reads = signed_in(house.actors[Role.SUPERVISOR])
    assert "Spise med andre" in text_of(reads.get(page))
    assert reads.get(tab).status_code == 200
    assert reverse("start_kram", args=[stay.pk]) not in reads.get(tab).content.decode()
    assert reads.get(reverse("write_kram", args=[kram.pk])).status_code == 403
    with pytest.raises(NotAllowed):
        begin(house, stay, by=house.caseworker)
    foreign = signed_in(house_of("polaris").staff)
    assert {foreign.get(each).status_code for each in (page, tab)} == {404}

    there = make_stay(house, facility=house.second, track="place", name="Bo Dahl")
    elsewhere = begin(house, there, by=Actor.system(house.organisation))
    assert signed_in(house.staff).get(reverse("kram", args=[elsewhere.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        write(house, elsewhere, food=FOOD)


def test_an_earlier_one_stands_beside_it_or_another_that_is_chosen(house, stay):
    first = write(house, begin(house, stay, days_ago=9), is_done=True, food={"stands": "Lidt"})
    write(house, begin(house, stay, days_ago=5), is_done=True, food={"stands": "Jævnt"})
    latest = write(house, begin(house, stay), is_done=True, food={"stands": "Godt"})
    client, page = signed_in(house.staff), reverse("kram", args=[latest.pk])

    assert "Jævnt" in text_of(client.get(page))
    chosen = text_of(client.get(f"{page}?ved={first.pk}"))
    assert "Lidt" in chosen
    assert "Jævnt" not in chosen
    assert "Jævnt" not in text_of(client.get(f"{page}?ved="))


@pytest.mark.parametrize("count", [1, 3, 100])
def test_pages_cost_the_same_however_many_there_are(house, stay, count):
    first = write(house, begin(house, stay), is_done=True, **{area.key: FOOD for area in AREAS})
    more = copies_of(
        first, count - 1, made_on=lambda n: timezone.localdate() - timedelta(days=n + 1)
    )
    KramArea.objects.bulk_create(
        KramArea(controller_id=kram.controller_id, kram=kram, area=area.key, **FOOD)
        for kram in more
        for area in AREAS
    )
    client = signed_in(house.staff)
    assert len(statements(client, reverse("krams", args=[stay.pk]))) <= 8
    assert len(statements(client, reverse("kram", args=[first.pk]))) <= 8
    again = begin(house, stay)
    assert len(statements(client, reverse("write_kram", args=[again.pk]))) <= 8
