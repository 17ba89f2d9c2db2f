"""Asking for a place: who owns what, what is frozen, and that twice is once."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

import schemes
from audit.models import Event, Outbox
from citizens.models import Citizen
from core.acting import acting
from core.problems import NotAllowed, Problems
from organisations.roles import Role
from referrals.forms.around import AroundForm, BesideForm
from referrals.forms.intake import CallForm, CitizenForm, ContactForm, SituationForm
from referrals.models import Referral, ReferralCounter
from referrals.services.answering import add_note, answer_question
from referrals.services.asking import (
    CITIZEN_FACTS,
    MOST_REPRESENTATIVES,
    REFERRAL_FACTS,
    REPRESENTATIVE_FACTS,
)
from schemes.base import Referrer
from tests.referrals.asked import refer
from tests.world import NOW, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_region_refers_into_herning_and_herning_owns_it(nurse, herning):
    referral = refer(nurse, herning)

    assert referral.controller == herning.organisation
    assert referral.sender == nurse.organisation
    assert referral.submitted_by == nurse.user
    with acting(herning.organisation):
        mine = Referral.objects.visible_to(herning.caseworker).get()
        assert mine.citizen.name == "Jonas Vind"
        assert mine.citizen.controller == herning.organisation


def test_the_sender_reads_the_referral_but_never_the_citizen(nurse, herning):
    referral = refer(nurse, herning)
    with acting(nurse.organisation):
        assert Referral.objects.visible_to(nurse).get() == referral
        assert not Citizen.objects.filter(pk=referral.citizen_id).exists()
        assert not Event.objects.filter(referral_id=referral.pk).exists()


def test_another_municipality_hears_nothing_of_it(nurse, herning, holstebro):
    refer(nurse, herning)
    with acting(holstebro.organisation):
        assert not Referral.objects.exists()
        assert not Referral.objects.visible_to(holstebro.caseworker).exists()


def test_context_is_put_back_after_writing_into_another_organisation(nurse, herning):
    with acting(nurse.organisation), transaction.atomic():
        refer(nurse, herning)
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('flexplads.controllers')")
            assert cursor.fetchone() == (f"{{{nurse.organisation.pk}}}",)


def test_a_referral_is_told_of_once_in_timeline_and_outbox(nurse, herning):
    referral = refer(nurse, herning)
    with acting(herning.organisation):
        event = Event.objects.get(referral_id=referral.pk)
    assert (event.kind, event.by) == ("referral.submitted", nurse.user)
    assert event.facts == {"reference": referral.reference, "sender": "Region Midtjylland"}
    assert Outbox.objects.filter(event_id=event.pk).count() == 1


def test_the_same_number_is_the_same_citizen(nurse, herning):
    first, second = refer(nurse, herning), refer(nurse, herning)
    assert first.citizen_id == second.citizen_id
    assert first.reference != second.reference


def test_the_only_facility_of_a_scheme_is_where_its_leader_sees_it(nurse, herning):
    with acting(herning.organisation):
        herning.second.scheme = "pitstop"
        herning.second.save()
    referral = refer(nurse, herning)
    assert referral.facility == herning.first
    with acting(herning.organisation):
        assert Referral.objects.visible_to(herning.leader).get() == referral


def test_where_there_are_several_the_authority_chooses_later(nurse, herning):
    assert refer(nurse, herning).facility is None


@pytest.mark.parametrize(
    "role", [Role.ACUTE_STAFF, Role.VOLUNTEER, Role.SUPERVISOR, Role.ORGANISATION_ADMIN]
)
def test_some_roles_do_not_refer(herning, role):
    with pytest.raises(NotAllowed):
        refer(herning.actors[role], herning, referrer=Referrer.AUTHORITY)


# --- the frozen copy


def test_the_frozen_copy_reads_as_words_of_the_day(nurse, herning):
    frozen = refer(nurse, herning, answers={"need": "clarification"}).frozen

    assert frozen["called"] == "Jonas Vind"
    assert frozen["number"] == "050585-····"
    rows = {row["question"]: row for section in frozen["sections"] for row in section["rows"]}
    asked = [row for row in rows.values() if row["source"].startswith("VIVE-rapporten")]
    assert len(asked) >= 4  # all that POLARIS asks a referrer about a flexible home
    assert all(row["answer"] for row in rows.values())
    assert "1234" not in str(frozen)


def test_the_frozen_copy_stays_when_an_answer_is_settled_later(nurse, herning):
    referral = refer(nurse, herning, answers={"cooperates": "unknown"})
    before = referral.frozen
    with acting(herning.organisation):
        answer_question(
            by=herning.caseworker, referral=referral, key="cooperates", answer="yes", now=NOW
        )
        referral.refresh_from_db()
    assert referral.answers["cooperates"] == "yes"
    assert referral.frozen == before


# --- the clock


@pytest.mark.parametrize(
    ("received", "urgency", "starts"),
    [
        ("2026-03-20T12:59", "routine", "2026-03-20T12:59"),
        ("2026-03-20T13:01", "routine", "2026-03-23T09:00"),  # Friday afternoon: Monday
        ("2026-03-20T13:01", "soon", "2026-03-23T09:00"),
        ("2026-03-21T22:10", "tonight", "2026-03-21T22:10"),  # a Saturday night
        ("2026-04-01T14:00", "routine", "2026-04-07T09:00"),  # before Easter
    ],
)
def test_the_clock_starts(nurse, herning, received, urgency, starts):
    now = datetime.fromisoformat(received).replace(tzinfo=NOW.tzinfo)
    referral = refer(nurse, herning, urgency=urgency, now=now, ready_for_discharge_on=None)
    assert referral.clock_from == datetime.fromisoformat(starts).replace(tzinfo=NOW.tzinfo)


def test_the_reference_belongs_to_the_danish_year(nurse, herning):
    now = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # already New Year in Copenhagen
    assert refer(nurse, herning, now=now, wished_on=None).reference == "HER-2027-0001"


# --- once


def test_the_same_submission_key_is_the_same_referral(nurse, herning):
    key = uuid4()
    first = refer(nurse, herning, submission_key=key)
    again = refer(nurse, herning, submission_key=key)
    assert first == again
    with acting(herning.organisation):
        assert Referral.objects.count() == 1
        assert Event.objects.filter(kind="referral.submitted").count() == 1
        assert ReferralCounter.objects.get().last == 1


def test_two_senders_keys_do_not_meet(nurse, herning):
    key = uuid4()
    refer(nurse, herning, submission_key=key)
    own = refer(herning.caseworker, herning, submission_key=key, referrer=Referrer.AUTHORITY)
    assert own.sender == herning.organisation
    with acting(herning.organisation):
        assert Referral.objects.count() == 2


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_twenty_at_once_get_twenty_numbers(nurse, herning):
    numbers, failures = [], []

    def one():
        try:
            numbers.append(refer(nurse, herning).reference)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(20)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert not failures
    assert sorted(numbers) == [f"HER-2026-{n:04d}" for n in range(1, 21)]
    with acting(herning.organisation), transaction.atomic():
        assert Citizen.objects.get().number.reveal() == "0505851234"
        assert Event.objects.filter(kind="citizen.registered").count() == 1


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_a_double_click_at_the_same_instant_is_one_referral(nurse, herning):
    key, made = uuid4(), []

    def one():
        try:
            made.append(refer(nurse, herning, submission_key=key).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(made) == 8
    assert len(set(made)) == 1
    with acting(herning.organisation), transaction.atomic():
        assert Referral.objects.get().reference == "HER-2026-0001"
        assert Event.objects.filter(kind="referral.submitted").count() == 1
        assert Citizen.objects.count() == 1
    assert refer(nurse, herning).reference == "HER-2026-0002"


# --- what is wrong, all at once


def problems(nurse, herning, **told):
    with pytest.raises(Problems) as caught:
        refer(nurse, herning, **told)
    with acting(herning.organisation):
        assert not Referral.objects.exists()
        assert not Citizen.objects.exists()
        assert not Event.objects.exists()
        assert not ReferralCounter.objects.exists()
    return {problem.field: problem.code for problem in caught.value.problems}


def test_everything_missing_is_said_at_once(nurse, herning):
    found = problems(
        nurse,
        herning,
        citizen={},
        referrer="",
        contact_name=" ",
        urgency="",
        whereabouts="",
        answers={"cooperates": "", "need": ""},
    )
    assert found == {
        "referrer": "missing",
        "contact_name": "missing",
        "urgency": "missing",
        "whereabouts": "missing",
        "name": "missing",
        "answers.cooperates": "missing",
        "answers.need": "missing",
    }


@pytest.mark.parametrize(
    ("told", "field", "code"),
    [
        ({"citizen": {"name": "Jonas", "number": "310290-1234"}}, "number", "cpr_date"),
        ({"citizen": {"name": "Jonas", "number": "12345"}}, "number", "cpr_format"),
        ({"citizen": {"name": "Jonas", "number": "010130-4000"}}, "number", "cpr_date"),
        ({"citizen": {"name": "Jo\0nas"}}, "name", "characters"),
        ({"citizen": {"name": "Jonas \ud800"}}, "name", "characters"),
        ({"citizen": {"name": "J" * 161}}, "name", "too_long"),
        ({"citizen": {"name": "J", "birth_date": date(1899, 1, 1)}}, "birth_date", "absurd_date"),
        ({"citizen": {"name": "J", "birth_date": date(2027, 1, 1)}}, "birth_date", "future_date"),
        (
            {"citizen": {"name": "J", "home_municipality": "9999"}},
            "home_municipality",
            "not_a_choice",
        ),
        ({"citizen": {"anonymous": True, "alias": "Kaptajnen"}}, "anonymous", "anonymous"),
        ({"situation": "a\0b"}, "situation", "characters"),
        ({"situation": 7}, "situation", "not_text"),
        ({"wished_on": date(9999, 12, 31)}, "wished_on", "absurd_date"),
        ({"wished_on": date(2029, 1, 1)}, "wished_on", "far_date"),
        ({"wished_on": NOW}, "wished_on", "not_a_date"),
        ({"wished_on": "2026-04-01"}, "wished_on", "not_a_date"),
        ({"urgency": "yesterday"}, "urgency", "not_a_choice"),
        ({"whereabouts": ["hospital"]}, "whereabouts", "not_a_choice"),
        ({"referrer": "authority"}, "referrer", "not_a_choice"),  # a region is no authority
        ({"referrer": "citizen"}, "referrer", "not_a_choice"),
        ({"answers": {"cooperates": "perhaps"}}, "answers.cooperates", "not_a_choice"),
        ({"answers": {"cooperates": True}}, "answers.cooperates", "not_a_choice"),
        ({"answers": {"need": "yes"}}, "answers.need", "not_a_choice"),
        ({"answers": {"no_such_question": "yes"}}, "answers.no_such_question", "not_asked"),
        ({"answers": {"met_and_seen": "yes"}}, "answers.met_and_seen", "not_asked"),
        ({"answers": {"adult": "yes"}}, "answers.adult", "not_asked"),
        ({"paying_municipality": "0001"}, "paying_municipality", "not_a_choice"),
    ],
)
def test_hostile_and_mistaken_input_is_told_at_its_field(nurse, herning, told, field, code):
    assert problems(nurse, herning, **told) == {field: code}


@pytest.mark.parametrize(
    "scheme_and_track", [("nowhere", "home"), ("polaris", "attic"), ("mpo", "place")]
)
def test_only_what_the_receiver_offers(nurse, herning, scheme_and_track):
    scheme, track = scheme_and_track
    from core.problems import Problem

    with pytest.raises(Problem) as caught:
        refer(nurse, herning, scheme=scheme, track=track)
    codes = {one.code for one in getattr(caught.value, "problems", [caught.value])}
    assert codes & {"no_such_scheme", "not_a_receiver", "not_a_choice"}


def test_a_facility_of_someone_else_is_no_choice(nurse, herning, holstebro):
    assert problems(nurse, herning, facility=holstebro.first) == {"facility": "not_a_choice"}


def test_a_number_failing_modulus_11_is_taken(nurse, herning):
    citizen = {"name": "Jonas", "number": "0101900001", "home_municipality": "0657"}
    assert refer(nurse, herning, citizen=citizen).pk


def test_a_caseworker_types_in_a_phone_call_as_anyone(herning):
    referral = refer(herning.caseworker, herning, referrer=Referrer.PSYCHIATRY)
    assert referral.sender == herning.organisation


def test_dates_in_sight_of_today_are_taken(nurse, herning):
    referral = refer(nurse, herning, wished_on=NOW.date() + timedelta(days=700))
    assert referral.wished_on == date(2028, 2, 15)


# --- one list of facts


def test_the_form_asks_for_the_facts_of_the_list_and_no_others():
    version = schemes.get("mpo").on(NOW.date())
    home = schemes.get("polaris").on(NOW.date())
    asked = set(CitizenForm(version=version).fields) | set(ContactForm(referrers=[]).fields)
    asked |= set(SituationForm(version=version).fields)
    asked |= set(AroundForm(version=version).fields) | set(BesideForm(version=home).fields)
    pitstop = schemes.get("pitstop").on(NOW.date())
    call = CallForm(version=pitstop, referrers=[], themes={})
    asked |= {name for name in call.fields if not name.startswith("answers.")}

    facts = {fact.name for fact in (*CITIZEN_FACTS, *REFERRAL_FACTS)} | {"referrer"}
    facts |= {
        f"representation.{n}.{fact.name}"
        for n in range(MOST_REPRESENTATIVES)
        for fact in REPRESENTATIVE_FACTS
    }
    # Only where the scheme takes anonymous citizens: the call's form has it.
    assert asked == facts


def test_the_same_note_twice_in_a_moment_is_one_note(herning):
    referral = make_referral(herning)
    with acting(herning.organisation):
        note = {"by": herning.caseworker, "referral": referral, "text": "Ringede, intet svar"}
        assert add_note(**note, now=NOW) == add_note(**note, now=NOW + timedelta(seconds=2))
        tomorrow = add_note(**note, now=NOW + timedelta(days=1))
        assert referral.notes.count() == 2
        assert tomorrow.text == "Ringede, intet svar"
