"""Files of a referral: what is taken, where they are kept, who takes them out."""

from __future__ import annotations

import re
import socket
import struct
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connections, transaction
from django.urls import reverse
from django.utils import timezone, translation

from audit.models import AccessLog, Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.uploads import UnnamedFileHandler
from core.whole_requests import WholeRequests
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Role
from referrals.models import PART_BYTES, Attachment, AttachmentPart, Draft, Referral
from referrals.services.attachments import (
    attach_to_draft,
    attach_to_referral,
    content_of,
    detach,
)
from referrals.services.drafts import (
    discard_draft,
    forget_drafts,
    start_draft,
    submit_draft,
)
from referrals.services.file_kinds import clean_name
from referrals.services.referrals import withdraw_referral
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.referrals.files import MIB, PDF, PNG, REFUSED, TAKEN, large_pdf, upload
from tests.referrals.test_drafts import ASKING
from tests.world import NOW, House, make_house, make_region

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def draft(nurse: Actor, herning: House) -> Draft:
    with acting(nurse.organisation):
        return start_draft(by=nurse, scheme="polaris", track="home", receiver=herning.organisation)


def attach(by: Actor, to: Draft | Referral, content: bytes = PDF, name: str = "brev.pdf"):
    with acting(by.organisation):
        if isinstance(to, Draft):
            return attach_to_draft(by=by, draft=to, file=upload(content, name), now=NOW)
        return attach_to_referral(by=by, referral=to, file=upload(content, name), now=NOW)


def read(by: Actor, attachment: Attachment) -> bytes:
    with acting(by.organisation), content_of(attachment) as file:
        return file.read()


# --- What is taken


def test_what_people_have_is_taken_for_what_it_is(nurse, draft):
    for n, (name, content, kind) in enumerate(TAKEN):
        with acting(nurse.organisation):
            Attachment.objects.all().delete()
        attachment = attach(nurse, draft, content, name)
        assert attachment.kind == kind, n
        assert read(nurse, attachment) == content, n


