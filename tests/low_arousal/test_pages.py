"""The pages of the hand-over dialogue: what they show, keep and cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from cases.dialogue_paper import paper_of
from low_arousal.models import Dialogue, HandingOn, field_names
from organisations.roles import Role
from placements.models import Stay
from tests.low_arousal.acts import answered, begun, corrected, given, made, written
from tests.pages import signed_in, statements, text_of
from tests.world import TODAY, House, copies_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def staff(herning: House) -> Client:
    return signed_in(herning.staff)


def tab_of(stay: Stay) -> str:
    return reverse("low_arousal", args=[stay.pk])


def test_before_it_is_made_the_tab_says_what_it_is_for(staff: Client, stay: Stay) -> None:
    text = text_of(staff.get(tab_of(stay)))
    assert "Ikke lavet endnu" in text
    assert "Lav den med borgeren" in text


def test_it_is_kept_as_it_is_typed(staff: Client, herning: House, stay: Stay) -> None:
    draft = begun(herning.staff, stay)
    address = reverse("write_dialogue", args=[draft.pk])
    saved = staff.post(address, {"strain_citizen": "Jeg er træt"}, **HTMX)
    assert "Gemt kl." in text_of(saved)
    draft.refresh_from_db()
    assert draft.answers["strain_citizen"] == "Jeg er træt"
    wrong = staff.post(address, {"strain_citizen": "010170-1234"}, **HTMX)
    assert wrong.status_code == 422
    assert "010170-1234" in wrong.content.decode()
    later = staff.post(address, {"strain_citizen": "Jeg er vred", "later": "1"})
    assert later.headers["Location"] == tab_of(stay)


def test_what_a_page_holds_no_more_does_not_undo_a_colleague(
    staff: Client, herning: House, stay: Stay
) -> None:
    """Two at a time, saved as they type: each keeps what only they have written."""
    draft = begun(herning.staff, stay)
    address = reverse("write_dialogue", args=[draft.pk])
    shown = staff.get(address).context["form"]["shown"].value()
    mine: dict[str, str] = dict.fromkeys(field_names(draft.asked), "")
    first = staff.post(address, mine | {"strain_citizen": "Træt", "shown": shown}, **HTMX)
    written(herning.leader, draft, warning_staff="Går rundt")
    again = first.context["shown"].token
    staff.post(address, mine | {"strain_citizen": "Meget træt", "shown": again}, **HTMX)
    draft.refresh_from_db()
    assert draft.answers["warning_staff"] == "Går rundt"
    assert draft.answers["strain_citizen"] == "Meget træt"


def test_both_versions_can_be_read(staff: Client, herning: House, stay: Stay) -> None:
    first = made(herning.staff, stay)
    second = corrected(herning.staff, first, strain_citizen="Jeg sover for meget")
    text = text_of(staff.get(tab_of(stay)))
    assert "Jeg sover for meget" in text
    assert "Hørt forkert" in text
    assert "Udgave 1, lavet første gang" in text
    assert "Jeg sover ikke" in text_of(staff.get(reverse("dialogue", args=[first.pk])))
    assert "Jeg sover for meget" in text_of(staff.get(reverse("dialogue", args=[second.pk])))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("", "Ingen har spurgt borgeren"),
        ("refused", "Borgeren har sagt nej"),
        ("unable", "kan ikke tage stilling"),
        ("later", "vil spørges igen"),
    ],
)
def test_without_consent_the_page_says_what_to_do(
    staff: Client, herning: House, stay: Stay, answer: str, says: str
) -> None:
    dialogue = made(herning.staff, stay)
    if answer:
        answered(stay, answer)
    address = reverse("hand_on_dialogue", args=[dialogue.pk])
    assert says in text_of(staff.get(tab_of(stay)))
    assert says in text_of(staff.get(address))
    facts = {"to_name": "Lise", "to_role": "Bostøtten", "given_on": TODAY, "how": "paper"}
    refused = staff.post(address, facts)
    assert refused.status_code == 409
    assert says in text_of(refused)
    assert not HandingOn.objects.exists()


def test_it_is_a_file_for_whoever_gets_it(staff: Client, herning: House, stay: Stay) -> None:
    dialogue = made(herning.staff, stay)
    paper = paper_of(dialogue)
    assert paper.recipient == "Maja Eksempel"
    assert "“Jeg sover ikke”" in [block.text for block in paper.blocks]
    response = staff.get(reverse("dialogue_pdf", args=[dialogue.pk]))
    assert response.content.startswith(b"%PDF")
    log = AccessLog.objects.get(what="hand_over_dialogue")
    assert log.action == AccessLog.Action.PRINT
    draft = begun(herning.staff, stay)
    assert staff.get(reverse("dialogue_pdf", args=[draft.pk])).status_code == 404


def test_reading_is_logged_and_only_readers_are_offered_nothing(herning: House, stay: Stay) -> None:
    dialogue = made(herning.staff, stay)
    answered(stay)
    client = signed_in(herning.actors[Role.SUPERVISOR])
    page = client.get(tab_of(stay)).content.decode()
    for act in ("correct_dialogue", "hand_on_dialogue"):
        address = reverse(act, args=[dialogue.pk])
        assert address not in page
        assert client.get(address).status_code == 403
    client.get(reverse("dialogue", args=[dialogue.pk]))
    assert AccessLog.objects.filter(what="hand_over_dialogue").count() == 1


def test_the_end_of_the_stay_offers_it(staff: Client, herning: House, stay: Stay) -> None:
    overview = reverse("stay", args=[stay.pk])
    assert staff.get(overview).content.decode().count(tab_of(stay)) == 1, "the tab alone"
    Stay.objects.filter(pk=stay.pk).update(planned_end_on=timezone.localdate())
    assert staff.get(overview).content.decode().count(tab_of(stay)) == 2


def test_the_tab_costs_the_same_at_1_3_and_100(staff: Client, herning: House, stay: Stay) -> None:
    dialogue = made(herning.staff, stay)
    answered(stay, ends_on=timezone.localdate() + timedelta(days=9))
    row = given(herning.staff, dialogue)
    costs = []
    for count in (1, 2, 97):
        before = Dialogue.objects.filter(stay=stay).count()
        copies_of(dialogue, count, number=lambda n, first=before: first + n + 1)
        copies_of(row, count, to_name=lambda n, first=before: f"Lise {first + n}")
        costs.append(len(statements(staff, tab_of(stay))))
    assert len(set(costs)) == 1
    assert costs[0] <= 8
