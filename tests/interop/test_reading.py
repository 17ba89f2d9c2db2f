"""Reading one's own referrals: pages, filters, what is told, ETags, and withdrawing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AccessLog, Event, Outbox
from core.acting import acting
from placements.models import Booking
from referrals.models import Referral
from referrals.services.answering import answer_question
from referrals.services.decisions import accept_referral, refuse_referral
from referrals.services.placing import book_for_referral
from tests.interop.calls import asked

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

LIST = "/api/v1/referrals/"


def refer(system, times: int = 1) -> list[int]:
    return [system.refer().json()["id"] for _ in range(times)]


def settle(herning, pk: int) -> Referral:
    """What stands open before anybody can decide."""
    with acting(herning.organisation):
        row = Referral.objects.get(pk=pk)
        for key, answer in {"met_and_seen": "yes", "motive_to_save": "no"}.items():
            answer_question(
                by=herning.caseworker, referral=row, key=key, answer=answer, now=timezone.now()
            )
        return Referral.objects.get(pk=pk)


def accept(herning, pk: int) -> Referral:
    row = settle(herning, pk)
    with acting(herning.organisation):
        accept_referral(
            by=herning.caseworker,
            referral=row,
            reasons="Målet er at komme hjem igen.",
            legal_basis=row.scheme_track.legal_bases[0].key,
            target_group=row.scheme_track.target_groups[0].key,
            told_length="3-6 måneder",
            goals="Lave aftensmad selv",
            now=timezone.now(),
        )
        return Referral.objects.get(pk=pk)


def test_what_was_sent_is_listed_newest_first_and_says_nothing_of_the_citizen(system, herning):
    first, second = refer(system, 2)
    answer = system.get(LIST)
    assert [one["id"] for one in answer.json()["results"]] == [second, first]
    assert answer.json()["next"] is None
    assert "Jonas" not in answer.content.decode()


def test_pages_follow_each_other_without_gap_or_repetition_while_more_comes_in(system, herning):
    sent = refer(system, 5)
    seen, address = [], f"{LIST}?limit=2&status=submitted"
    while address:
        page = system.get(address).json()
        seen += [one["id"] for one in page["results"]]
        if len(seen) == 2:
            refer(system)  # moves nothing
        address = page["next"]
    assert seen == sent[::-1]


QUERIES = [
    ("limit=0", "out_of_range", "limit"),
    ("limit=101", "out_of_range", "limit"),
    ("limit=99999999999999999999", "not_a_number", "limit"),
    ("limit=1.0", "not_a_number", "limit"),
    ("cursor=x", "bad_cursor", "cursor"),
    ("cursor=cD14", "bad_cursor", "cursor"),  # p=x
    ("cursor=YmVmb3JlOjE", "bad_cursor", "cursor"),
    ("status=lost", "not_a_choice", "status"),
    ("statuss=submitted", "unknown_field", "statuss"),
    ("limit=1&limit=2", "duplicate_parameter", "limit"),
    ("changed_since=2026-03-24", "not_an_instant", "changed_since"),
    ("changed_since=2026-03-24T12:00:00", "not_an_instant", "changed_since"),
    ("changed_since=2026-03-24T12:00:00+01:00", "not_an_instant", "changed_since"),  # + is a blank
    ("changed_since=2026-13-24T12:00:00Z", "not_an_instant", "changed_since"),
    ("changed_since=0001-01-01T00:00:00%2B23:59", "absurd_date", "changed_since"),
    ("reference=" + "x" * 21, "too_long", "reference"),
]


def test_a_wrong_query_is_refused_with_its_place(system, herning):
    for query, code, parameter in QUERIES:
        answer = system.get(f"{LIST}?{query}")
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"
        assert [(one["parameter"], one["code"]) for one in answer.json()["errors"]] == [
            (parameter, code)
        ]


def test_a_cursor_as_large_as_the_database_bears_is_an_empty_page(system, herning):
    refer(system)
    assert system.get(f"{LIST}?cursor=cD0w").json()["results"] == []
    huge = "cD05OTk5OTk5OTk5OTk5OTk5OTk5"
    assert system.get(f"{LIST}?cursor={huge}").status_code == 200


def test_the_list_is_filtered_by_status_and_reference(system, herning):
    first, second = refer(system, 2)
    system.post(f"{LIST}{first}/withdraw/", {"reason": "Indlagt igen"})
    withdrawn = system.get(LIST, {"status": "withdrawn"}).json()["results"]
    assert [one["id"] for one in withdrawn] == [first]
    reference = system.get(f"{LIST}{second}/").json()["reference"]
    found = system.get(LIST, {"reference": reference}).json()["results"]
    assert [one["id"] for one in found] == [second]


def test_the_list_costs_the_same_at_one_three_and_a_hundred(system, herning, figure):
    counts = {}
    made = 0
    for wanted in (1, 3, 100):
        if wanted == 100:
            _copies(herning, system, wanted - made)
        else:
            refer(system, wanted - made)
        made = wanted
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(system.get(LIST, {"limit": 100}).json()["results"]) == wanted
        counts[wanted] = len(queries)
    figure(f"GET referrals: statements at 1, 3 and 100 rows: {counts}")
    assert len(set(counts.values())) == 1


def _copies(herning, system, times: int) -> None:
    with acting(herning.organisation):
        row = Referral.objects.first()
        for n in range(times):
            row.pk, row.reference = None, f"K-{n}"
            row.save(force_insert=True)


def test_one_is_told_as_the_senders_page_tells_it(system, herning):
    (pk,) = refer(system)
    told = system.get(f"{LIST}{pk}/").json()
    assert told["status"] == "submitted"
    assert told["decision"] is None
    questions = [r["question"] for s in told["frozen"]["sections"] for r in s["rows"]]
    assert "Navn" in questions


def test_an_acceptance_is_told_with_its_reasons_the_date_and_whom_to_ring(system, herning):
    (pk,) = refer(system)
    with acting(herning.organisation):
        herning.first.phone = "96 28 00 00"
        herning.first.save()
    row = accept(herning, pk)
    today = timezone.localdate()
    with acting(herning.organisation):
        book_for_referral(
            by=herning.caseworker,
            referral=row,
            place=herning.place(),
            starts_on=today,
            ends_on=today + timedelta(days=90),
            now=timezone.now(),
        )
    told = system.get(f"{LIST}{pk}/").json()
    assert told["status"] == "accepted"
    assert told["decision"]["outcome"] == "accepted"
    assert told["decision"]["reasons"] == "Målet er at komme hjem igen."
    assert told["decision"]["told_length"] == "3-6 måneder"
    assert told["facility"] == {"id": herning.first.pk, "name": herning.first.name}
    assert told["wished_facility"] is None
    assert told["phone"] == "96 28 00 00"
    assert told["comes_on"] == today.isoformat()
    late = system.post(f"{LIST}{pk}/withdraw/", {"reason": "For sent"})
    assert (late.status_code, late.json()["code"]) == (409, "already_accepted")
    with acting(herning.organisation):
        assert Booking.objects.standing().count() == 1


def test_a_refusal_is_told_with_its_reasons(system, herning):
    (pk,) = refer(system)
    with acting(herning.organisation):
        refuse_referral(
            by=herning.caseworker,
            referral=Referral.objects.get(pk=pk),
            reasons="Borgeren har brug for et længerevarende tilbud.",
            now=timezone.now(),
        )
    told = system.get(f"{LIST}{pk}/").json()
    assert (told["status"], told["decision"]["outcome"]) == ("refused", "refused")
    assert told["decision"]["reasons"].startswith("Borgeren har brug")


# --- ETags


def test_nothing_new_is_said_in_304_and_logs_no_reading(system, herning):
    (pk,) = refer(system)
    for address in (f"{LIST}{pk}/", LIST, "/api/v1/schemes/", "/api/v1/facilities/"):
        first = system.get(address)
        assert first.status_code == 200
        again = system.get(address, If_None_Match=first["ETag"])
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert system.get(address, If_None_Match='W/"andet", "x"').status_code == 200
    with acting(herning.organisation):
        assert AccessLog.objects.filter(what="referral").count() == 2


def test_the_etag_changes_when_the_referral_does(system, herning):
    (pk,) = refer(system)
    before = system.get(f"{LIST}{pk}/")["ETag"]
    settle(herning, pk)  # nothing that the sender is told
    assert system.get(f"{LIST}{pk}/")["ETag"] == before
    system.post(f"{LIST}{pk}/withdraw/", {"reason": "Fortrudt"})
    assert system.get(f"{LIST}{pk}/", If_None_Match=before).status_code == 200


# --- Withdrawing


def test_withdrawing_twice_is_once(system, herning):
    (pk,) = refer(system)
    answers = [system.post(f"{LIST}{pk}/withdraw/", {"reason": "Rejst hjem"}) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["withdrawn_reason"] == "Rejst hjem"
    with acting(herning.organisation):
        event = Event.objects.get(kind="referral.withdrawn")
    assert event.by_name == "Regionens system"
    assert Outbox.objects.filter(event_id=event.pk).count() == 1


def test_withdrawing_again_for_another_reason_is_a_conflict(system, herning):
    (pk,) = refer(system)
    system.post(f"{LIST}{pk}/withdraw/", {"reason": "Rejst hjem"})
    answer = system.post(f"{LIST}{pk}/withdraw/", {"reason": "Noget andet"})
    assert (answer.status_code, answer.json()["code"]) == (409, "already_withdrawn")


NO_REASONS = [{}, {"reason": ""}, {"reason": "   "}, {"reason": 7}, [], None]


def test_withdrawing_needs_a_reason(system, herning):
    for body in NO_REASONS:
        (pk,) = refer(system)
        assert system.post(f"{LIST}{pk}/withdraw/", body).status_code == 400
        assert system.get(f"{LIST}{pk}/").json()["status"] == "submitted"


def test_a_referral_that_is_not_there_is_404_like_someone_elses(system, stranger, herning):
    (pk,) = refer(stranger)
    for number in (pk, 0, 999_999, 10**25):
        answer = system.get(f"{LIST}{number}/")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_words_are_danish_unless_english_is_asked_for(system, herning):
    body = asked(citizen={"name": ""})
    danish = system.refer(body).json()["errors"][0]
    english = system.post(LIST, body, key="k", Accept_Language="en-GB,da;q=0.5").json()
    other = system.post(LIST, body, key="k", Accept_Language="de,fr").json()["errors"][0]
    assert danish["code"] == english["errors"][0]["code"] == "missing"
    assert danish["detail"] == other["detail"] != english["errors"][0]["detail"]
