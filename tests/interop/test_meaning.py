"""What a referral by machine means: faults, doubts, the own number, and what is only tried."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from citizens.models import Citizen
from core.acting import acting
from interop.models import KeptAnswer
from referrals.models import Referral, ReferralCounter
from tests.interop.calls import asked

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

LIST = "/api/v1/referrals/"


def faults(answer: Any) -> set[tuple[str, str]]:
    """(place, code) of each; every place once."""
    body = answer.json()
    assert (answer.status_code, body["code"]) == (400, "invalid"), body
    told = [
        (next(e[part] for part in ("pointer", "parameter", "header") if part in e), e["code"])
        for e in body["errors"]
    ]
    assert len(told) == len(set(told)), told
    return set(told)


def without(body: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in names}


SEVEN = asked(
    receiver="ingen",
    facility="1",
    urgency=7,
    wished_on="2026-02-30",
    case_number="sag 050585-1234",
    citizen={"number": "310285-1234", "nick": "x"},
)
TOGETHER: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    (
        without(SEVEN, "contact_name"),
        {
            ("/receiver", "no_such_receiver"),
            ("/facility", "not_a_number"),
            ("/urgency", "not_a_choice"),
            ("/wished_on", "not_a_date"),
            ("/case_number", "holds_cpr"),
            ("/citizen/number", "cpr_date"),
            ("/citizen/nick", "unknown_field"),
            ("/contact_name", "missing"),
        },
    ),
    (
        asked(scheme="ingen", track=7, referrer="ingen", contact_name=""),
        {
            ("/scheme", "no_such_scheme"),
            ("/track", "not_text"),
            ("/referrer", "not_a_choice"),
            ("/contact_name", "missing"),
        },
    ),
    (
        asked(facility=2**40, answers={"need": 7, "x": "1"}, track="home"),
        {
            ("/facility", "not_a_choice"),
            ("/answers/need", "not_text"),
            ("/answers/x", "not_asked"),
            ("/answers/own_citizen", "missing"),
            ("/answers/long_term_need", "missing"),
            ("/answers/cooperates", "missing"),
        },
    ),
    (asked(track="ingen"), {("/track", "not_a_choice")}),
    ({"x": 1} | without(asked(), "citizen"), {("/x", "unknown_field"), ("/citizen", "missing")}),
]


def test_every_fault_is_in_one_answer_whichever_part_finds_it(system, herning):
    for body, expected in TOGETHER:
        assert faults(system.refer(body)) == expected
    bare = system.post(f"{LIST}?dry_run=perhaps&x=1", asked(contact_name=""))
    assert faults(bare) == {
        ("dry_run", "not_a_flag"),
        ("x", "unknown_field"),
        ("Idempotency-Key", "idempotency_key_missing"),
        ("/contact_name", "missing"),
    }
    with acting(herning.organisation):
        assert not Citizen.objects.exists()


def test_a_problem_says_what_it_means_where_to_read_and_what_happened(system, herning, settings):
    body = system.refer(asked(urgency="x")).json()
    assert body["type"] == f"{settings.SITE_ADDRESS}/api/problems/#invalid"
    assert (body["title"], body["status"]) == ("Noget i kaldet er forkert", 400)
    assert body["detail"] == "1 fejl i kaldet."
    page = system.browser.get("/api/problems/").content.decode()
    assert 'id="invalid"' in page
    assert 'id="already_referred"' in page
    wrong = system.refer(asked(track=None, citizen={"name": None}))
    danish = [e["detail"] for e in wrong.json()["errors"]]
    assert danish == ["Skal være der.", "Skal være der."]


def test_every_refusal_is_said_in_the_language_asked_for(system, herning, settings, monkeypatch):
    def refusals(language: str) -> list[dict[str, Any]]:
        headers = {"Accept_Language": language}
        foreign = {"content_type": "text/plain"} | headers
        answers = [
            system.get("/api/v1/nothing/", **headers),
            system.get(LIST, Accept="text/html", **headers),
            system.get(LIST, Authorization="Bearer x", **headers),
            system.browser.get(LIST, headers={"Accept-Language": language}),
            system.post(LIST, b"{}", key="k", **foreign),
            system.post(LIST, b"null", key="k", **headers),
            system.post(LIST, b"{", key="k", **headers),
            system.post(f"{LIST}1/", {}, **headers),
            system.refer(asked(urgency="x", contact_name="x" * 121)),
        ]
        rates = settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]
        with monkeypatch.context() as patched:
            patched.setitem(rates, "client", "1/min")
            answers.append(system.get(LIST, **headers))
        assert [a.status_code for a in answers] == [
            *(404, 406, 401, 401, 415, 400, 400, 405, 400, 429)
        ]
        return [answer.json() for answer in answers]

    for danish, english in zip(refusals("da"), refusals("en"), strict=True):
        assert danish["code"] == english["code"]
        if danish["errors"] and "pointer" in danish["errors"][0] and danish["errors"][0]["pointer"]:
            continue  # sent without the header: Danish both times
        assert danish["title"] != english["title"]
        assert danish["detail"] != english["detail"]
        assert "vailable" not in danish["detail"]


@pytest.mark.parametrize("path", [LIST, "/api/v1/nothing/", "/api/v1/schema/"])
def test_an_answer_varies_with_the_language_and_with_no_cookie(system, herning, path):
    assert system.get(path)["Vary"] == "Accept-Language"
    assert system.get(path, Accept="").status_code in {200, 404}


def test_the_answer_has_what_was_sent_and_the_wish_apart_from_the_place(system, herning):
    sent = asked(facility=herning.first.pk, case_number=" 2026\u20114711 ", call_back="før 10")
    made = system.refer(sent).json()
    assert made["case_number"] == "2026-4711"
    assert made["wished_facility"] == {"id": herning.first.pk, "name": herning.first.name}
    assert made["facility"] is None
    assert made["answers"] == sent["answers"]
    assert made["answer_by"]
    rows = {r["question"]: r["answer"] for s in made["frozen"]["sections"] for r in s["rows"]}
    assert (rows["Eget sagsnummer"], rows["Kan ringes op"]) == ("2026-4711", "før 10")

    read = system.get(f"{LIST}{made['id']}/").json()
    assert read == without(made, "warnings")
    (row,) = system.get(LIST, {"case_number": "2026-4711"}).json()["results"]
    assert row.items() <= read.items()
    assert system.get(LIST, {"case_number": "4711"}).json()["results"] == []


NUMBERS = [
    ("050585-1234", "holds_cpr"),
    ("sag 0505851234", "holds_cpr"),
    ("\uff10\uff15\uff10\uff15\uff18\uff15 1234", "holds_cpr"),
    ("x" * 65, "too_long"),
    ("a\0b", "characters"),
    (7, "not_text"),
    ("1050585-12345", None),  # longer than a CPR number
    ("999999-1234", None),  # no day
    ("A\r\nB\x07\u202e", None),
    ("\u200b", None),
]


def test_a_case_number_is_a_line_and_no_persons_number(system, herning):
    for number, code in NUMBERS:
        answer = system.refer(asked(case_number=number))
        if code is None:
            assert answer.status_code == 201, number
            assert answer.json()["case_number"].isprintable()
        else:
            assert ("/case_number", code) in faults(answer)


def warnings(answer: Any) -> set[tuple[str, str]]:
    assert answer.status_code in {200, 201}, answer.content
    return {(each["pointer"], each["code"]) for each in answer.json()["warnings"]}


def test_what_is_doubtful_is_stored_and_said(system, stranger, herning):
    odd = asked(case_number="A1", citizen={"number": "050585-1235"})
    assert warnings(system.refer(odd)) == {("/citizen/number", "cpr_unusual")}
    assert warnings(system.refer()) == set()
    doubt = asked(case_number="A1", citizen={"birth_date": "1950-01-01", "number": "050585-1234"})
    second = system.refer(doubt)
    assert warnings(second) == {
        ("/citizen/birth_date", "birth_date_disagrees"),
        ("/citizen/number", "already_referred"),
        ("/case_number", "case_number_used"),
    }
    # Of what another has sent nobody is told.
    assert warnings(stranger.refer(doubt)) == {("/citizen/birth_date", "birth_date_disagrees")}
    for row in system.get(LIST).json()["results"]:
        system.post(f"{LIST}{row['id']}/withdraw/", {"reason": "Rejst hjem"})
    assert warnings(system.refer(doubt)) == {("/citizen/birth_date", "birth_date_disagrees")}


def test_a_warning_costs_one_statement_where_there_is_a_number_and_none_otherwise(system, herning):
    costs = []
    for citizen, case_number in (({"number": ""}, ""), ({}, "A2")):
        with CaptureQueriesContext(connection) as queries:
            system.refer(asked(citizen=citizen, case_number=case_number))
        costs.append([q for q in queries.captured_queries if '"number_fingerprint" = ' in q["sql"]])
    assert [len(cost) for cost in costs] == [0, 1]


def test_a_dry_run_judges_all_and_stores_nothing(system, herning):
    key, trial = "k", f"{LIST}?dry_run=true"
    made = system.post(trial, asked(case_number="A3"), key=key)
    assert made.status_code == 200
    assert made.json()["receiver"] == {"key": "herning", "name": "Herning Kommune"}
    assert made.json()["answer_by"] >= timezone.localdate().isoformat()
    assert warnings(made) == set()
    refusal = asked(contact_name="", citizen={"number": "1"})
    assert faults(system.post(trial, refusal, key=key)) == faults(system.refer(refusal))
    with acting(herning.organisation):
        for model in (Citizen, Referral, ReferralCounter):
            assert not model.objects.exists()
    with acting(system.client.organisation):
        assert not KeptAnswer.objects.exists()
    first = system.refer(asked(case_number="A3"), key=key)
    assert "Idempotency-Replayed" not in first
    assert warnings(system.post(trial, asked(case_number="A3"), key=key)) == {
        ("/citizen/number", "already_referred"),
        ("/case_number", "case_number_used"),
    }
    # Nobody believes that they only tried: elsewhere the parameter is refused.
    path = f"{LIST}{first.json()['id']}/withdraw/?dry_run=true"
    assert faults(system.post(path, {"reason": "x"})) == {("dry_run", "unknown_field")}


def test_a_change_can_ask_for_the_state_that_was_read(system, herning):
    pk = system.refer().json()["id"]
    path = f"{LIST}{pk}/"
    read = system.get(path)["ETag"]
    told = {"what": "other", "what_happened": "Ny kontaktperson"}
    changed = system.post(f"{path}changes/", told, If_Match=read)
    assert changed.status_code == 200
    late = system.post(f"{path}withdraw/", {"reason": "Rejst"}, If_Match=read)
    assert (late.status_code, late.json()["code"]) == (412, "precondition_failed")
    assert system.get(path).json()["status"] == "submitted"
    now = system.post(f"{path}withdraw/", {"reason": "Rejst"}, If_Match=changed["ETag"])
    assert now.status_code == 200


#: What nobody sees or what turns a line round, at every single-line field of the body.
ODD = [
    ("A\r\nB\x07\x1b[31m", "A B[31m"),
    ("\u202egnp.exe", "gnp.exe"),
    ("e\u0301\u200b\ufeff", "é"),
    ("\u00a0A\u2003B\t", "A B"),
]
LINES = ["contact_name", "contact_function", "call_back", "case_number", "whereabouts_note"]


def test_a_line_is_kept_as_it_is_meant(system, herning):
    for text, meant in ODD:
        made = system.refer(asked(**dict.fromkeys(LINES, text), citizen={"name": text}))
        assert made.status_code == 201, made.content
        with acting(herning.organisation):
            row = Referral.objects.get(pk=made.json()["id"])
            assert {getattr(row, name) for name in LINES} == {meant}
            assert row.frozen["called"] == meant
    nothing = asked(**dict.fromkeys(LINES, "\u200b\u2060"), citizen={"name": "\u200b"})
    assert faults(system.refer(nothing)) == {
        ("/contact_name", "invisible"),
        ("/citizen/name", "invisible"),
    }
