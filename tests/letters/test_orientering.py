"""The orientering to the acting municipality (§ 110): ready, with its deadline, and sent once."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from audit.models import AccessLog, Event
from core.acting import acting
from core.problems import NotAllowed, Problem
from letters.models import SentLetter
from letters.services.orientering import send_orientering
from placements.models import FollowUp, Stay
from placements.services.stays import move_in, move_out
from placements.services.taking_back import undo_completion
from tests.letters.conftest import Admitted, admit, skovvang
from tests.letters.letters import words
from tests.letters.pdfs import Read
from tests.pages import signed_in, text_of
from tests.world import NOW, TODAY, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

STRUER = "0671"
NUMBER = "010290-1234"


@pytest.fixture
def enrolled() -> Admitted:
    """Somebody with a number, whose municipality is Struer."""
    citizen = {"name": "Ib Eksempel", "home_municipality": STRUER, "number": "0102901234"}
    admitted = admit(skovvang(), citizen=citizen)
    with acting(admitted.house.organisation):
        Stay.objects.filter(pk=admitted.referral.stay_id).update(acting_municipality=STRUER)
    return admitted


def follow_up(admitted: Admitted, kind: str = "orientering_of_admission") -> FollowUp:
    return FollowUp.objects.select_related("stay").get(stay=admitted.referral.stay_id, kind=kind)


def send(admitted: Admitted, **changed: object) -> SentLetter:
    facts: dict[str, object] = {"way": "digital_post", "on": TODAY, "now": NOW}
    with acting(admitted.house.organisation):
        kind = str(changed.pop("kind", "orientering_of_admission"))
        by = changed.pop("by", admitted.house.leader)
        return send_orientering(
            by=by,  # type: ignore[arg-type]
            follow_up=follow_up(admitted, kind),
            **(facts | changed),  # type: ignore[arg-type]
        )


def test_sending_it_does_the_follow_up_and_keeps_what_was_sent(enrolled: Admitted) -> None:
    kept = send(enrolled)
    with acting(enrolled.house.organisation):
        done = follow_up(enrolled)
        assert (done.status, done.completed_on) == ("done", TODAY)
        text = words(SentLetter.objects.get(pk=kept.pk).document)
        assert Event.objects.filter(kind="follow_up.completed").count() == 1
    assert "Til handlekommunen, Struer" in text
    assert "Orientering om indskrivning" in text
    assert "Lov om social service" in text or "serviceloven" in text
    assert "1234" not in text
    assert Read(kept.pdf).language == "da"


def test_twice_is_once(enrolled: Admitted) -> None:
    assert send(enrolled) == send(enrolled)
    with acting(enrolled.house.organisation):
        assert SentLetter.objects.count() == 1


def test_with_the_whole_number_it_is_logged_and_only_for_who_may(enrolled: Admitted) -> None:
    with pytest.raises(NotAllowed):
        send(enrolled, with_number=True, by=enrolled.house.staff)
    with acting(enrolled.house.organisation):
        assert follow_up(enrolled).status == "open"  # nothing was written
    kept = send(enrolled, with_number=True)
    assert NUMBER in words(kept.document)
    with acting(enrolled.house.organisation):
        assert AccessLog.objects.filter(action="reveal").count() == 1


def test_where_no_municipality_is_known_it_is_asked_for(enrolled: Admitted) -> None:
    with acting(enrolled.house.organisation):
        Stay.objects.update(acting_municipality="")
    with pytest.raises(Problem) as refused:
        send(enrolled)
    assert refused.value.field == "acting_municipality"
    assert "Til handlekommunen, Struer" in words(
        send(enrolled, acting_municipality=STRUER).document
    )


@pytest.mark.parametrize("on", [day(1), date(2020, 1, 1)])
def test_it_is_sent_on_a_day_that_can_be(enrolled: Admitted, on: date) -> None:
    with pytest.raises(Problem) as refused:
        send(enrolled, on=on)
    assert refused.value.field == "on"


def test_taken_back_it_stays_to_be_read_and_can_be_sent_again(enrolled: Admitted) -> None:
    kept = send(enrolled)
    with acting(enrolled.house.organisation):
        undo_completion(by=enrolled.house.leader, follow_up=follow_up(enrolled), now=NOW)
        assert follow_up(enrolled).status == "open"
    client = signed_in(enrolled.house.leader)
    assert "Det blev ikke sendt" in text_of(client.get(reverse("sent_letter", args=[kept.pk])))
    letters = reverse("stay_letters", args=[enrolled.referral.stay_id])
    assert "Taget tilbage" in text_of(client.get(letters))

    again = send(enrolled)

    assert again != kept
    assert again.taken_back_at is None
    with acting(enrolled.house.organisation):
        assert follow_up(enrolled).status == "done"


def test_at_discharge_it_is_another_letter_with_its_own_follow_up(enrolled: Admitted) -> None:
    send(enrolled)
    with acting(enrolled.house.organisation):
        stay = enrolled.referral.stay
        assert stay is not None
        move_in(by=enrolled.house.leader, stay=stay, on=TODAY, now=NOW)
        move_out(
            by=enrolled.house.leader,
            stay=stay,
            on=TODAY,
            ending="as_planned",
            destination="own_home",
            now=NOW,
        )
    kept = send(enrolled, kind="orientering_of_leaving")
    text = words(kept.document)
    assert "Orientering om udskrivning" in text
    assert "Egen bolig uden støtte" in text
    with acting(enrolled.house.organisation):
        assert SentLetter.objects.count() == 2
        assert follow_up(enrolled, "orientering_of_leaving").status == "done"


# --- the page


def test_its_page_has_the_deadline_and_marks_it_as_sent(enrolled: Admitted) -> None:
    client = signed_in(enrolled.house.leader)
    url = reverse("orientering", args=[enrolled.referral.stay_id])
    assert "senest 20. marts 2026" in text_of(client.get(url))
    refused = client.post(url, {"send": "1"})
    assert refused.status_code == 422
    typed = {"send": "1", "way": "post", "on": "2026-03-18", "with_number": "on"}
    shown = text_of(client.post(url, typed, follow=True))
    assert "Det er skrevet ned, at den er sendt." in shown
    assert "Med post" in shown
    assert "Sendt: Med post" in text_of(client.get(url))


def test_its_file_has_the_number_only_when_it_is_asked_for_with_a_reason(
    enrolled: Admitted,
) -> None:
    client = signed_in(enrolled.house.leader)
    masked = client.get(reverse("orientering_pdf", args=[enrolled.referral.stay_id]))
    assert masked["Content-Disposition"].startswith("attachment")
    assert Read(masked.content).title == "Orientering om indskrivning"
    url = reverse("orientering", args=[enrolled.referral.stay_id])
    assert client.post(url, {"file": "1"}).status_code == 422
    whole = client.post(url, {"file": "1", "purpose": "partner"})
    assert whole["Content-Type"] == "application/pdf"
    assert whole["Cache-Control"] == "no-store"
    with acting(enrolled.house.organisation):
        assert AccessLog.objects.filter(action="reveal").count() == 1
    staff = signed_in(enrolled.house.staff)
    assert staff.post(url, {"file": "1", "purpose": "partner"}).status_code == 403
