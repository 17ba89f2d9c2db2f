"""What a system does after it has referred: answers, adds, attaches, takes away. As the browser."""

from __future__ import annotations

import pytest
from django.test.client import encode_multipart
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from interop.scopes import Scope
from referrals.models import Attachment, AttachmentPart, Referral
from referrals.services.attachments import attach_to_referral
from referrals.services.information import ask_information, take_back_question
from referrals.services.redirecting import redirect_referral
from tests.interop.calls import FORM, attach, make_system
from tests.referrals.files import EXE, MIB, PDF, large_pdf, upload
from tests.referrals.houses import make

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

LIST = "/api/v1/referrals/"


@pytest.fixture
def pk(system, herning) -> int:
    return system.refer().json()["id"]


def codes(answer) -> tuple[int, list[tuple[str, str]]]:
    told = answer.json()
    faults = [(fault["code"], fault.get("pointer", "")) for fault in told["errors"]]
    return answer.status_code, faults or [(told["code"], "")]


# --- Answering what is asked


def ask(herning, pk: int, **asked):
    with acting(herning.organisation):
        row = Referral.objects.get(pk=pk)
        return ask_information(by=herning.caseworker, referral=row, now=timezone.now(), **asked)


def test_what_is_asked_is_answered_and_the_deadline_runs_again(
    system, stranger, herning, pk
) -> None:
    request = ask(herning, pk, words="Hvem har nøglen?", questions=["need"])
    path = f"{LIST}{pk}/"
    asked = system.get(path).json()
    assert [each["id"] for each in asked["asked_of_you"]] == [request.pk]
    assert (asked["answer_by"], asked["stands_still_since"]) == (
        None,
        timezone.localdate().isoformat(),
    )
    address = f"{path}information/{request.pk}/"
    assert stranger.post(address, {"answer": "x"}).status_code == 404
    assert codes(system.post(address, {})) == (400, [("missing", "/answer")])
    assert codes(system.post(address, {"answers": {"cooperates": "yes"}, "answer": "x"})) == (
        400,
        [("not_asked", "/answers/cooperates")],
    )
    told = {"answers": {"need": "acute"}, "answer": "Bostøtten"}
    answered = system.post(address, told)
    assert answered.status_code == 200, answered.content
    assert answered.json()["asked_of_you"] == []
    assert answered.json()["answer_by"]
    assert system.post(address, told).status_code == 200, "twice is once"
    assert codes(system.post(address, {"answer": "Noget andet"})) == (
        409,
        [("already_answered", "")],
    )
    with acting(herning.organisation):
        request.refresh_from_db()
        assert request.ended_by_name == "Regionens system"


def test_what_is_no_longer_asked_or_asked_of_others_is_not_answered(system, herning, pk) -> None:
    of_others = ask(herning, pk, words="Hvad siger lægen?", asked_of="Lægehuset")
    assert (
        system.post(f"{LIST}{pk}/information/{of_others.pk}/", {"answer": "x"}).status_code == 404
    )
    taken_back = ask(herning, pk, words="Hvem har nøglen?")
    with acting(herning.organisation):
        take_back_question(
            by=herning.caseworker, request=taken_back, reason="Fundet", now=timezone.now()
        )
    answer = system.post(f"{LIST}{pk}/information/{taken_back.pk}/", {"answer": "x"})
    assert codes(answer) == (409, [("taken_back", "")])


# --- Adding what has been learnt


