"""The waiting list: in order of need, each house its own, and what is known of each who waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog, Event
from core.acting import acting
from core.problems import NotAllowed, Problems
from referrals.models import MeanwhileOffer, SleepsMeanwhile
from referrals.services.needs import set_need
from referrals.services.waiting import record_waiting
from tests.pages import signed_in, statements, text_of
from tests.referrals.houses import make
from tests.referrals.waits import offer, room, waiting
from tests.world import NOW, House, make_accepted_referral, referrals_like

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
LIST = "waiting_list"


@pytest.fixture
def skovvang() -> House:
    return make("mpo")


def names_on(client, **query: str) -> list[str]:
    page = client.get(reverse(LIST), query)
    return [row.referral.citizen.called for row in page.context["rows"]]


def test_the_greatest_need_is_on_top_and_the_longest_wait_among_equals(skovvang: House) -> None:
    waiting(skovvang, "Ordinær Ny", days=1)
    waiting(skovvang, "Ordinær Gammel", days=9)
    waiting(skovvang, "Kan Vente", level="can_wait", days=30)
    waiting(skovvang, "Høj Behov", level="high")
    waiting(skovvang, "På Gaden", whereabouts="street", urgency="soon", days=2)
    client = signed_in(skovvang.leader)
    assert names_on(client) == [
        "På Gaden",
        "Høj Behov",
        "Ordinær Gammel",
        "Ordinær Ny",
        "Kan Vente",
    ]
    with acting(skovvang.organisation):
        assert AccessLog.objects.filter(what="waiting_list").count() == 5


def test_a_leader_of_one_house_never_sees_the_names_of_another(herning: House) -> None:
    make_accepted_referral(herning, name="En Andens", facility=herning.second)
    make_accepted_referral(herning, name="Vor Egen", facility=herning.first)
    assert names_on(signed_in(herning.leader)) == ["Vor Egen"]
    assert names_on(signed_in(herning.caseworker)) == ["En Andens", "Vor Egen"]


def test_where_they_sleep_is_asked_again_and_every_answer_is_kept(skovvang: House) -> None:
    row = waiting(skovvang, "Vera Venter", days=20)
    client = signed_in(skovvang.leader)
    first = text_of(client.get(reverse(LIST)))
    assert "Sover: ikke spurgt endnu" in first
    assert "spørg igen" in first
    with acting(skovvang.organisation):
        asked = {"by": skovvang.staff, "referral": row, "offered": "Herberget i Struer"}
        earlier = timezone.now() - timedelta(days=5)
        record_waiting(**asked, sleeps="I en bil", rough="yes", now=earlier)
        record_waiting(**asked, sleeps="I en bil", rough="yes", now=earlier)  # a double click
        assert SleepsMeanwhile.objects.count() == 1
    again = text_of(client.get(reverse(LIST)))
    assert "Sover: I en bil" in again
    assert "sover ude" in again
    assert "spørg igen" in again
    with acting(skovvang.organisation):
        record_waiting(
            **asked, sleeps="Hos sin søster", rough="no", answer="declined", now=timezone.now()
        )
        assert [each.where for each in SleepsMeanwhile.objects.all()] == [
            "Hos sin søster",
            "I en bil",
        ]
        assert [each.answer for each in MeanwhileOffer.objects.all()] == ["declined", ""]
    latest = text_of(client.get(reverse(LIST)))
    assert "spørg igen" not in latest
    assert "Borgeren vil ikke have det" in latest
    page = text_of(client.get(reverse("referral", args=[row.pk])))
    assert "I en bil" in page
    assert "Herberget i Struer" in page


def test_the_need_is_judged_by_who_decides_with_words_and_its_history_stands(
    skovvang: House,
) -> None:
    row = waiting(skovvang, "Vera Venter")
    with acting(skovvang.organisation):
        said = {"referral": row, "now": NOW}
        with pytest.raises(NotAllowed):
            set_need(by=skovvang.staff, level="high", words="Bor på gaden", **said)
        with pytest.raises(Problems) as caught:
            set_need(by=skovvang.leader, level="", words=" ", **said)
        assert [each.field for each in caught.value.each] == ["level", "words"]
        first = set_need(by=skovvang.leader, level="high", words="Bor på gaden", **said)
        assert set_need(by=skovvang.leader, level="high", words="Bor på gaden", **said) == first
        set_need(
            by=skovvang.leader,
            referral=row,
            level="can_wait",
            words="Fik en stue",
            now=NOW + timedelta(hours=1),
        )
        assert [each.level for each in row.needs.all()] == ["can_wait", "high"]
        assert Event.objects.filter(kind="referral.need_set").count() == 2


def test_the_list_narrows_by_house_and_by_kind(herning: House) -> None:
    make_accepted_referral(herning, name="Bor Hjemme", facility=herning.first)
    make_accepted_referral(herning, name="Er Gæst", facility=herning.second, track="guest")
    client = signed_in(herning.caseworker)
    assert names_on(client, tilbud=str(herning.first.pk)) == ["Bor Hjemme"]
    assert names_on(client, slags="polaris:guest") == ["Er Gæst"]
    assert names_on(client, slags="polaris:nonsense") == ["Bor Hjemme", "Er Gæst"]


def test_it_asks_as_much_for_a_hundred_as_for_a_single_row(skovvang: House) -> None:
    row = waiting(skovvang, "Vera Venter")
    offer(skovvang, row, room(skovvang))
    client, counts = signed_in(skovvang.leader), []
    for more in (0, 2, 97):
        if more:
            with acting(skovvang.organisation):
                row.refresh_from_db()
                row.hold, row.reference = None, f"H-{more}"
            referrals_like(skovvang, row, more, f"Borger {more}")
        counts.append(len(statements(client, reverse(LIST))))
    assert max(counts) <= 8
    assert counts[0] <= 8
