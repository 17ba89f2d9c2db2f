"""The letter of a hearing (FVL § 19): what speaks against the citizen, what can be answered, by
when and to whom; kept as it was sent, and what has become of it since."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from letters.building.hearing import hearing_letter
from letters.document import Document
from letters.hearing_content import JOINED, hearing_content_of
from letters.models import SentLetter
from letters.pdf import pdf_of
from letters.services.sending import mark_of, send_hearing_letter
from letters.services.translating import translate_hearing
from organisations.models import Organisation
from organisations.roles import Role
from referrals.models import Hearing
from referrals.services.hearings import (
    call_off_hearing,
    end_hearing,
    hear_citizen,
    hearing_owed,
    move_hearing,
)
from schemes.law import HEARING_DAYS
from tests.letters.letters import words
from tests.letters.pdfs import Read
from tests.letters.test_every_letter import EDITIONS, OF_SOMEBODY_ELSE
from tests.pages import signed_in, text_of
from tests.world import NOW, TODAY, House, day, make_house, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

FACTS = "Afdelingen siger, at du ikke vil samarbejde."
AGAINST = {"own_citizen": "yes", "need": "training", "long_term_need": "no", "cooperates": "no"}


@pytest.fixture
def hearing(herning: House) -> Hearing:
    # Nobody has named a house: the organisation writes.
    Organisation.objects.filter(pk=herning.organisation.pk).update(
        address="Eksempelvej 1, 7400 Herning", phone="96 28 00 00"
    )
    referral = make_referral(herning, now=NOW, answers=AGAINST)
    with acting(herning.organisation):
        return hear_citizen(
            by=herning.caseworker,
            referral=referral,
            facts=FACTS,
            sent_on=TODAY,
            reply_by=None,
            now=NOW,
        )


def loaded(hearing: Hearing) -> Hearing:
    return Hearing.objects.select_related(*JOINED).get(pk=hearing.pk)


def letter(
    house: House, hearing: Hearing, language: str = "da", edition: str = "ordinary"
) -> Document:
    with acting(house.organisation), override(language):
        content = hearing_content_of(loaded(hearing), on=TODAY)
        return hearing_letter(content, language=language, edition=edition)


def send(house: House, hearing: Hearing, **changed: str) -> SentLetter:
    facts = {"language": "da", "edition": "ordinary", "way": "post"} | changed
    read = letter(house, hearing, facts["language"], facts["edition"])
    shown = facts.pop("shown", mark_of(read, controller_id=house.organisation.pk))
    with acting(house.organisation):
        return send_hearing_letter(
            by=house.caseworker, hearing=hearing, shown=shown, now=NOW, **facts
        )


def move(house: House, hearing: Hearing, **changed: object) -> Hearing:
    facts: dict[str, object] = {"reply_by": day(20), "because": "Du er indlagt."}
    with acting(house.organisation):
        return move_hearing(
            by=house.caseworker,
            hearing=hearing,
            now=NOW,
            **(facts | changed),  # type: ignore[arg-type]
        )


def call_off(house: House, hearing: Hearing) -> Hearing:
    with acting(house.organisation):
        return call_off_hearing(
            by=house.caseworker, hearing=hearing, because="Vi regner med at sige ja.", now=NOW
        )


def shown_as_sent(house: House, kept: SentLetter) -> str:
    return text_of(signed_in(house.caseworker).get(reverse("sent_letter", args=[kept.pk])))


@pytest.mark.parametrize(("language", "edition"), EDITIONS)
def test_it_says_what_the_law_asks_for(
    herning: House, hearing: Hearing, language: str, edition: str
) -> None:
    document = letter(herning, hearing, language, edition)
    text = words(document)
    until = "24. marts 2026" if language == "da" else "24 March 2026"
    law = "forvaltningsloven § 19" if language == "da" else "Public Administration Act § 19"
    for said in (FACTS, until, law, "96 28 00 00", "Eksempelvej 1, 7400 Herning"):
        assert " ".join(said.split()) in text
    assert document.marks == ()
    assert not OF_SOMEBODY_ELSE.search(text)
    assert "{" not in text
    file = Read(pdf_of(document, on=TODAY))
    assert file.problems == []
    assert (file.language, file.title) == (language, document.title)
    assert ("da" in file.languages_within) is (language == "en")


def test_writing_the_hearing_down_leads_to_its_letter(herning: House) -> None:
    referral = make_referral(herning, now=NOW, answers=AGAINST)
    client = signed_in(herning.caseworker)
    url = reverse("hear_citizen", args=[referral.pk])
    page = client.post(url, {"facts": FACTS, "sent_on": TODAY.isoformat()}, follow=True)
    assert FACTS in text_of(page)
    assert "Høring, før vi afgør din sag" in text_of(page)
    assert "Udkast – mangler afsenderens adresse og telefon" in text_of(page)


def test_it_is_kept_as_it_was_sent_once_and_names_its_referral(
    herning: House, hearing: Hearing
) -> None:
    kept = send(herning, hearing)
    assert send(herning, hearing) == kept
    with acting(herning.organisation):
        assert kept.document == letter(herning, hearing)
        assert kept.reply_by == day(HEARING_DAYS)
    client = signed_in(herning.caseworker)
    case = text_of(client.get(reverse("referral_letters", args=[hearing.referral_id])))
    assert "Høring før afgørelsen" in case
    assert "Med post" in case
    referral = text_of(client.get(reverse("referral", args=[hearing.referral_id])))
    assert "Et brev blev sendt: Høring, før vi afgør din sag" in referral


def test_what_was_not_read_is_not_sent(herning: House, hearing: Hearing) -> None:
    with pytest.raises(Conflict, match="andet"):
        send(herning, hearing, shown="x")


def test_a_letter_whose_day_moved_says_so_and_a_new_one_has_the_new_day(
    herning: House, hearing: Hearing
) -> None:
    kept = send(herning, hearing)
    before = kept.pdf
    move(herning, hearing)
    page = shown_as_sent(herning, kept)
    assert "Der er mere tid, end der står i brevet: til den 6. april 2026." in page
    assert kept.pdf == before
    assert "senest den 6. april 2026" in words(letter(herning, hearing))
    again = send(herning, hearing)
    assert again != kept
    assert "Der er mere tid" not in shown_as_sent(herning, again)


def test_time_is_given_and_never_taken_back(herning: House, hearing: Hearing) -> None:
    for wrong, field in (
        ({"reply_by": day(3)}, "reply_by"),
        ({"reply_by": None}, "reply_by"),
        ({"because": ""}, "because"),
    ):
        with pytest.raises(Problem) as refused:
            move(herning, hearing, **wrong)
        assert refused.value.field == field
    shown = Shown.of({"reply_by": hearing.reply_by})
    move(herning, hearing, reply_by=day(9), shown=shown)
    with pytest.raises(Stale):
        move(herning, hearing, reply_by=day(12), shown=shown)
    assert move(herning, hearing, reply_by=day(9), shown=shown).reply_by == day(9)


def test_a_hearing_that_is_not_needed_says_so_on_its_letter_and_is_owed_anew(
    herning: House, hearing: Hearing
) -> None:
    kept = send(herning, hearing)
    assert call_off(herning, hearing).is_called_off
    call_off(herning, hearing)  # twice is once
    assert "Høringen er ikke nødvendig længere" in shown_as_sent(herning, kept)
    assert "Høringen er ikke nødvendig længere" in letter(herning, hearing).marks[0]
    with pytest.raises(Conflict, match="ikke nødvendig længere"):
        send(herning, hearing, way="handed_over")
    with pytest.raises(Conflict), acting(herning.organisation):
        end_hearing(by=herning.caseworker, hearing=hearing, outcome="reply", reply="Nå", now=NOW)
    with acting(herning.organisation):
        referral = loaded(hearing).referral
        assert [refusal.code for refusal in hearing_owed(referral)] == ["cooperates"]


def test_its_answer_is_written_down_where_hearings_are(herning: House, hearing: Hearing) -> None:
    kept = send(herning, hearing)
    with acting(herning.organisation):
        end_hearing(
            by=herning.caseworker,
            hearing=hearing,
            outcome="reply",
            reply="Det passer ikke.",
            now=NOW + timedelta(days=1),
        )
    page = shown_as_sent(herning, kept)
    assert "Svaret på dette brev er kommet og blev skrevet ned den 18. marts 2026." in page


def test_in_english_what_was_written_is_translated_or_the_letter_says_it_is_not(
    herning: House, hearing: Hearing
) -> None:
    client = signed_in(herning.caseworker)
    url = reverse("hearing_letter", args=[hearing.pk])
    page = text_of(client.get(url, {"language": "en"}))
    assert "Det, I har skrevet, er på dansk" in page
    assert "We have written it in Danish. Ask us, and we explain it." in page
    translation = reverse("hearing_translation", args=[hearing.pk, "en"])
    assert FACTS in text_of(client.get(translation))
    saved = client.post(translation, {"facts": "The ward says so."}, follow=True)
    assert "The ward says so." in text_of(saved)
    assert "Det, I har skrevet, er på dansk" not in text_of(saved)
    assert FACTS not in words(letter(herning, hearing, "en", "easy"))
    assert FACTS in words(letter(herning, hearing))
    kept = send(herning, hearing, language="en")
    shown = Shown.of({"facts": ""})
    with acting(herning.organisation), pytest.raises(Stale):
        translate_hearing(
            by=herning.caseworker,
            hearing=hearing,
            language="en",
            texts={"facts": "Another."},
            now=NOW,
            shown=shown,
        )
    assert "The ward says so." in words(kept.document)


def test_only_those_who_assess_send_and_no_other_organisation_reads(
    herning: House, hearing: Hearing
) -> None:
    supervisor = herning.actors[Role.SUPERVISOR]
    shown = mark_of(letter(herning, hearing), controller_id=herning.organisation.pk)
    with acting(herning.organisation), pytest.raises(NotAllowed):
        send_hearing_letter(
            by=supervisor,
            hearing=hearing,
            language="da",
            edition="ordinary",
            way="post",
            shown=shown,
            now=NOW,
        )
    viborg = make_house("viborg", "Viborg Kommune", municipality_code="0791")
    client = signed_in(viborg.leader)
    for name, args in (
        ("hearing_letter", [hearing.pk]),
        ("hearing_letter_pdf", [hearing.pk]),
        ("hearing_translation", [hearing.pk, "en"]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 404
