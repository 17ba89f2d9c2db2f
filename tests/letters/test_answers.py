"""The letter on the answer to a referral: no letter leaves as a decision without law, reasons,
dates, sender and guidance on how to complain."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from core.acting import acting
from letters.content import JOINED, Content, content_of
from organisations.models import Organisation
from placements.models import Decision
from referrals.models import Referral
from referrals.services.decisions import refuse_referral
from referrals.services.placing import book_for_referral
from tests.letters.conftest import skovvang
from tests.pages import signed_in, text_of
from tests.referrals.houses import accepted, asked, make, yes
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ALL = ["lovgrundlag", "begrundelse", "datoer og sted", "afsenderens adresse og telefon"]


def content(house: House, referral: Referral) -> Content:
    with acting(house.organisation):
        referral.refresh_from_db()
        decision = Decision.objects.select_related(*JOINED).get(pk=referral.decision_id)
        return content_of(decision, on=TODAY)


def page(house: House, referral: Referral) -> str:
    url = reverse("referral_letter", args=[referral.pk])
    return text_of(signed_in(house.leader).get(url, follow=True))


def book(house: House, referral: Referral, ends_on: date | None = None) -> None:
    with acting(house.organisation), transaction.atomic():
        book_for_referral(
            by=house.leader,
            referral=referral,
            place=house.place(track=referral.track),
            starts_on=TODAY,
            ends_on=ends_on,
            now=NOW,
        )


def refuse(house: House, referral: Referral, reasons: str = "Du har anden hjælp.") -> None:
    with acting(house.organisation):
        refuse_referral(by=house.leader, referral=referral, reasons=reasons, now=NOW)


def test_an_award_lacks_what_is_not_known_yet() -> None:
    house = make("mpo")
    referral = asked(house, "place")
    yes(house.leader, referral)
    assert content(house, referral).lacks == ALL[1:]
    assert "Udkast – mangler begrundelse, datoer og sted" in page(house, referral)


def test_where_no_house_was_asked_for_the_organisation_writes() -> None:
    herning = make("polaris")
    referral = asked(herning, "home", by=herning.caseworker, referrer="authority", facility=None)
    with acting(herning.organisation):
        Referral.objects.filter(pk=referral.pk).update(facility=None)
    with acting(herning.organisation):
        refuse_referral(
            by=herning.caseworker, referral=referral, reasons="Nej.", legal_basis="84_2", now=NOW
        )
    assert content(herning, referral).lacks == [ALL[3]]
    Organisation.objects.filter(pk=herning.organisation.pk).update(
        address="Torvet 5, 7400 Herning", phone="96 28 28 28", phone_hours="kl. 9 til 14"
    )
    assert content(herning, referral).lacks == []
    url = reverse("referral_letter", args=[referral.pk])
    shown = text_of(signed_in(herning.caseworker).get(url, follow=True))
    assert "Torvet 5, 7400 Herning" in shown
    assert "så ring til Herning Kommune på 96 28 28 28" in shown
    assert "Telefonen er åben: kl. 9 til 14." in shown


def test_with_all_of_it_it_is_a_decision_to_send() -> None:
    house = skovvang()
    referral = asked(house, "place")
    yes(house.leader, referral, reasons="Du har brug for ro.")
    book(house, referral)
    assert content(house, referral).lacks == []
    shown = page(house, referral)
    assert "Udkast" not in shown
    for words in (
        "Skovvangsvej 1, 7500 Holstebro",
        "96 11 00 00",
        "Du bliver optaget på en midlertidig psykiatrisk omsorgsplads",
        "Lov om social service § 110: midlertidigt ophold til personer, som ikke har eller ikke "
        "kan opholde sig i egen bolig",
        "Holstebro Kommune 1, place 1",
        "Fra den 17. marts 2026.",
        "Vi ser på det sammen med dig igen senest den 14. april 2026.",
        "Din handlekommune",
        "senest 4 uger efter",
        "Ankestyrelsen",
    ):
        assert words in shown
    assert "borgeren betaler" not in shown.lower()


def test_an_end_that_is_set_stands_in_the_letter() -> None:
    herning = make("polaris")
    citizen = {
        "name": "Ib Eksempel",
        "birth_date": TODAY.replace(year=1980),
        "home_municipality": "0657",
    }
    referral = accepted(herning, "guest", citizen=citizen)
    book(herning, referral, ends_on=day(2))
    shown = page(herning, referral)
    assert "Fra den 17. marts 2026 til den 19. marts 2026." in shown
    assert "Du kan overnatte i vores gæsteværelse." in shown
    assert "Herning Kommune betaler. Du betaler ikke noget." in shown


def test_a_refusal_says_it_plainly_and_rests_on_a_section() -> None:
    house = skovvang()
    referral = asked(house, "place")
    refuse(house, referral)
    assert "lovgrundlag" not in content(house, referral).lacks  # there is only one
    assert "Vi giver afslag på dit ønske" in page(house, referral)


def test_the_form_asks_what_section_a_refusal_rests_on() -> None:
    herning = make("polaris")
    referral = asked(herning, "home", by=herning.caseworker, referrer="authority")
    url = reverse("refuse_referral", args=[referral.pk])
    client = signed_in(herning.caseworker)
    typed = {"reasons": "Du har brug for et varigt ophold."}
    assert "lovgrundlag" in client.post(url, typed).content.decode().lower()
    assert client.post(url, typed | {"legal_basis": "84_2"}).status_code == 302
    basis = content(herning, referral).legal_basis
    assert basis[0].startswith("Lov om social service §\u00a084, stk. 2")


@pytest.mark.parametrize("decided", ["accepted", "refused"])
def test_outreach_speaks_of_no_payment_anywhere(decided: str) -> None:
    house = skovvang()
    referral = asked(house, "outreach")
    client = signed_in(house.leader)
    pages = [
        client.get(reverse(name, args=[referral.pk])).content.decode()
        for name in ("referral_receipt", "accept_referral", "refuse_referral", "referral")
    ]
    if decided == "accepted":
        yes(house.leader, referral, reasons="Vi vil gerne hjælpe dig.")
    else:
        refuse(house, referral)
    letter = page(house, referral).replace("Det koster ikke noget.", "")  # to complain
    for shown in (*pages, letter):
        for word in ("dagstakst", "koster", "Betaling<", "betaler"):
            assert word not in shown
    with acting(house.organisation):
        codes = {question.code for question in referral.verdict.open_questions}
    assert "acting_municipality" not in codes


def test_the_receipt_of_a_place_says_who_is_charged() -> None:
    house = skovvang()
    referral = asked(house, "place")
    url = reverse("referral_receipt", args=[referral.pk])
    receipt = text_of(signed_in(house.leader).get(url))
    assert "Handlekommunen betaler en dagstakst" in receipt


def test_nothing_decided_has_no_letter() -> None:
    house = skovvang()
    referral = asked(house, "place")
    client = signed_in(house.leader)
    assert client.get(reverse("referral_letter", args=[referral.pk])).status_code == 404
    case = client.get(reverse("referral_letters", args=[referral.pk]))
    assert "Der er ikke afgjort noget endnu" in text_of(case)


def test_pitstop_answers_in_writing_only_where_somebody_asks_and_speaks_of_no_law() -> None:
    pitstop = make("pitstop")
    referral = accepted(pitstop, "room")
    shown = page(pitstop, referral)
    assert "forstanderen" in shown
    assert "§" not in shown
    assert "Ankestyrelsen" not in shown
    client = signed_in(pitstop.leader)
    listed = text_of(client.get(reverse("referral", args=[referral.pk])))
    assert "Svaret på skrift til en borger, der beder om det" in listed
    assert "Brev til borgeren" not in listed