@pytest.mark.parametrize(("name", "content", "code"), REFUSED, ids=[str(n) for n in range(27)])
def test_what_is_something_else_is_refused_in_words(nurse, draft, name, content, code):
    with pytest.raises(Problem) as caught:
        attach(nurse, draft, content, name)
    assert (caught.value.code, caught.value.field) == (code, "file")
    with acting(nurse.organisation):
        assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\nanna\\brev.pdf", "brev.pdf"),
        ("../../etc/brev.pdf", "brev.pdf"),
        ("brev.exe.pdf", "brev_exe.pdf"),
        ("Udskrivning 24.03.2026.pdf", "Udskrivning 24.03.2026.pdf"),
        ("brev\u202efdp.pdf", "brevfdp.pdf"),
        ("brev\r\nX: y.pdf", "brev X_ y.pdf"),
        (".pdf", "Fil.pdf"),
        ("...pdf", "Fil.pdf"),
        ("050585-1234.pdf", "Fil.pdf"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(name, shown):
    with translation.override("da"):
        assert clean_name(name, Attachment.Kind.PDF) == shown


def test_the_same_file_twice_is_once_and_no_more_than_there_may_be(nurse, draft, settings):
    settings.ATTACHMENTS_MOST = 2
    first = attach(nurse, draft)
    assert attach(nurse, draft, name="igen.pdf") == first
    attach(nurse, draft, PNG, "b.png")
    with pytest.raises(Problem) as caught:
        attach(nurse, draft, b"en tekst", "c.txt")
    assert caught.value.code == "too_many_files"


# --- Where it is kept


def test_parts_are_sealed_and_bound_to_their_place(nurse, draft):
    content = large_pdf(2 * PART_BYTES + 10)
    attachment = attach(nurse, draft, content)
    with acting(nurse.organisation), transaction.atomic():
        parts = list(attachment.parts.all())
        assert [part.n for part in parts] == [0, 1, 2]
        assert all(b"xxxxxxxx" not in bytes(part.sealed) for part in parts)
        parts[0].sealed, parts[1].sealed = parts[1].sealed, parts[0].sealed
        for part in parts:
            part.save()
        with pytest.raises(InvalidTag):
            content_of(attachment)
        parts[2].delete()
        AttachmentPart.objects.filter(pk__in=[part.pk for part in parts[:2]]).delete()
        with pytest.raises(Conflict):
            content_of(attachment)


def test_ten_megabytes_never_stand_in_memory(nurse, draft):
    content = large_pdf(10 * MIB)
    file = upload(content, "stor.pdf")
    del content
    tracemalloc.start()
    with acting(nurse.organisation):
        attachment = attach_to_draft(by=nurse, draft=draft, file=file, now=NOW)
        with content_of(attachment) as whole:
            assert whole.read(5) == b"%PDF-"
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * MIB
    with acting(nurse.organisation):
        assert attachment.parts.count() == 40


def test_a_draft_that_goes_takes_its_files_along(nurse, herning, draft):
    for end in ("discarded", "forgotten"):
        with acting(nurse.organisation):
            mine = start_draft(
                by=nurse, scheme="polaris", track="guest", receiver=herning.organisation
            )
            attach(nurse, mine)
            if end == "discarded":
                discard_draft(by=nurse, draft=mine)
            else:
                Draft.objects.filter(pk=mine.pk).update(
                    updated_at=timezone.now() - timedelta(days=31)
                )
                assert forget_drafts(controller=nurse.organisation, now=timezone.now()) == 1
            assert not Attachment.objects.exists()
            assert not AttachmentPart.objects.exists()
            assert Draft.objects.get() == draft


def test_what_was_attached_is_sent_along_and_stands(nurse, herning, draft):
    attachment = attach(nurse, draft)
    with acting(herning.organisation):
        assert not Attachment.objects.exists(), "nobody has been told anything yet"
    with acting(nurse.organisation):
        referral = submit_draft(by=nurse, draft=draft, asking=ASKING, now=NOW)
        assert not Draft.objects.exists()
    for reader in (nurse, herning.caseworker):
        with acting(reader.organisation):
            kept = Attachment.objects.get(referral=referral)
        assert (kept.pk, kept.controller) == (attachment.pk, herning.organisation)
        assert read(reader, kept) == PDF
    for rows in (Attachment.objects, AttachmentPart.objects):
        for change in (
            lambda rows: rows.all().delete(),
            lambda rows: rows.update(sender_unit=None),
        ):
            with (
                acting(herning.organisation),
                pytest.raises(DatabaseError),
                transaction.atomic(),
            ):
                change(rows)


def test_either_side_attaches_to_what_was_sent_and_is_recorded_without_a_name(nurse, herning):
    referral = refer(nurse, herning)
    attach(nurse, referral)
    attach(herning.caseworker, referral, PNG, "plan.png")
    attach(herning.caseworker, referral, PNG, "plan.png")
    with acting(herning.organisation):
        assert referral.attachments.count() == 2
        events = Event.objects.filter(kind="referral.attached")
        assert [event.facts for event in events.order_by("pk")] == [
            {"file": "pdf"},
            {"file": "png"},
        ]
    with acting(nurse.organisation):
        withdraw_referral(by=nurse, referral=referral, reason="Fejl", now=timezone.now())
        referral.refresh_from_db()
    attach(nurse, referral, b"tekst", "c.txt")
    with acting(herning.organisation):
        Referral.objects.filter(pk=referral.pk).update(
            withdrawn_at=timezone.now() - timedelta(weeks=9)
        )
    with pytest.raises(Conflict) as caught:
        attach(nurse, referral, b"mere tekst", "d.txt")
    assert caught.value.code == "ended_long_ago"


def test_nobody_attaches_to_what_is_not_theirs(nurse, herning, draft):
    referral = refer(nurse, herning)
    other = make_house("andre", "Andre Kommune", municipality_code="0661")
    for stranger in (other.caseworker, herning.actors[Role.SUPERVISOR]):
        with pytest.raises(NotAllowed):
            attach(stranger, referral)
    with pytest.raises(NotAllowed):
        attach(herning.caseworker, draft)
    with acting(herning.organisation), pytest.raises(NotAllowed):
        detach(by=herning.caseworker, draft=draft, attachment_id=uuid4())


# --- The scanner


@contextmanager
def clamd(answer: bytes) -> Iterator[str]:
    """A scanner that takes a stream as clamd does, and says ``answer`` of whatever it is."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _address = server.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.readline() == b"nINSTREAM\n"
            while length := struct.unpack("!L", stream.read(4))[0]:
                stream.read(length)
            connection.sendall(answer)

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.getsockname()[1]}"
    thread.join(10)
    server.close()


def test_what_the_scanner_says_is_kept_and_heeded(nurse, draft, settings):
    assert attach(nurse, draft).scan == "not_scanned"
    with clamd(b"stream: OK\n") as settings.CLAMAV:
        assert attach(nurse, draft, PNG, "a.png").scan == "clean"
    with clamd(b"stream: Eicar-Test FOUND\n") as settings.CLAMAV, pytest.raises(Problem) as caught:
        attach(nurse, draft, b"eicar", "a.txt")
    assert caught.value.code == "virus"
    for answer in (b"INSTREAM size limit exceeded. ERROR\n", b""):
        with clamd(answer) as settings.CLAMAV, pytest.raises(Problem) as caught:
            attach(nurse, draft, b"tekst", "a.txt")
        assert caught.value.code == "scanner_down"
    settings.CLAMAV = "127.0.0.1:1"  # nobody answers there
    with pytest.raises(Problem) as caught:
        attach(nurse, draft, b"tekst", "a.txt")
    assert caught.value.code == "scanner_down"


# --- The pages


def test_a_file_is_attached_on_its_page_and_comes_as_a_download_only(nurse, herning, draft):
    client = signed_in(nurse)
    page = reverse("draft_attachments", args=[draft.pk])
    refused = client.post(page, {"file": SimpleUploadedFile("a.pdf", b"<html>")})
    assert refused.status_code == 422
    assert "indholdet siger noget andet" in text_of(refused)
    assert "Vælg en fil" in text_of(client.post(page, {}))
    assert client.post(page, {"file": SimpleUploadedFile("brev.pdf", PDF)}).status_code == 302
    assert "brev.pdf" in text_of(client.get(page))
    assert "ikke scannet for virus" in text_of(client.get(reverse("draft_check", args=[draft.pk])))
    with acting(nurse.organisation):
        attachment = Attachment.objects.get()
        referral = submit_draft(by=nurse, draft=draft, asking=ASKING, now=NOW)

    address = reverse("attachment", args=[referral.pk, attachment.pk])
    for reader in (nurse, herning.caseworker):
        browser = signed_in(reader)
        assert address in browser.get(reverse("referral", args=[referral.pk])).content.decode()
        answer = browser.get(address)
        assert answer.streaming
        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Disposition"] == 'attachment; filename="brev.pdf"'
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "no-store"
        with acting(herning.organisation):
            logged = AccessLog.objects.filter(what=str(attachment), user=reader.user)
            assert logged.filter(action="export").exists()
    other = make_house("andre", "Andre Kommune", municipality_code="0661")
    assert signed_in(other.caseworker).get(address).status_code == 404
    elsewhere = reverse(
        "attachment", args=[refer(nurse, herning, {"name": "Ib"}).pk, attachment.pk]
    )
    assert signed_in(nurse).get(elsewhere).status_code == 404


def test_a_file_is_taken_away_again_before_it_is_sent(nurse, herning, draft):
    attachment = attach(nurse, draft)
    away = reverse("detach", args=[draft.pk, attachment.pk])
    colleague = signed_in(herning.caseworker)
    assert colleague.post(away).status_code == 404
    client = signed_in(nurse)
    assert client.get(reverse("draft_attachment", args=[draft.pk, attachment.pk])).streaming
    assert client.post(away).status_code == 302
    assert client.post(away).status_code == 302, "twice is once"
    with acting(nurse.organisation):
        assert not AttachmentPart.objects.exists()


def test_a_large_body_waits_on_the_disk_and_only_where_files_are_sent() -> None:
    seen: dict[str, Any] = {}
    given_back: list[str] = []

    def application(environ: dict[str, Any], _start: Any) -> list[bytes]:
        seen.update(environ)
        return [b""]

    class Answer(list[bytes]):
        streaming = False

        def close(self) -> None:
            return

    whole = WholeRequests(
        lambda environ, start: Answer(application(environ, start)),
        largest=MIB,
        at_once=1,
        uploads="/bilag/",
        largest_upload=3 * MIB,
        give_back=lambda: given_back.append("the session"),
    )

    def send(path: str, kind: str, size: int) -> tuple[int | None, Any]:
        seen.clear()
        whole(
            {
                "PATH_INFO": path,
                "CONTENT_TYPE": kind,
                "CONTENT_LENGTH": str(size),
                "wsgi.input": BytesIO(b"x" * size),
            },
            None,
        )
        return seen.get("flexplads.body_refused"), seen["wsgi.input"]

    form = "multipart/form-data; boundary=x"
    refused, body = send("/bilag/", form, 2 * MIB)
    assert (refused, seen["flexplads.largest_body"]) == (None, 3 * MIB)
    assert body._rolled, "on the disk"
    assert len(body.read()) == 2 * MIB
    assert send("/bilag/", form, 4 * MIB)[0] == 413
    assert send("/bilag/", "application/json", 2 * MIB)[0] == 413
    assert send("/andet/", form, 2 * MIB)[0] == 413
    assert send("/andet/", form, 100)[0] is None
    assert given_back == []
    Answer.streaming = True
    send("/andet/", form, 100)
    assert given_back == ["the session"], "before a file is sent to who may read it slowly"


def test_the_settings_name_the_addresses_that_files_are_sent_to(settings) -> None:
    for address in (
        reverse("draft_attachments", args=[uuid4()]),
        reverse("attach", args=[2**63 - 1]),
        reverse("api_attachments", args=[2**63 - 1]),
    ):
        assert re.fullmatch(settings.UPLOAD_ADDRESSES, address)
    assert [
        f"{UnnamedFileHandler.__module__}.{UnnamedFileHandler.__name__}"
    ] == settings.FILE_UPLOAD_HANDLERS


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_two_who_attach_at_once_stay_within_the_limit(settings) -> None:
    settings.ATTACHMENTS_MOST = 1
    with transaction.atomic():
        house = make_house("herning", "Herning Kommune", municipality_code="0657")
        nurse = make_region()
    with acting(house.organisation, nurse.organisation), transaction.atomic():
        referral = refer(nurse, house)
    start = Barrier(2)

    def one(n: int) -> str:
        start.wait()
        try:
            return attach((nurse, house.caseworker)[n], referral, b"tekst %d" % n, "a.txt").name
        except Problem as refused:
            return refused.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(one, range(2)))
    assert outcomes == ["a.txt", "too_many_files"]
    with acting(house.organisation), transaction.atomic():
        assert Attachment.objects.count() == 1
    assert Organisation.objects.count() == 2
