"""No letter leaves as a decision without law, reasons, dates, sender and complaint guidance."""

from __future__ import annotations

import pytest
from django.urls import reverse
from referrals.letter import letter_of

from core.acting import acting
from placements.models import Facility
from referrals.models import Referral
from referrals.services.decisions import refuse_referral
from referrals.services.placing import book_for_referral
from tests.pages import signed_in
from tests.referrals.houses import accepted, asked, make, yes
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ALL = ["lovgrundlag", "begrundelse", "datoer og sted", "afsenderens adresse og telefon"]


@pytest.fixture
def skovvang() -> House:
    return make("mpo")


def with_address(house: House) -> None:
    with acting(house.organisation):
        Facility.objects.filter(pk=house.first.pk).update(
            address="Skovvangsvej 1, 7500 Holstebro", phone="96 11 00 00"
        )


def letter(house: House, referral: Referral):
    with acting(house.organisation):
        row = Referral.objects.select_related("facility", "stay", "citizen").get(pk=referral.pk)
        return letter_of(row, row.decision)


def page(house: House, referral: Referral) -> str:
    url = reverse("referral_letter", args=[referral.pk])
    return " ".join(signed_in(house.leader).get(url).content.decode().split())


def book(house: House, referral: Referral, ends_on=None) -> None:
    with acting(house.organisation):
        book_for_referral(
            by=house.leader,
            referral=referral,
            place=house.place(track=referral.track),
            starts_on=TODAY,
            ends_on=ends_on,
            now=NOW,
        )


def test_an_award_lacks_what_is_not_known_yet(skovvang: House) -> None:
    referral = asked(skovvang, "place")
    yes(skovvang.leader, referral)
    assert letter(skovvang, referral).lacks == [*ALL[1:], "klagevejledning"]
    assert "Udkast</strong> – mangler begrundelse, datoer og sted" in page(skovvang, referral)


def test_with_all_but_the_guidance_it_is_still_a_draft(skovvang: House) -> None:
    with_address(skovvang)
    referral = asked(skovvang, "place")
    yes(skovvang.leader, referral, reasons="Du har brug for ro.")
    book(skovvang, referral)
    assert letter(skovvang, referral).lacks == ["klagevejledning"]
    shown = page(skovvang, referral)
    assert "Udkast</strong> – mangler klagevejledning" in shown
    for said in (
        "Skovvangsvej 1, 7500 Holstebro",
        "96 11 00 00",
        "Du bliver optaget på en midlertidig psykiatrisk omsorgsplads",
        "Lov om social service § 110: midlertidigt ophold til personer, som ikke har eller "
        "ikke kan opholde sig i egen bolig",
        "Holstebro Kommune 1, place 1",
        "Fra den 17. marts 2026.",
        "Vi ser på det sammen med dig igen senest den 14. april 2026.",
        "Din handlekommune",
    ):
        assert said in shown
    assert "borgeren betaler" not in shown.lower()


def test_an_end_that_is_set_stands_in_the_letter() -> None:
    herning = make("polaris")
    ib = {
        "name": "Ib Eksempel",
        "birth_date": TODAY.replace(year=1980),
        "home_municipality": "0657",
    }
    referral = accepted(herning, "guest", citizen=ib)
    book(herning, referral, ends_on=day(2))
    shown = page(herning, referral)
    assert "Fra den 17. marts 2026 til den 19. marts 2026." in shown
    assert "Du kan overnatte i vores gæsteværelse." in shown
    assert "Herning Kommune betaler. Du betaler ikke noget." in shown


def test_a_refusal_says_it_plainly_and_rests_on_a_section(skovvang: House) -> None:
    referral = asked(skovvang, "place")
    with acting(skovvang.organisation):
        refuse_referral(
            by=skovvang.leader, referral=referral, reasons="Du har anden hjælp.", now=NOW
        )
    assert "lovgrundlag" not in letter(skovvang, referral).lacks  # there is only one
    assert "Vi giver afslag på dit ønske" in page(skovvang, referral)


def test_the_form_asks_what_section_a_refusal_rests_on() -> None:
    herning = make("polaris")
    referral = asked(herning, "home", by=herning.caseworker, referrer="authority")
    url = reverse("refuse_referral", args=[referral.pk])
    client = signed_in(herning.caseworker)
    typed = {"reasons": "Du har brug for et varigt ophold."}
    assert "lovgrundlag" in client.post(url, typed).content.decode().lower()
    assert client.post(url, typed | {"legal_basis": "84_2"}).status_code == 302
    assert letter(herning, referral).legal_basis.startswith(
        "Lov om social service §\u00a084, stk. 2"
    )


@pytest.mark.parametrize("decided", ["accepted", "refused"])
def test_outreach_speaks_of_no_payment_anywhere(skovvang: House, decided: str) -> None:
    referral = asked(skovvang, "outreach")
    client = signed_in(skovvang.leader)
    pages = [
        client.get(reverse(name, args=[referral.pk])).content.decode()
        for name in ("referral_receipt", "accept_referral", "refuse_referral", "referral")
    ]
    if decided == "accepted":
        yes(skovvang.leader, referral, reasons="Vi vil gerne hjælpe dig.")
    else:
        with acting(skovvang.organisation):
            refuse_referral(by=skovvang.leader, referral=referral, reasons="Nej.", now=NOW)
    for shown in (*pages, page(skovvang, referral)):
        for word in ("dagstakst", "koster", "Betaling<", "betaler"):
            assert word not in shown
    with acting(skovvang.organisation):
        codes = {question.code for question in referral.verdict.open_questions}
    assert "acting_municipality" not in codes


def test_the_receipt_of_a_place_says_who_is_charged(skovvang: House) -> None:
    referral = asked(skovvang, "place")
    url = reverse("referral_receipt", args=[referral.pk])
    assert (
        "Handlekommunen betaler en dagstakst"
        in signed_in(skovvang.leader).get(url).content.decode()
    )
