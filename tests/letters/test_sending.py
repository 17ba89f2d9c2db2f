"""A letter that was sent stays as it was sent, once, sealed; a draft is not sent."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog, Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from letters.models import SentLetter
from letters.services.sending import mark_of
from placements.models import Booking, Decision, Facility
from tests.letters.conftest import REASONS, Admitted, admit, skovvang
from tests.letters.pdfs import Read
from tests.pages import signed_in, statements, text_of
from tests.world import NOW, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def sent(admitted: Admitted) -> int:
    with acting(admitted.house.organisation):
        return SentLetter.objects.count()


def fall(admitted: Admitted) -> None:
    with acting(admitted.house.organisation):
        decision = Decision.objects.get(pk=admitted.referral.decision_id)
        decision.fall("lapsed", NOW)
        decision.save()


def test_it_is_kept_as_it_was_sent_by_whom_and_how(admitted: Admitted) -> None:
    kept = admitted.send(language="en", edition="easy", way="post")
    with acting(admitted.house.organisation):
        read = SentLetter.objects.get(pk=kept.pk)
        document = admitted.letter("en", "easy")
        assert read.document == document
        assert Read(read.pdf).title == document.title
        assert (read.by, read.at, read.way) == (admitted.house.leader.user, NOW, "post")
        event = Event.objects.get(kind="letter.sent")
        assert event.citizen_id == admitted.referral.citizen_id
        assert event.referral_id == admitted.referral.pk
        assert REASONS not in str(event.facts)


def test_twice_is_once_and_another_edition_is_another_letter(admitted: Admitted) -> None:
    first = admitted.send()
    assert admitted.send() == first
    admitted.send(edition="easy")
    admitted.send(way="post")
    assert sent(admitted) == 3


def test_its_text_can_not_be_read_in_the_database(admitted: Admitted) -> None:
    kept = admitted.send()
    with acting(admitted.house.organisation):
        row = bytes(kept.sealed_text) + bytes(kept.sealed_pdf) + bytes(kept.digest)
    for secret in (b"Ib Eksempel", REASONS.encode(), b"%PDF"):
        assert secret not in row


def test_nobody_changes_it_afterwards(admitted: Admitted) -> None:
    admitted.send()
    for verb in ("UPDATE letters_sentletter SET way = 'post'", "DELETE FROM letters_sentletter"):
        with (
            acting(admitted.house.organisation),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(verb)


def test_what_was_not_read_is_not_sent(admitted: Admitted) -> None:
    with acting(admitted.house.organisation):
        shown = mark_of(admitted.letter(), controller_id=admitted.house.organisation.pk)
        Facility.objects.filter(pk=admitted.house.first.pk).update(phone="97 00 00 00")
    with pytest.raises(Conflict) as refused:
        admitted.send(shown=shown)
    assert refused.value.code == "another_letter"


def test_a_draft_is_not_sent_and_says_what_it_lacks() -> None:
    waiting = admit(skovvang(), with_place=False)
    with pytest.raises(Conflict, match="datoer og sted"):
        waiting.send()


def test_a_letter_on_a_decision_that_fell_is_not_sent(admitted: Admitted) -> None:
    fall(admitted)
    with pytest.raises(Conflict, match="gælder ikke længere"):
        admitted.send()


@pytest.mark.parametrize(
    "wrong", [{"language": "xx"}, {"edition": "long"}, {"way": "dove"}, {"way": ""}]
)
def test_what_is_no_choice_is_refused_at_its_field(
    admitted: Admitted, wrong: dict[str, str]
) -> None:
    facts = {"shown": "-"} | wrong
    with pytest.raises(Problem) as refused:
        admitted.send(**facts)
    assert refused.value.field in wrong


def test_only_those_who_decide_send(admitted: Admitted) -> None:
    from organisations.roles import Role

    with pytest.raises(NotAllowed):
        admitted.send(by=admitted.house.actors[Role.SUPERVISOR])
    assert sent(admitted) == 0


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_two_who_send_the_same_at_once_keep_one() -> None:
    admitted = admit(skovvang())
    kept: list[SentLetter] = []
    start = threading.Barrier(2)

    def send() -> None:
        start.wait()
        try:
            kept.append(admitted.send())
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({letter.pk for letter in kept}) == 1
    with acting(admitted.house.organisation), transaction.atomic():
        assert SentLetter.objects.count() == 1
        assert Event.objects.filter(kind="letter.sent").count() == 1


# --- the pages


def open_letter(admitted: Admitted, **query: str) -> str:
    url = reverse("decision_letter", args=[admitted.referral.decision_id])
    return text_of(signed_in(admitted.house.leader).get(url, query))


def test_the_language_and_the_edition_are_chosen_in_the_address(admitted: Admitted) -> None:
    assert "Kære Ib Eksempel" in open_letter(admitted)
    assert "Hej Ib Eksempel" in open_letter(admitted, edition="easy")
    assert "Dear Ib Eksempel" in open_letter(admitted, language="en")
    assert "Kære Ib Eksempel" in open_letter(admitted, language="klingon", edition="'")


def test_it_is_sent_from_its_page_and_then_shown_as_sent(admitted: Admitted) -> None:
    client = signed_in(admitted.house.leader)
    url = reverse("decision_letter", args=[admitted.referral.decision_id]) + "?edition=easy"
    mark = client.get(url).context["form"]["mark"].value()
    assert client.post(url, {"mark": mark}).status_code == 422
    answer = client.post(url, {"mark": mark, "way": "digital_post"}, follow=True)
    shown = text_of(answer)
    assert "Brevet er gemt, som det blev sendt." in shown
    assert "Digital Post" in shown
    assert "Hej Ib Eksempel" in shown
    assert "Sendt" in open_letter(admitted)


def test_a_page_opened_before_the_letter_changed_sends_nothing(admitted: Admitted) -> None:
    client = signed_in(admitted.house.leader)
    url = reverse("decision_letter", args=[admitted.referral.decision_id])
    mark = client.get(url).context["form"]["mark"].value()
    with acting(admitted.house.organisation):
        Facility.objects.filter(pk=admitted.house.first.pk).update(phone="97 00 00 00")
    answer = client.post(url, {"mark": mark, "way": "post"})
    assert answer.status_code == 409
    assert "siger noget andet" in text_of(answer)
    assert sent(admitted) == 0
    # Having seen it, the same press sends it.
    again = {"mark": answer.context["form"]["mark"].value(), "way": "post"}
    assert client.post(url, again).status_code == 302


def test_what_was_sent_says_on_its_page_that_its_decision_fell(admitted: Admitted) -> None:
    kept = admitted.send()
    before = kept.pdf
    fall(admitted)
    client = signed_in(admitted.house.leader)
    url = reverse("sent_letter", args=[kept.pk])
    page = text_of(client.get(url))
    assert "Denne afgørelse gælder ikke længere. Siden den 17. marts 2026" in page
    assert client.get(reverse("sent_letter_pdf", args=[kept.pk])).content == before
    assert "gælder ikke længere" in open_letter(admitted)
    case = text_of(client.get(reverse("referral_letters", args=[admitted.referral.pk])))
    assert "gælder ikke længere" in case


@pytest.mark.parametrize("name", ["decision_letter_pdf", "sent_letter_pdf"])
def test_a_file_is_for_keeping_and_its_taking_is_logged(admitted: Admitted, name: str) -> None:
    kept = admitted.send()
    pk = kept.pk if name == "sent_letter_pdf" else admitted.referral.decision_id
    answer = signed_in(admitted.house.leader).get(reverse(name, args=[pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert "Ib" not in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Read(answer.content).is_marked
    action = "export" if name == "sent_letter_pdf" else "print"
    with acting(admitted.house.organisation):
        assert AccessLog.objects.filter(
            action=action, what="letter", citizen_id=admitted.referral.citizen_id
        ).exists()


def test_another_organisation_finds_no_letter(admitted: Admitted) -> None:
    kept = admitted.send()
    viborg = make_house("viborg", "Viborg Kommune", municipality_code="0791")
    client = signed_in(viborg.leader)
    addresses = [
        reverse("sent_letter", args=[kept.pk]),
        reverse("sent_letter_pdf", args=[kept.pk]),
        reverse("sent_letter", args=[uuid4()]),
        reverse("decision_letter", args=[admitted.referral.decision_id]),
        reverse("decision_letter_pdf", args=[admitted.referral.decision_id]),
        reverse("referral_letters", args=[admitted.referral.pk]),
        reverse("stay_letters", args=[admitted.referral.stay_id]),
    ]
    assert [client.get(url).status_code for url in addresses] == [404] * len(addresses)


def test_the_letters_of_a_case_cost_the_same_however_many(admitted: Admitted) -> None:
    client = signed_in(admitted.house.leader)
    url = reverse("stay_letters", args=[admitted.referral.stay_id])
    first = admitted.send()
    cost = len(statements(client, url))
    with acting(admitted.house.organisation):
        for n in range(30):
            copy = SentLetter(
                controller_id=first.controller_id,
                decision_id=first.decision_id,
                way="post",
                language="da",
                edition="ordinary",
                sealed_text=b"x",
                sealed_pdf=b"x",
                digest=bytes([n]) * 32,
                by=first.by,
                at=timezone.now(),
            )
            copy.save(force_insert=True)
    assert len(statements(client, url)) == cost
    # A list opens no letter.
    assert not [sql for sql in statements(client, url) if "sealed_pdf" in sql]


def test_a_cancelled_stay_leaves_an_award_without_dates(admitted: Admitted) -> None:
    from placements.services.stays import cancel_stay

    with acting(admitted.house.organisation):
        cancel_stay(
            by=admitted.house.leader,
            stay=admitted.referral.stay,
            reason="Kunne ikke komme",
            now=NOW,
        )
        assert not Booking.objects.standing().filter(stay=admitted.referral.stay).exists()
    assert "Udkast – mangler datoer og sted" in open_letter(admitted)
