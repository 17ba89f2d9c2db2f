"""The pages of referrals: a nurse writes, a caseworker assesses, strangers see nothing."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import reverse

from audit.models import AccessLog
from core.acting import acting
from organisations.roles import Role
from referrals.models import Draft, Referral
from referrals.services.answering import add_note
from tests.pages import astray, signed_in, statements, text_of
from tests.referrals.asked import refer, settle
from tests.referrals.deciding import accept
from tests.world import NOW, favourable_answers

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

CITIZEN = {"number": "050585-1234", "name": "Jonas Vind", "home_municipality": "0657"}
NOW_PAGE = {
    "whereabouts": "hospital",
    "whereabouts_note": "E3",
    "urgency": "soon",
    "situation": "x",
}
CONTACT = {"referrer": "psychiatry", "contact_name": "Nanna Nat", "contact_phone": "97000000"}


def begin(client, house):
    offer = f"{house.organisation.key}:polaris:home"
    response = client.post(reverse("referral_new"), {"offer": offer})
    assert response.status_code == 302
    return response["Location"].split("/")[-3]


def fill_in(client, pk, skip=()):
    answers = favourable_answers("polaris", "home", NOW.date(), at_intake_only=True)
    named = {f"answers.{key}": value for key, value in answers.items() if key not in skip}
    for page, values in {
        "borgeren": CITIZEN,
        "nu": NOW_PAGE,
        "emne-1": named,
        "emne-2": named,
        "emne-3": named,
        "afsender": CONTACT,
    }.items():
        assert client.post(reverse("draft_page", args=[pk, page]), values).status_code == 302


def test_a_nurse_refers_and_a_double_click_is_one_referral(nurse, herning):
    client = signed_in(nurse)
    pk = begin(client, herning)
    fill_in(client, pk)
    check = reverse("draft_check", args=[pk])
    assert "050585-1234" in client.get(check).content.decode()
    first, second = client.post(check), client.post(check)
    assert first["Location"] == second["Location"]
    receipt = client.get(first["Location"]).content.decode()
    assert "HER-20" in receipt
    with acting(herning.organisation):
        referral = Referral.objects.get()
        assert referral.citizen.name == "Jonas Vind"
    assert str(referral.reference) in receipt
    sent = client.get(reverse("referral", args=[referral.pk])).content.decode()
    assert "Jonas Vind" in sent
    assert "050585-····" in sent


def test_everything_missing_is_named_on_the_check_page(nurse, herning):
    client = signed_in(nurse)
    pk = begin(client, herning)
    fill_in(client, pk, skip=("cooperates",))
    check = reverse("draft_check", args=[pk])
    page = client.post(check)
    assert page.status_code == 422
    assert "mangler=1" in page.content.decode()
    assert astray(page.content.decode()) == []
    with acting(herning.organisation):
        assert not Referral.objects.exists()


def test_a_page_saves_what_is_wrong_and_says_so_at_the_field(nurse, herning):
    client = signed_in(nurse)
    pk = begin(client, herning)
    url = reverse("draft_page", args=[pk, "borgeren"])
    page = client.post(url, {"number": "310290-1234", "name": "Jonas Vind"})
    assert page.status_code == 422
    assert 'id="id_number_error"' in page.content.decode()
    assert astray(page.content.decode()) == []
    again = client.get(url).content.decode()
    assert "310290-1234" in again
    assert "Jonas Vind" in again
    with acting(nurse.organisation):
        assert Draft.objects.get().typed["borgeren"]["number"] == "310290-1234"


def test_a_page_says_what_it_still_asks_for_and_leads_back(nurse, herning):
    client = signed_in(nurse)
    url = reverse("draft_page", args=[begin(client, herning), "nu"])
    assert "Mangler endnu" not in text_of(client.get(url)), "nobody has been here yet"

    assert client.post(url, {"situation": "Vil gerne hjem"}).status_code == 302
    page = client.get(url)
    text = text_of(page)
    assert "Mangler endnu på denne side: Hvor er borgeren nu?" in text
    assert "Tilbage: " in text
    assert "begyndt" in text
    assert "ikke begyndt" in text
    assert astray(page.content.decode()) == []


def test_a_change_is_saved_by_itself(nurse, herning):
    client = signed_in(nurse)
    pk = begin(client, herning)
    response = client.post(
        reverse("draft_page", args=[pk, "nu"]), {"situation": "…"}, headers={"HX-Request": "true"}
    )
    assert response.status_code == 200
    assert "<html" not in response.content.decode()


def test_hostile_characters_are_kept_out_and_nothing_breaks(nurse, herning):
    client = signed_in(nurse)
    pk = begin(client, herning)
    page = client.post(reverse("draft_page", args=[pk, "borgeren"]), {"name": "Jo\0nas"})
    assert page.status_code == 422
    assert client.get(reverse("draft_check", args=[pk])).status_code == 200


def test_a_draft_belongs_to_its_writer(nurse, herning):
    pk = begin(signed_in(nurse), herning)
    other = signed_in(herning.caseworker)
    for url in (reverse("draft_page", args=[pk, "nu"]), reverse("draft_check", args=[pk])):
        assert other.get(url).status_code == 404
    assert other.post(reverse("draft_discard", args=[pk])).status_code == 404


# --- assessing


def test_a_caseworker_answers_accepts_and_finds_a_place(nurse, herning):
    referral = refer(nurse, herning)
    client = signed_in(herning.caseworker)
    page = client.get(reverse("referral", args=[referral.pk])).content.decode()
    assert "disabled" in page  # the meeting has not been held
    for key, answer in {"met_and_seen": "yes", "motive_to_save": "no"}.items():
        done = client.post(reverse("answer_question", args=[referral.pk, key]), {"answer": answer})
        assert done.status_code == 302
    award = {
        "legal_basis": "84_2",
        "target_group": "2",
        "told_length": "3–6 måneder",
        "intensity": "100",
    }
    assert client.post(reverse("accept_referral", args=[referral.pk]), award).status_code == 302
    where = reverse("place_referral", args=[referral.pk])
    period = "?starts_on=2027-01-04&ends_on=2027-05-04"
    assert client.get(where + period).status_code == 200
    with acting(herning.organisation):
        place = herning.place()
    booked = client.post(where + period, {"place": place.pk, "days": 3, "book": "1"})
    assert booked.status_code == 302
    with acting(herning.organisation):
        referral.refresh_from_db()
        assert referral.stay is not None
    sent = signed_in(nurse).get(reverse("referral", args=[referral.pk])).content.decode()
    assert "4. januar 2027" in sent or "January 4, 2027" in sent or "4 January 2027" in sent


def test_a_rule_that_the_age_settles_is_not_said_to_be_unanswered(nurse, herning):
    referral = refer(nurse, herning)
    page = signed_in(herning.caseworker).get(reverse("referral", args=[referral.pk]))

    rule = page.content.decode().partition('id="spm-eldercare_act"')[2].partition("</li>")[0]

    assert "følger af det, vi ved" in rule
    assert "ikke besvaret" not in rule


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(nurse, herning):
    referral = refer(nurse, herning)
    settle(herning.caseworker, referral)
    page = signed_in(herning.caseworker).post(
        reverse("accept_referral", args=[referral.pk]), {"goals": "Lave mad", "intensity": "100"}
    )
    assert page.status_code == 422
    assert "Lave mad" in page.content.decode()
    assert 'id="id_legal_basis_error"' in page.content.decode()


def test_the_sender_sees_no_note_and_no_inner_timeline(nurse, herning):
    referral = refer(nurse, herning)
    with acting(herning.organisation):
        add_note(by=herning.caseworker, referral=referral, text="Ringede til søsteren", now=NOW)
    page = signed_in(nurse).get(reverse("referral", args=[referral.pk])).content.decode()
    assert "søsteren" not in page
    assert referral.reference in page
    inside = signed_in(herning.caseworker).get(reverse("referral", args=[referral.pk]))
    assert "søsteren" in inside.content.decode()


def test_reading_a_referral_is_logged_where_the_data_belongs(nurse, herning):
    referral = refer(nurse, herning)
    signed_in(nurse).get(reverse("referral", args=[referral.pk]))
    with acting(herning.organisation):
        logged = AccessLog.objects.get(what="referral", user=nurse.user)
    assert logged.citizen_id == referral.citizen_id
    assert logged.on_behalf_of == nurse.organisation


@pytest.mark.parametrize(
    "name",
    [
        "referral",
        "accept_referral",
        "refuse_referral",
        "withdraw_referral",
        "add_note",
        "place_referral",
        "referral_receipt",
    ],
)
def test_a_foreign_referral_is_not_there(nurse, herning, holstebro, name):
    referral = refer(nurse, herning)
    assert signed_in(holstebro.caseworker).get(reverse(name, args=[referral.pk])).status_code == 404


@pytest.mark.parametrize(
    "name", ["accept_referral", "refuse_referral", "add_note", "set_municipalities"]
)
def test_seeing_is_not_deciding(nurse, herning, name):
    referral = refer(nurse, herning, facility=herning.first)
    for actor in (nurse, herning.actors[Role.SUPERVISOR]):
        assert signed_in(actor).get(reverse(name, args=[referral.pk])).status_code == 403


@pytest.mark.parametrize("name", ["accept_referral", "refuse_referral"])
def test_staff_are_told_who_decides_a_home_and_cannot(nurse, herning, name):
    referral = refer(nurse, herning, facility=herning.first)
    page = signed_in(herning.staff).get(reverse(name, args=[referral.pk])).content.decode()
    assert "Sagsbehandleren beslutter" in page
    assert "disabled" in page
    said = {"reasons": "x", "legal_basis": "84_2", "target_group": "2", "told_length": "x"}
    answer = signed_in(herning.staff).post(
        reverse(name, args=[referral.pk]), said | {"intensity": "100"}
    )
    assert answer.status_code in (403, 422)
    with acting(herning.organisation):
        referral.refresh_from_db()
        assert referral.status == Referral.Status.SUBMITTED


def test_a_supervisor_reads_and_changes_nothing(nurse, herning):
    referral = refer(nurse, herning, facility=herning.first)
    client = signed_in(herning.actors[Role.SUPERVISOR])
    page = client.get(reverse("referral", args=[referral.pk]))
    assert page.status_code == 200
    assert "/svar/" not in page.content.decode()


# --- lists


@pytest.mark.parametrize("who", ["caseworker", "nurse"])
def test_the_worklist_holds_its_number_of_statements(nurse, herning, who):
    actor = nurse if who == "nurse" else herning.caseworker
    client = signed_in(actor)
    counted = []
    for target in (1, 3, 100):
        with acting(herning.organisation):
            first = Referral.objects.first()
        if first is None:
            first = refer(nurse, herning)
        with acting(herning.organisation), transaction.atomic():
            have = Referral.objects.count()
            for n in range(have, target):
                first.pk, first.reference, first._state.adding = None, f"H-2026-X{n}", True
                first.save(force_insert=True)
        counted.append(len(statements(client, reverse("referrals"))))
    assert len(set(counted)) == 1
    assert counted[0] <= 8


@pytest.mark.parametrize(
    "query",
    [
        "?vis=venter",
        "?vis=afgjort",
        "?vis=mine&sorter=hast",
        "?vis=kladder",
        "?vis=nonsens&sorter=x&side=999999",
    ],
)
def test_the_address_holds_the_state(nurse, herning, query):
    referral = refer(nurse, herning)
    settle(herning.caseworker, referral)
    accept(herning.caseworker, referral)
    page = signed_in(herning.caseworker).get(reverse("referrals") + query)
    assert page.status_code == 200
    assert ("Jonas Vind" in page.content.decode()) == (query == "?vis=venter")


def test_an_absurd_period_is_said_at_its_field(nurse, herning):
    referral = refer(nurse, herning)
    where = reverse("place_referral", args=[referral.pk])
    client = signed_in(herning.caseworker)
    for query in (
        "?starts_on=9999-12-31&ends_on=9999-12-31",
        "?starts_on=2027-05-04&ends_on=2027-05-04",
        "?starts_on=x&ends_on=",
    ):
        page = client.get(where + query)
        assert page.status_code == 200
        assert "form-error" in page.content.decode()