def test_a_later_fact_is_added_once_per_key_and_corrected_by_another(
    system, stranger, herning, pk
) -> None:
    path, told = f"{LIST}{pk}/later-facts/", {"subject": "health", "text": "Sover bedre"}
    assert codes(system.post(path, told)) == (400, [("idempotency_key_missing", "")])
    assert stranger.post(path, told, key="a").status_code == 404
    first = system.post(path, told, key="a")
    assert (first.status_code, first["Location"]) == (201, f"{LIST}{pk}/")
    again = system.post(path, told, key="a")
    assert (again.content, again["Idempotency-Replayed"]) == (first.content, "true")
    other = system.refer().json()["id"]
    elsewhere = system.post(f"{LIST}{other}/later-facts/", told, key="a")
    assert codes(elsewhere) == (422, [("key_used", "")]), "another address is another body"
    entry = first.json()["id"]
    corrected = system.post(
        path, {"subject": "health", "text": "Sover dårligt", "corrects": entry}, key="b"
    )
    assert corrected.json()["corrects"] == entry
    wrong = system.post(path, told | {"corrects": entry + 99}, key="c")
    assert codes(wrong) == (400, [("not_a_choice", "/corrects")])
    assert [fact["id"] for fact in system.get(f"{LIST}{pk}/").json()["later_facts"]] == [
        entry,
        corrected.json()["id"],
    ]


# --- Files


def test_a_file_is_attached_listed_taken_out_and_logged(system, stranger, herning, pk) -> None:
    made = attach(system, pk, key="k")
    assert made.status_code == 201, made.content
    assert made.json() | {"id": "", "at": ""} == {
        "id": "",
        "name": "brev.pdf",
        "content_type": "application/pdf",
        "size": len(PDF),
        "scan": "not_scanned",
        "at": "",
        "by_name": "Regionens system",
        "by_place": "Region Midtjylland",
        "removed_at": None,
        "removed_because": "",
        "removed_by_name": "",
    }
    assert attach(system, pk, key="k").content == made.content
    assert codes(attach(system, pk, b"andet", "a.txt", key="k")) == (422, [("key_used", "")])
    assert attach(system, pk, name="igen.pdf").json()["id"] == made.json()["id"]
    with acting(herning.organisation):
        theirs = attach_to_referral(
            by=herning.caseworker,
            referral=Referral.objects.get(pk=pk),
            file=upload(b"plan", "plan.txt"),
            now=timezone.now(),
        )
    listed = system.get(f"{LIST}{pk}/").json()["attachments"]
    assert [file["id"] for file in listed] == [made.json()["id"], str(theirs.pk)]

    address = made["Location"]
    content = system.get(address, Accept="application/pdf")
    assert b"".join(content.streaming_content) == PDF
    assert content["Content-Type"] == "application/pdf"
    assert content["Content-Disposition"] == 'attachment; filename="brev.pdf"'
    assert content["X-Content-Type-Options"] == "nosniff"
    assert system.get(address, If_None_Match=content["ETag"]).status_code == 304
    with acting(herning.organisation):
        logged = AccessLog.objects.get(action="export")
        assert (logged.by_name, logged.what) == (
            "Regionens system",
            f"attachment {made.json()['id']}",
        )
    assert stranger.get(address).status_code == 404
    assert attach(stranger, pk).status_code == 404


def test_what_is_no_file_of_ours_is_refused_with_its_code(system, pk, settings) -> None:
    assert codes(attach(system, pk, EXE, "brev.pdf")) == (400, [("not_what_it_says", "/file")])
    assert codes(attach(system, pk, EXE, "a.exe")) == (400, [("kind_not_taken", "/file")])
    assert codes(attach(system, pk, b"", "a.pdf")) == (400, [("empty_file", "/file")])
    large = attach(system, pk, large_pdf(10 * MIB + 1), "a.pdf")
    assert codes(large) == (400, [("file_too_large", "/file")])
    assert "10 MB" in large.json()["errors"][0]["detail"]
    assert codes(attach(system, pk, note="x")) == (400, [("unknown_field", "/note")])
    body = encode_multipart("x", {"file": "no file"})
    path = f"{LIST}{pk}/attachments/"
    told = codes(system.post(path, body, key="k", content_type=FORM))
    assert told == (400, [("missing", "/file")])
    json_body = system.post(path, {"file": "x"}, key="k")
    assert codes(json_body) == (415, [("unsupported_media_type", "")])
    foul = system.post(path, b"--nothing", key="k", content_type="multipart/form-data")
    assert codes(foul) == (400, [("bad_request", "")])
    assert codes(attach(system, pk, key="")) == (400, [("idempotency_key_missing", "")])
    settings.ATTACHMENTS_MOST = 0
    assert codes(attach(system, pk)) == (400, [("too_many_files", "/file")])
    assert system.get(f"{LIST}{pk}/").json()["attachments"] == []


