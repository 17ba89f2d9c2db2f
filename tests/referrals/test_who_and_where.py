"""Municipalities, the second professional, who receives and who decides. V = VIVE 2023."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.urls import reverse

import schemes
from audit.models import AccessLog, Event
from audit.wording import in_words
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from organisations.roles import Role
from placements.models import Decision, Stay
from placements.services.municipalities import Municipalities
from referrals.forms.intake import pages
from referrals.models import AssessmentNote, Referral
from referrals.services.decisions import refuse_referral
from referrals.services.municipalities import set_municipalities
from referrals.services.placing import book_for_referral
from referrals.services.professional_statement import Statement, answer_by_statement
from schemes.base import Referrer
from tests.pages import signed_in
from tests.referrals.asked import refer
from tests.referrals.houses import accepted, asked, make, yes
from tests.world import NOW, House, favourable_answers

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
TODAY = NOW.date()


@pytest.fixture
def skovvang(db: None) -> House:
    return make("mpo")


@pytest.fixture
def pitstop(db: None) -> House:
    return make("pitstop")


# --- the three municipalities (DOMAIN.md § 2: "three fields, often the same, never assumed to be")


def correct(house: House, referral: Referral, by=None, **which: str) -> Referral:
    with acting(house.organisation):
        return set_municipalities(
            by=by or house.leader,
            referral=referral,
            municipalities=Municipalities(**which),
            now=NOW,
        )


def test_one_municipality_is_never_taken_from_another(skovvang: House) -> None:
    referral = asked(skovvang, "place")
    assert referral.home_municipality == "0661"
    assert (referral.acting_municipality, referral.paying_municipality) == ("", "")


def test_the_leader_corrects_them_until_there_is_a_place(skovvang: House) -> None:
    referral = asked(skovvang, "place")
    before = referral.frozen
    correct(skovvang, referral, home="0671", acting="0671", paying="0665")
    correct(skovvang, referral, home="0671", acting="0671", paying="0665")  # twice is once
    with acting(skovvang.organisation):
        referral.refresh_from_db()
        event = Event.objects.get(kind="referral.municipalities_set")
        assert in_words(event).endswith(
            "Bopælskommune: Struer. Handlekommune: Struer. Betalingskommune: Lemvig."
        )
    assert referral.paying_municipality == "0665"
    assert referral.frozen == before
    yes(skovvang.leader, referral)
    with acting(skovvang.organisation):
        stay = book_for_referral(
            by=skovvang.leader,
            referral=referral,
            place=skovvang.place(track="place"),
            starts_on=TODAY,
            ends_on=None,
            now=NOW,
        )
    assert (stay.home_municipality, stay.acting_municipality, stay.paying_municipality) == (
        "0671",
        "0671",
        "0665",
    )
    assert stay.decided_on == TODAY
    with pytest.raises(Conflict):
        correct(skovvang, referral, home="0661")


def test_a_municipality_that_is_none_is_said_at_its_field(skovvang: House) -> None:
    with pytest.raises(Problems) as caught:
        correct(skovvang, asked(skovvang, "place"), paying="9999", acting="x")
    assert {one.field for one in caught.value.problems} == {
        "paying_municipality",
        "acting_municipality",
    }


def test_a_supervisor_corrects_nothing(skovvang: House) -> None:
    with pytest.raises(NotAllowed):
        correct(
            skovvang, asked(skovvang, "place"), by=skovvang.actors[Role.SUPERVISOR], home="0661"
        )


@pytest.mark.parametrize(
    ("scheme", "track", "on", "is_open"),
    [
        ("mpo", "place", 2026, True),  # the acting municipality is charged
        ("mpo", "place", 2022, False),  # V § 1.5: the project's funds
        ("pitstop", "room", 2026, False),  # V § 4.3: a fixed grant
        ("polaris", "home", 2026, False),  # V § 2.3: Herning's own citizens
    ],
)
def test_who_pays_is_open_where_the_place_is_sold(
    scheme: str, track: str, on: int, is_open: bool
) -> None:
    house = make(scheme)
    referral = asked(
        house, track, now=NOW.replace(year=on), ready_for_discharge_on=None, wished_on=None
    )
    codes = {one.code for one in referral.verdict.open_questions}
    assert ("acting_municipality" in codes) == is_open
    referral.acting_municipality = "0661"
    assert "acting_municipality" not in {one.code for one in referral.verdict.open_questions}


@pytest.mark.parametrize(
    ("scheme", "track", "fields"),
    [
        ("polaris", "home", ["home_municipality"]),
        ("mpo", "place", ["home_municipality", "acting_municipality", "paying_municipality"]),
        ("pitstop", "room", []),  # as little paperwork as possible
    ],
)
def test_only_the_municipalities_that_matter_are_asked(scheme, track, fields) -> None:
    version = schemes.get(scheme).on(TODAY)
    form = pages(version, track, [*Referrer])[0].make()
    assert [name for name in form.fields if name.endswith("_municipality")] == fields
    assert all(not form.fields[name].initial and form.fields[name].help_text for name in fields)


# --- a citizen who asks in person


EVERY = [
    (version, track)
    for scheme in schemes.SCHEMES.values()
    for version in scheme.versions
    for track in version.tracks
]


@pytest.mark.parametrize(("version", "track"), EVERY, ids=[f"{v.name}: {t.key}" for v, t in EVERY])
def test_what_a_citizen_may_be_asked_can_be_read_aloud(version, track) -> None:
    if Referrer.CITIZEN not in track.referrers:
        return
    for one in version.asked(track.key):
        if not one.settled_in_assessment:
            assert one.aloud, one.key
            assert "citizen" not in one.aloud, one.key


def test_who_asks_for_themselves_is_the_one_to_ring(skovvang: House) -> None:
    citizen = {"name": "Ib Eksempel", "phone": "22 33 44 55"}
    answers = favourable_answers("mpo", "place", TODAY, at_intake_only=True)
    referral = asked(
        skovvang,
        "place",
        by=skovvang.staff,
        citizen=citizen,
        referrer="citizen",
        contact_name="",
        contact_phone="",
        answers=answers,
    )
    assert (referral.contact_name, referral.contact_phone) == ("Ib Eksempel", "22 33 44 55")
    said = [row["question"] for part in referral.frozen["sections"] for row in part["rows"]]
    assert "Har du et aktivt misbrug af alkohol eller stoffer nu?" in said
    told = [row["answer"] for part in referral.frozen["sections"] for row in part["rows"]]
    assert "midlertidigt, uden at der er sat en slutdato fra start" in told


def test_no_citizen_asks_pitstop_alone(nurse, pitstop: House) -> None:
    with pytest.raises(Problems) as caught:  # V § 4.4: "ikke ... personlig henvendelse"
        asked(pitstop, "room", by=pitstop.staff, referrer="citizen")
    assert "referrer" in {one.field for one in caught.value.problems}


# --- the second professional (V § 4.4)


def statement(house: House, referral: Referral, answer: str = "yes", **facts: str) -> Referral:
    with acting(house.organisation):
        return answer_by_statement(
            by=house.staff,
            referral=referral,
            key="second_professional",
            answer=answer,
            statement=Statement(**facts),
            now=NOW,
        )


GERDA = {"name": "Gerda Gade", "function": "gadesygeplejerske", "phone": "1", "words": "Rolig."}


def test_the_second_professional_is_kept_with_name_and_words(nurse, pitstop: House) -> None:
    referral = asked(
        pitstop,
        "room",
        by=nurse,
        answers=favourable_answers("pitstop", "room", TODAY, at_intake_only=True),
    )
    statement(pitstop, referral, **GERDA)
    statement(pitstop, referral, **GERDA)  # twice is once
    with acting(pitstop.organisation):
        referral.refresh_from_db()
        note = AssessmentNote.objects.get(referral=referral)
    assert referral.answers["second_professional"] == "yes"
    assert (note.person_name, note.text, note.about) == (
        "Gerda Gade",
        "Rolig.",
        "second_professional",
    )
    page = signed_in(pitstop.leader).get(reverse("referral", args=[referral.pk])).content.decode()
    assert "gadesygeplejerske" in page
    # Notes are never the sender's.
    sent = signed_in(nurse).get(reverse("referral", args=[referral.pk])).content.decode()
    assert "Gerda" not in sent


def test_a_yes_takes_a_name_and_a_try_in_vain_does_not(pitstop: House) -> None:
    referral = asked(pitstop, "room", answers=favourable_answers("pitstop", "room", TODAY))
    with pytest.raises(Problems) as caught:
        statement(pitstop, referral)
    assert {one.field for one in caught.value.problems} == {"name", "words"}
    statement(pitstop, referral, answer="no")
    with acting(pitstop.organisation):
        referral.refresh_from_db()
        assert referral.answers["second_professional"] == "no"
        assert not AssessmentNote.objects.exists()


# --- who decides


@pytest.mark.parametrize(
    ("scheme", "track", "role", "decides"),
    [
        ("polaris", "guest", Role.FACILITY_STAFF, True),  # V § 2.2: the staff on the spot
        ("polaris", "home", Role.FACILITY_STAFF, False),  # V § 2.4: the authority
        ("polaris", "home", Role.FACILITY_LEADER, False),
        ("mpo", "place", Role.FACILITY_LEADER, True),  # V § 3.4
        ("mpo", "place", Role.FACILITY_STAFF, False),
        ("mpo", "place", Role.CASEWORKER, False),
        ("pitstop", "room", Role.FACILITY_LEADER, True),  # V § 4.4
        ("pitstop", "room", Role.FACILITY_STAFF, False),
    ],
)
def test_who_decides(scheme: str, track: str, role: Role, decides: bool) -> None:
    house = make(scheme)
    citizen = {"name": "Ib Eksempel", "home_municipality": "0657"}
    citizen["birth_date"] = TODAY.replace(year=1980)  # type: ignore[assignment]
    referral = asked(house, track, by=house.caseworker, citizen=citizen)
    if decides:
        assert yes(house.actors[role], referral).outcome == "accepted"
    else:
        with pytest.raises(NotAllowed) as caught:
            yes(house.actors[role], referral)
        assert caught.value.code == "not_decider"


def test_the_guest_rooms_staff_book_what_they_decide() -> None:
    house = make("polaris")
    citizen = {"name": "Ib", "home_municipality": "0657", "birth_date": TODAY.replace(year=1980)}
    referral = asked(house, "guest", by=house.caseworker, citizen=citizen)
    yes(house.staff, referral)
    with acting(house.organisation):
        stay = book_for_referral(
            by=house.staff,
            referral=referral,
            place=house.place(track="guest"),
            starts_on=TODAY,
            ends_on=TODAY + timedelta(days=1),
            now=NOW,
        )
    assert stay.track == "guest"


def test_cannot_be_enrolled_and_where_to_instead(nurse, pitstop: House) -> None:
    referral = asked(pitstop, "room")
    with acting(pitstop.organisation):
        refuse_referral(
            by=pitstop.leader,
            referral=referral,
            reasons="Har brug for hjælp om natten.",
            sent_to="Pladserne ved botilbuddet",  # V § 4.8
            now=NOW,
        )
        assert Decision.objects.get().sent_to == "Pladserne ved botilbuddet"
    page = signed_in(pitstop.leader).get(reverse("referral", args=[referral.pk])).content.decode()
    assert "Kan ikke indskrives" in page
    assert "Pladserne ved botilbuddet" in page


# --- the versions of MPO, and the length


def test_the_project_has_its_own_rules() -> None:
    skovvang = make("mpo")
    then = datetime(2022, 6, 1, 10, tzinfo=ZoneInfo("Europe/Copenhagen"))
    dates = {"now": then, "ready_for_discharge_on": None, "wished_on": None}
    referral = asked(
        skovvang,
        "place",
        answers=favourable_answers("mpo", "place", then.date()) | {"uses_substances": "yes"},
        **dates,
    )
    assert not referral.verdict.refusals  # V § 3.2: use is no bar
    other = asked(skovvang, "place", citizen={"name": "A", "home_municipality": "0671"}, **dates)
    # V § 3.4: Holstebro's own citizens, the project's only hard rule.
    assert [one.code for one in other.verdict.blocking] == ["own_citizen"]
    page = signed_in(skovvang.leader).get(reverse("referral", args=[referral.pk])).content.decode()
    for said in ("MPO-projektet, 2021", "beslutter sammen", "op til 8 uger"):
        assert said in page
    yes(skovvang.leader, referral, now=then)
    with acting(skovvang.organisation):
        common = {
            "by": skovvang.leader,
            "referral": referral,
            "place": skovvang.place(track="place"),
            "starts_on": then.date(),
            "ends_on": then.date() + timedelta(days=57),
            "now": then,
        }
        with pytest.raises(Problem) as caught:
            book_for_referral(**common)
        assert caught.value.code == "too_long"
        assert book_for_referral(**common, length_reason="Boligen er klar").length_reason


def test_longer_than_fourteen_nights_takes_a_reason_on_the_page(pitstop: House) -> None:
    referral = accepted(pitstop, "room")
    url = reverse("place_referral", args=[referral.pk])
    client = signed_in(pitstop.leader)
    with acting(pitstop.organisation):
        room = pitstop.place(track="room")
    today = datetime.now(tz=ZoneInfo("Europe/Copenhagen")).date()

    def period(nights: int) -> str:
        return f"{url}?starts_on={today}&ends_on={today + timedelta(days=nights)}"

    assert "length_reason" not in client.get(period(14)).content.decode()  # V § 4.1
    assert (
        "Hvorfor har borgeren brug for mere end 14 dage?" in client.get(period(20)).content.decode()
    )
    without = client.post(period(20), {"place": room.pk, "book": "1"})
    assert without.status_code == 422
    held = client.post(period(20), {"place": room.pk, "hold": "1"})
    assert held.status_code == 422  # for how many days?
    said = {"place": room.pk, "book": "1", "length_reason": "Ny bolig den 20."}
    assert client.post(period(20), said).status_code == 302
    with acting(pitstop.organisation):
        assert Stay.objects.get().length_reason == "Ny bolig den 20."


# --- the letter


def test_the_letter_says_what_why_how_long_and_what_it_costs(skovvang: House) -> None:
    referral = asked(skovvang, "place")
    url = reverse("referral_letter", args=[referral.pk])
    client = signed_in(skovvang.leader)
    assert client.get(url).status_code == 404
    yes(skovvang.leader, referral, reasons="Der er brug for ro.")
    page = client.get(url, follow=True).content.decode()
    for said in ("Ib Eksempel", "Optagelse besluttet", "brug for ro", "midlertidigt", "dagstakst"):
        assert said in page
    with acting(skovvang.organisation):
        assert AccessLog.objects.filter(what="letter", citizen_id=referral.citizen_id).exists()


# --- who receives


def test_what_is_told_of_others_facilities_is_who_runs_what(nurse, pitstop: House) -> None:
    with acting(nurse.organisation), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM referrals_receivers()")
        assert [column.name for column in cursor.description] == ["organisation_id", "scheme"]
        assert cursor.fetchall() == [(pitstop.organisation.pk, "pitstop")]
        cursor.execute("SELECT count(*) FROM placements_facility")
        assert cursor.fetchone() == (0,)


def test_staff_see_what_they_wrote_themselves(skovvang: House) -> None:
    answers = favourable_answers("mpo", "place", TODAY, at_intake_only=True)
    referral = refer(
        skovvang.staff,
        skovvang,
        scheme="mpo",
        track="place",
        answers=answers,
        citizen={"name": "Ib Eksempel"},
    )
    assert referral.facility == skovvang.first
