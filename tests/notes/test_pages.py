"""The notes of a stay as a page and on paper, with two years of them, and a search across."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from notes.models import Note
from notes.services.notes import NoteFacts, write_note
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Stay
from tests.notes.acts import agreed, corrected, pinned, written
from tests.pages import signed_in, statements, text_of
from tests.world import House, copies_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: Beyond the frame, however many rows.
MOST = 8


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    """Today's, since pages ask what day it is."""
    row = make_stay(herning, days_ago=20)
    with acting(herning.organisation):
        yield row


def note_today(by: Actor, stay: Stay, text: str, **changed: object) -> Note:
    now = timezone.now()
    facts = {"kind": "observation", "happened_on": timezone.localdate(now), "text": text} | changed
    return write_note(by=by, stay=stay, facts=NoteFacts(**facts), now=now)


def many_like(note: Note, count: int) -> None:
    """Notes of the days before, one a day."""
    copies_of(
        note,
        count,
        happened_on=lambda n: note.happened_on - timedelta(days=n % 700),
        text=lambda n: f"Gik en tur nummer {n}",
        kind=lambda n: "visit" if n % 3 else "call",
        source=lambda _n: "Søsteren",
    )


def opened(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return text_of(response)


def test_the_page_costs_the_same_with_two_years_of_notes(herning: House, stay: Stay) -> None:
    client, url = signed_in(herning.staff), reverse("notes", args=[stay.pk])
    first = note_today(herning.staff, stay, "Spiste morgenmad")
    note = corrected(
        herning.leader, first, text="Spiste frokost", now=timezone.now(), reason="Husket forkert"
    )
    pinned(herning.staff, stay)
    agreed(herning.staff, stay)
    asked = []
    for more in (0, 2, 97, 1400):
        with acting(herning.organisation):
            many_like(first, more)
        asked.append(len(statements(client, url)))
    assert len(set(asked)) == 1
    assert asked[0] <= MOST
    text = opened(client, url)
    assert "1500 notater" in text
    assert "Side 1 af 30" in text
    assert text.count("Gik en tur nummer") == 49
    assert "Spiste morgenmad" in text, "what it said before can be read"
    assert "Husket forkert" in text
    assert Note.objects.filter(first=first).get() == note
    assert "Side 30 af 30" in opened(client, f"{url}?side=30")
    assert "Side 1 af 30" in opened(client, f"{url}?side=99")


def test_notes_are_narrowed_by_kind_days_and_words(herning: House, stay: Stay) -> None:
    client, url = signed_in(herning.staff), reverse("notes", args=[stay.pk])
    today = timezone.localdate()
    many_like(note_today(herning.staff, stay, "Fik medicin af hjemmeplejen", kind="health"), 9)
    call = note_today(herning.staff, stay, "Ville høre, hvordan det går", kind="call", source="Mor")
    assert "3 notater" not in opened(client, url)
    assert "4 notater" in opened(client, f"{url}?slags=call")
    for words in ("medicinen", "MEDICIN", "hjemmepl med"):
        text = opened(client, f"{url}?ord={words}")
        assert "Fik medicin af hjemmeplejen" in text
        assert "Gik en tur" not in text
    assert "Ville høre" in opened(client, f"{url}?ord=mor&slags=call")
    assert "Ingen notater passer" in opened(client, f"{url}?ord=telefonsvarer")
    days = f"fra={today - timedelta(days=2)}&til={today - timedelta(days=1)}"
    assert "2 notater" in opened(client, f"{url}?{days}")
    response = client.get(reverse("note", args=[call.pk]))
    assert response["Location"].startswith(url)
    last = AccessLog.objects.filter(what="notes", action="search").count()
    assert last >= 4


def test_on_paper_a_period_stands_oldest_first_and_is_logged(herning: House, stay: Stay) -> None:
    many_like(note_today(herning.staff, stay, "I dag"), 5)
    pinned(herning.staff, stay, "Banker altid på")
    today = timezone.localdate()
    url = reverse("notes_sheet", args=[stay.pk])
    client = signed_in(herning.actors[Role.SUPERVISOR])
    text = opened(client, f"{url}?fra={today - timedelta(days=3)}&til={today - timedelta(days=1)}")
    assert text.index("nummer 3") < text.index("nummer 2") < text.index("nummer 1")
    assert "I dag" not in text
    assert "Banker altid på" in text
    log = AccessLog.objects.filter(what="notes", action="print").get()
    assert (log.citizen_id, log.purpose) == (stay.citizen_id, "inspection")
    assert len(statements(client, url)) <= MOST


def test_who_only_reads_has_no_acts_and_another_house_sees_nothing(
    herning: House, holstebro: House, stay: Stay
) -> None:
    note = note_today(herning.staff, stay, "Spiste morgenmad")
    supervisor = signed_in(herning.actors[Role.SUPERVISOR])
    html = supervisor.get(reverse("notes", args=[stay.pk])).content.decode()
    assert "Spiste morgenmad" in html
    for name, args in (("write_note", [stay.pk]), ("correct_note", [note.pk]), ("pin", [stay.pk])):
        assert reverse(name, args=args) not in html
        assert supervisor.get(reverse(name, args=args)).status_code == 403
    elsewhere = make_stay(herning, facility=herning.second, name="Ib Andet")
    with acting(herning.organisation):
        hidden = note_today(herning.caseworker, elsewhere, "Hemmeligt")
    for client in (
        signed_in(herning.staff),
        signed_in(herning.leader),
        signed_in(holstebro.leader),
    ):
        for name, pk in (
            ("notes", elsewhere.pk),
            ("notes_sheet", elsewhere.pk),
            ("note", hidden.pk),
            ("correct_note", hidden.pk),
            ("write_note", elsewhere.pk),
        ):
            assert client.get(reverse(name, args=[pk])).status_code == 404, name


def test_a_search_reads_only_what_one_may_see_and_is_logged_with_its_purpose(
    herning: House, holstebro: House, stay: Stay
) -> None:
    elsewhere = make_stay(herning, facility=herning.second, name="Ib Andet")
    abroad = make_stay(holstebro, name="Else Udenfor")
    with acting(herning.organisation):
        note_today(herning.staff, stay, "Talte om gælden til udlejeren")
        wrong = note_today(herning.staff, stay, "Talte om gæld, skrevet om en anden")
        corrected(herning.staff, wrong, "Forkert borger", takes_back=True, now=timezone.now())
        note_today(herning.caseworker, elsewhere, "Gæld hos kommunen")
    with acting(holstebro.organisation):
        note_today(holstebro.staff, abroad, "Gæld i banken")
    url, asked = reverse("search_notes"), {"words": "gæld", "purpose": "call"}

    mine = text_of(signed_in(herning.staff).post(url, asked))
    assert "Talte om gælden til udlejeren" in mine
    assert "Et notat" in mine
    for hidden in ("Gæld hos kommunen", "Gæld i banken", "skrevet om en anden"):
        assert hidden not in mine
    assert "Gæld hos kommunen" in text_of(signed_in(herning.caseworker).post(url, asked))
    logged = AccessLog.objects.filter(
        what="notes", action="search", user=herning.staff.user, purpose="call"
    )
    assert list(logged.values_list("citizen_id", flat=True)) == [stay.citizen_id]

    client = signed_in(herning.staff)
    assert client.post(url, {"words": "gæld", "purpose": ""}).status_code == 422
    assert client.post(url, {"words": "  ", "purpose": "call"}).status_code == 422
    assert client.post(url, {"words": "010190-1234", "purpose": "call"}).status_code == 422
    assert "Ingen notater har de ord" in text_of(
        client.post(url, {"words": "!&|:*() og", "purpose": "call"})
    )


def test_a_search_costs_the_same_and_shows_the_newest(herning: House, stay: Stay) -> None:
    client, url = signed_in(herning.staff), reverse("search_notes")
    first = note_today(herning.staff, stay, "Gik en tur")
    asked = []
    for more in (0, 2, 97):
        with acting(herning.organisation):
            many_like(first, more)
        asked.append(len(statements(client, url, {"words": "tur", "purpose": "case"})))
    assert len(set(asked)) == 1
    assert asked[0] <= MOST
    text = text_of(client.post(url, {"words": "tur", "purpose": "case"}))
    assert "50 notater" in text
    assert "Der er flere" in text


def test_a_correction_by_its_page_keeps_the_first_words(herning: House, stay: Stay) -> None:
    note = note_today(herning.staff, stay, "Spiste morgenmad")
    client, url = signed_in(herning.leader), reverse("correct_note", args=[note.pk])
    body = {
        "kind": "observation",
        "happened_on": timezone.localdate().isoformat(),
        "text": "Spiste frokost",
        "reason": "Husket forkert",
    }
    assert client.post(url, body | {"reason": ""}).status_code == 422
    assert client.post(url, body).status_code == 302
    text = opened(client, reverse("notes", args=[stay.pk]))
    assert "Hvad der stod før" in text
    assert "Spiste morgenmad" in text
    assert "Spiste frokost" in client.get(url).content.decode(), "an old link leads to the last"


def test_what_is_agreed_on_medicine_stands_with_who_goes_on_afterwards(
    herning: House, stay: Stay
) -> None:
    today = timezone.localdate()
    agreed(herning.staff, stay, starts_on=today)
    client = signed_in(herning.staff)
    text = opened(client, reverse("notes", args=[stay.pk]))
    assert "Medicin: Hjemmepleje, Lis Holm, 11 22 33 44" in text
    assert "Ja, den samme hjælper fortsætter" in text
    written(herning.staff, stay, now=timezone.now(), happened_on=today)
    body = {
        "kind": "medicine",
        "handler": "house",
        "how": "Metadon 50 mg",
        "starts_on": today.isoformat(),
        "afterwards": "unknown",
    }
    refused = client.post(reverse("agree_care", args=[stay.pk]), body)
    assert refused.status_code == 422
    assert "ingen doser" in text_of(refused)
