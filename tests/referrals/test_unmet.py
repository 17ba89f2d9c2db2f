"""What nobody could help is counted: at the door, on the phone, and where there was no room."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from core.problems import NotAllowed, Problems
from organisations.roles import Role
from placements.models import CallNote
from placements.services.calls import note_call
from referrals.models import UnmetDemand
from referrals.services.decisions import refuse_referral
from referrals.services.unmet import note_unmet
from tests.pages import signed_in, text_of
from tests.referrals.houses import asked, make
from tests.world import NOW, House, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
CALL = {"asked": "call", "because": "no_room"}


@pytest.fixture
def pitstop() -> House:
    return make("pitstop")


def note(house: House, **changed) -> UnmetDemand:
    facts = {
        "by": house.staff,
        "facility": house.first,
        "track": "room",
        "happened_at": NOW,
        "now": NOW,
        **CALL,
    }
    with acting(house.organisation):
        return note_unmet(**(facts | changed))


def test_a_call_is_noted_once_without_a_name(pitstop: House) -> None:
    first = note(pitstop)
    assert note(pitstop) == first  # a double click
    assert note(pitstop, because="safety") != first
    with acting(pitstop.organisation):
        assert UnmetDemand.objects.count() == 2
        assert not {"name", "citizen", "note"} & {
            field.name for field in UnmetDemand._meta.get_fields()
        }


def test_what_is_left_out_is_asked_for_at_its_field(pitstop: House) -> None:
    with pytest.raises(Problems) as caught:
        note(pitstop, track="", asked="referral", because="", happened_at=NOW + timedelta(hours=1))
    assert [each.field for each in caught.value.each] == ["kind", "asked", "because", "on"]


def test_who_answers_neither_phone_nor_door_notes_nothing(pitstop: House) -> None:
    with pytest.raises(NotAllowed):
        note(pitstop, by=pitstop.actors[Role.SUPERVISOR])


def test_a_refusal_for_lack_of_room_counts_when_it_was_asked(pitstop: House) -> None:
    row = asked(pitstop, "room")
    client = signed_in(pitstop.leader)
    body = {"reasons": "Der er ingen plads", "for_lack_of_room": "on"}
    assert client.post(reverse("refuse_referral", args=[row.pk]), body).status_code == 302
    assert client.post(reverse("refuse_referral", args=[row.pk]), body).status_code == 302
    with acting(pitstop.organisation):
        unmet = UnmetDemand.objects.get()
        assert (unmet.referral, unmet.happened_at) == (row, row.submitted_at)
        assert (unmet.asked, unmet.because) == ("referral", "no_room")


def test_under_110_nobody_is_refused_for_lack_of_room_alone() -> None:
    """Service Act § 110 (DOMAIN.md § 7, "no turning away")."""
    skovvang = make("mpo")
    row = asked(skovvang, "place")
    said = {"by": skovvang.leader, "referral": row, "reasons": "Fuldt", "now": NOW}
    with acting(skovvang.organisation):
        with pytest.raises(Problems) as caught:
            refuse_referral(**said, for_lack_of_room=True)
        assert [each.field for each in caught.value.each] == ["sent_to"]
        refuse_referral(**said, for_lack_of_room=True, sent_to="Herberget i Struer")
        assert UnmetDemand.objects.count() == 1


def test_the_leader_reads_it_by_weekday_and_hour_and_by_reason(pitstop: House) -> None:
    now = timezone.localtime().replace(hour=0, minute=30)
    note(pitstop, happened_at=now - timedelta(hours=2), now=now)
    note(pitstop, happened_at=now - timedelta(hours=2, days=7), now=now)
    note(pitstop, by=pitstop.leader, because="closed", happened_at=now, now=now)
    page = signed_in(pitstop.leader).get(reverse("unmet_demand"))
    hours = {hour: cells["total"] for hour, cells in page.context["by_time"]}
    assert hours == {"00–01": 1, "22–23": 2}
    reasons = {str(label): cells["total"] for label, cells in page.context["by_reason"]}
    assert reasons["Ingen plads var ledig"] == 2
    assert sum(reasons.values()) == page.context["total"] == 3


def test_a_leader_counts_the_own_house_alone(pitstop: House) -> None:
    note(pitstop, by=pitstop.caseworker, facility=pitstop.second)
    page = signed_in(pitstop.leader).get(reverse("unmet_demand"))
    assert page.context["total"] == 0


def test_the_page_takes_an_earlier_hour_and_asks_for_both(pitstop: House) -> None:
    client, url = signed_in(pitstop.staff), reverse("unmet_new")
    kind = {"kind": f"{pitstop.first.pk}:room", **CALL}
    day = timezone.localdate() - timedelta(days=1)
    assert client.post(url, kind | {"hour": "22"}).status_code == 422
    assert client.post(url, kind | {"on": day.isoformat(), "hour": "22"}).status_code == 302
    with acting(pitstop.organisation):
        happened = timezone.localtime(UnmetDemand.objects.get().happened_at)
    assert (happened.date(), happened.hour) == (day, 22)
    assert "uden navn" in text_of(client.get(url))


def note_of_call(house: House, **changed) -> CallNote:
    facts = {
        "by": house.staff,
        "facility": house.first,
        "caller": "citizen",
        "way": "door",
        "about": "En seng i nat",
        "outcome": "nobody",
        "because": "no_room",
        "now": NOW,
    }
    with acting(house.organisation):
        return note_call(**(facts | changed))


def test_a_call_nobody_could_help_counts_by_itself_and_once(pitstop: House) -> None:
    with pytest.raises(Problems) as caught:
        note_of_call(pitstop, because="")
    assert [each.field for each in caught.value.each] == ["because"]
    assert note_of_call(pitstop) == note_of_call(pitstop)
    note_of_call(pitstop, outcome="advice", about="Spurgte til åbningstid")
    with acting(pitstop.organisation):
        unmet = UnmetDemand.objects.get()
        assert (unmet.asked, unmet.because, unmet.track) == ("door", "no_room", "room")
    # Counted at the door by the same person in those minutes, it is the same asking.
    assert note(pitstop, at_once=True, because="safety") == unmet
    note(pitstop, at_once=True, by=pitstop.leader, happened_at=NOW)
    note_of_call(pitstop, by=pitstop.leader, about="Et værelse i aften")
    with acting(pitstop.organisation):
        assert UnmetDemand.objects.count() == 2


def test_of_a_house_with_several_kinds_of_place_none_is_named() -> None:
    herning = make("polaris")
    note_of_call(herning, way="phone")
    with acting(herning.organisation):
        assert (UnmetDemand.objects.get().asked, UnmetDemand.objects.get().track) == ("call", "")


def test_a_full_guest_room_is_counted_with_one_press_and_never_by_looking(herning: House) -> None:
    make_stay(herning, track="guest", days_ago=0, nights=1, arrived=False)
    client = signed_in(herning.actors[Role.ACUTE_STAFF])
    page = client.get(reverse("guest_night"))
    unmet = page.context["unmet"]
    sent = {"kind": unmet.kind, "because": unmet.because, "asked": "door"}
    for _press in range(2):
        answer = client.post(f"{reverse('unmet_new')}?fra=gaest", sent)
        assert answer["Location"] == reverse("guest_night")
    with acting(herning.organisation):
        counted = UnmetDemand.objects.get()
        assert (counted.track, counted.because, counted.asked) == ("guest", "no_room", "door")


def test_a_guest_the_rules_refuse_is_offered_to_be_counted_with_the_reason(herning: House) -> None:
    client = signed_in(herning.actors[Role.ACUTE_STAFF])
    body = {"name": "Bo Lund", "why": "Uro", "nights": "1", "asked_backup": "Birgit"}
    with acting(herning.organisation):
        body |= {"place": herning.place(track="guest").pk, "occasion": "acute"}
    page = client.get(reverse("guest_night"))
    assert page.context["unmet"] is None
    refused = client.post(reverse("guest_night"), body | {"answers.own_citizen": "no"})
    assert refused.status_code == 422
    assert refused.context["unmet"].because == "municipality"
    # What was only left out is no refusal.
    corrected = client.post(
        reverse("guest_night"), body | {"why": "", "answers.own_citizen": "yes"}
    )
    assert (corrected.status_code, corrected.context["unmet"]) == (422, None)
    with acting(herning.organisation):
        assert not UnmetDemand.objects.exists()
