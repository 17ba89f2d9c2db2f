"""How a citizen wants to be written to: held of the citizen, said by a referral, chosen in a
letter unless who sends chooses otherwise."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import reverse

from citizens.models import Citizen
from citizens.services.joining import join_citizens, take_apart
from citizens.written_to import language_named
from core.acting import acting
from letters.services.translating import translate_decision
from letters.wishes import Wish, wish_of
from tests.letters.conftest import REASONS, Admitted, admit, skovvang
from tests.letters.letters import words
from tests.pages import signed_in, text_of
from tests.referrals.houses import asked
from tests.world import NOW

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Engelsk", "en"),
        ("english.", "en"),
        (" dansk ", "da"),
        ("", ""),
        ("Arabisk", ""),
        ("Engelsk og arabisk", ""),
        ("lidt engelsk", ""),
    ],
)
def test_what_is_told_of_the_language_counts_where_it_is_plain(told: str, language: str) -> None:
    assert language_named(told) == language


def test_a_referral_s_plain_word_is_held_and_chosen_in_its_letter() -> None:
    admitted = admit(skovvang(), language="Engelsk")
    with acting(admitted.house.organisation):
        citizen = Citizen.objects.get(pk=admitted.referral.citizen_id)
        assert (citizen.letter_language, citizen.letter_edition) == ("en", "")
    page = text_of(open_letter(admitted))
    assert "Dear Ib Eksempel" in page
    assert "som borgeren ønsker det" in page
    danish = text_of(open_letter(admitted, language="da"))
    assert "Kære Ib Eksempel" in danish
    assert "Borgeren ønsker et andet brev end det her." in danish


def test_of_a_citizen_whose_wish_is_not_known_a_letter_is_danish_and_ordinary() -> None:
    admitted = admit(skovvang())
    page = text_of(open_letter(admitted))
    assert "Kære Ib Eksempel" in page
    assert "som borgeren ønsker det" not in page


def test_what_is_held_of_the_citizen_counts_before_what_a_referral_says() -> None:
    admitted = admit(skovvang(), language="Engelsk")
    citizen = Citizen(name="Ib", letter_language="da", letter_edition="easy")
    assert wish_of(citizen, admitted.referral) == Wish("da", "easy", is_known=True)
    assert wish_of(Citizen(name="Ib"), admitted.referral) == Wish("en", "ordinary", is_known=True)
    assert wish_of(Citizen(name="Ib"), None) == Wish("da", "ordinary", is_known=False)


def test_it_is_set_where_the_citizen_s_facts_are_put_right() -> None:
    admitted = admit(skovvang(), language="Arabisk", needs_interpreter="yes")
    citizen_id = admitted.referral.citizen_id
    client = signed_in(admitted.house.leader)
    url = reverse("correct_citizen", args=[citizen_id])
    form = text_of(client.get(url))
    assert f"I henvisning {admitted.referral.reference} står: Arabisk, har brug for tolk." in form
    shown = client.get(url).context["form"]["shown"].value()
    typed = {"name": "Ib Eksempel", "home_municipality": "0661", "shown": shown}
    wrong = client.post(url, typed | {"letter_language": "xx"})
    assert wrong.status_code == 422
    chosen = typed | {"letter_language": "en", "letter_edition": "easy"}
    page = text_of(client.post(url, chosen, follow=True))
    assert "Engelsk · Let at læse" in page
    # A colleague who opened the form before chooses otherwise: both are shown.
    stale = client.post(url, typed | {"letter_language": "da", "letter_edition": ""})
    assert stale.status_code == 409
    assert "Hello Ib Eksempel" in text_of(open_letter(admitted))


def test_it_survives_that_two_registrations_are_joined_and_taken_apart() -> None:
    house = skovvang()
    with transaction.atomic():
        first = asked(house, "place").citizen
        other = asked(
            house, "place", citizen={"name": "Ib E. Eksempel"}, language="Engelsk"
        ).citizen
    with acting(house.organisation):
        kept = join_citizens(by=house.leader, citizen=other, into=first, now=NOW)
        assert kept.letter_language == "en"
        take_apart(by=house.leader, citizen=other, now=NOW)
        first.refresh_from_db()
        other.refresh_from_db()
        assert (first.letter_language, other.letter_language) == ("", "en")


def test_reasons_are_translated_by_who_sends_or_the_letter_says_they_are_not() -> None:
    admitted = admit(skovvang())
    warned = text_of(open_letter(admitted, language="en"))
    assert "Det, I har skrevet, er på dansk" in warned
    assert REASONS in warned
    client = signed_in(admitted.house.leader)
    url = reverse("decision_translation", args=[admitted.referral.decision_id, "en"])
    page = text_of(client.post(url, {"reasons": "You need peace and quiet."}, follow=True))
    assert "You need peace and quiet." in page
    with acting(admitted.house.organisation):
        assert REASONS not in words(admitted.letter("en", "easy"))
        assert REASONS in words(admitted.letter("da"))
    kept = admitted.send(language="en")
    with acting(admitted.house.organisation):
        texts = {"reasons": "Something else."}
        translate_decision(
            by=admitted.house.leader,
            decision=admitted.decision,
            language="en",
            texts=texts,
            now=NOW,
        )
    assert "You need peace and quiet." in words(kept.document)
    for nothing in ("da", "xx"):
        address = reverse("decision_translation", args=[admitted.referral.decision_id, nothing])
        assert client.get(address).status_code == 404


def open_letter(admitted: Admitted, **chosen: str):
    url = reverse("decision_letter", args=[admitted.referral.decision_id])
    return signed_in(admitted.house.leader).get(url, chosen)