def test_a_file_is_taken_away_and_who_had_it_is_told(system, stranger, herning, pk) -> None:
    address = attach(system, pk)["Location"]
    system.get(address)
    path = f"{address}remove/"
    assert stranger.post(path, {"because": "other_citizen"}).status_code == 404
    assert codes(system.post(path, {"because": "fortrudt"})) == (
        400,
        [("not_a_choice", "/because")],
    )
    removed = system.post(path, {"because": "other_citizen"})
    assert removed.status_code == 200, removed.content
    assert removed.json()["attachment"]["name"] == ""
    assert [each["name"] for each in removed.json()["taken_by"]] == ["Regionens system"]
    assert system.post(path, {"because": "other_citizen"}).status_code == 200, "twice is once"
    assert codes(system.post(path, {"because": "too_much"})) == (409, [("already_removed", "")])
    assert system.get(address).status_code == 404
    (listed,) = system.get(f"{LIST}{pk}/").json()["attachments"]
    assert listed["removed_because"] == "other_citizen"
    with acting(herning.organisation):
        assert Attachment.objects.count() == 1
        assert not AttachmentPart.objects.exists()


def test_who_may_only_read_takes_out_and_adds_nothing(system, region, pk) -> None:
    address = attach(system, pk)["Location"]
    reader = make_system(region, name="Læser", scopes=[Scope.REFERRALS_READ])
    assert reader.get(address).status_code == 200
    for refused in (
        attach(reader, pk),
        reader.post(f"{address}remove/", {"because": "too_much"}),
        reader.post(f"{LIST}{pk}/later-facts/", {"subject": "other", "text": "x"}, key="k"),
        reader.post(f"{LIST}{pk}/information/1/", {"answer": "x"}),
    ):
        assert codes(refused) == (403, [("insufficient_scope", "")])


# --- Sent on


def test_what_is_sent_on_is_followed_where_it_goes(system, herning, pk) -> None:
    make("pitstop")
    with acting(herning.organisation):
        redirect = redirect_referral(
            by=herning.caseworker,
            referral=Referral.objects.get(pk=pk),
            offer="pitstop:pitstop:room",
            consent="given",
            ground="",
            reason="Borgeren bor i Aarhus nu",
            now=timezone.now(),
        )
    first = system.get(f"{LIST}{pk}/").json()
    assert (first["status"], first["closed_because"]) == ("closed", "redirected")
    assert first["went_on_as"] == {
        "id": redirect.new_id,
        "reference": redirect.new_reference,
        "receiver": {"key": "pitstop", "name": "Røde Kors, Pitstop Aarhus"},
    }
    new = system.get(f"{LIST}{redirect.new_id}/").json()
    assert (new["status"], new["went_on_as"]) == ("submitted", None)
    assert new["answer_by"]
    assert new["came_from"] == [
        {
            "by": "Herning Kommune",
            "reference": first["reference"],
            "on": timezone.localdate().isoformat(),
            "because": "Borgeren bor i Aarhus nu",
        }
    ]
    ids = [row["id"] for row in system.get(LIST).json()["results"]]
    assert ids == [redirect.new_id, pk]
    for refused in (
        system.post(f"{LIST}{pk}/later-facts/", {"subject": "other", "text": "x"}, key="k"),
        attach(system, pk),
    ):
        assert codes(refused) == (409, [("goes_on_elsewhere", "")])
    added = system.post(
        f"{LIST}{redirect.new_id}/later-facts/", {"subject": "other", "text": "x"}, key="l"
    )
    assert added.status_code == 201
    assert new["frozen"]["sections"][0]["title"] == "Vejen hertil"
