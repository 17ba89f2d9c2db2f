"""A file that should not have been sent: taken away by either side, and what stands of it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed
from organisations.actors import Actor
from organisations.roles import Role
from referrals.models import Attachment, AttachmentPart, Referral
from referrals.services.attachments import attach_to_referral, remove_attachment
from referrals.services.redirecting import redirect_referral
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.referrals.files import PDF, upload
from tests.referrals.houses import make
from tests.world import NOW, House, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def referral(nurse: Actor, herning: House) -> Referral:
    return refer(nurse, herning)


@pytest.fixture
def file(nurse: Actor, referral: Referral) -> Attachment:
    with acting(nurse.organisation):
        file = upload(PDF, "Peter Madsen epikrise.pdf")
        return attach_to_referral(by=nurse, referral=referral, file=file, now=NOW)


def remove(by: Actor, referral: Referral, file: Attachment, because: str = "other_citizen"):
    with acting(by.organisation):
        return remove_attachment(
            by=by, referral=referral, attachment_id=file.pk, because=because, now=NOW
        )


@pytest.mark.parametrize("side", ["sender", "receiver"])
def test_content_and_name_are_gone_and_that_it_was_there_stands(
    nurse, herning, referral, file, side
) -> None:
    by, other = {
        "sender": (nurse, herning.caseworker),
        "receiver": (herning.caseworker, nurse),
    }[side]
    assert remove(by, referral, file) == remove(by, referral, file), "twice is once"
    with pytest.raises(Conflict) as refused:
        remove(other, referral, file, "too_much")
    assert refused.value.code == "already_removed"
    with acting(herning.organisation):
        left = Attachment.objects.get()
        assert (left.name, bytes(left.fingerprint), left.removed_by_name) == ("", b"", by.name)
        assert not AttachmentPart.objects.exists()
        (event,) = Event.objects.filter(kind="referral.attachment_removed")
        assert event.facts == {"file": "pdf", "because": "Den handler om en anden borger"}
    page = text_of(signed_in(other).get(reverse("referral", args=[referral.pk])))
    assert "Den handler om en anden borger" in page
    assert "Peter Madsen" not in page
    address = reverse("attachment", args=[referral.pk, file.pk])
    assert signed_in(other).get(address).status_code == 404
    # The same file, rightly there, can be attached again.
    with acting(by.organisation):
        again = attach_to_referral(by=by, referral=referral, file=upload(PDF), now=NOW)
    assert again.pk != file.pk


def test_nothing_else_of_what_was_sent_can_be_changed(herning, referral, file) -> None:
    changes = (
        lambda rows: rows.update(name=""),
        lambda rows: rows.update(removed_at=timezone.now(), size=1),
        lambda rows: rows.delete(),
    )
    with acting(herning.organisation):
        for change in changes:
            with pytest.raises(DatabaseError), transaction.atomic():
                change(Attachment.objects.all())
        with pytest.raises(DatabaseError), transaction.atomic():
            AttachmentPart.objects.all().delete()
    remove(herning.caseworker, referral, file)
    with acting(herning.organisation), pytest.raises(DatabaseError), transaction.atomic():
        Attachment.objects.update(removed_at=None, removed_because="", removed_by_name="")


def test_whoever_takes_it_away_sees_who_has_had_it(nurse, herning, referral, file) -> None:
    reader = signed_in(herning.caseworker)
    content = reader.get(reverse("attachment", args=[referral.pk, file.pk]))
    assert b"".join(content.streaming_content) == PDF
    browser = signed_in(nurse)
    address = reverse("remove_attachment", args=[referral.pk, file.pk])
    page = text_of(browser.get(address))
    assert f"{herning.caseworker.name}, Herning Kommune" in page
    assert "Vælg et af svarene" in text_of(browser.post(address, {}))
    assert browser.post(address, {"because": "other_citizen"}).status_code == 302
    assert browser.post(address, {"because": "too_much"}).status_code == 409


def test_it_is_not_there_for_strangers_nor_for_those_who_only_read(
    nurse, herning, referral, file
) -> None:
    other = make_house("andre", "Andre Kommune", municipality_code="0661")
    for stranger in (other.caseworker, herning.actors[Role.SUPERVISOR]):
        with pytest.raises(NotAllowed):
            remove(stranger, referral, file)
    elsewhere = refer(nurse, herning, {"name": "Ib"})
    with pytest.raises(NotAllowed):
        remove(nurse, elsewhere, file)


def test_it_goes_where_the_referral_was_sent_on_to_and_back_it_is_told(
    nurse, herning, referral, file
) -> None:
    pitstop = make("pitstop")
    with acting(herning.organisation):
        redirect = redirect_referral(
            by=herning.caseworker,
            referral=referral,
            offer="pitstop:pitstop:room",
            consent="given",
            ground="",
            reason="Ro",
            now=NOW,
        )
    with acting(pitstop.organisation):
        new = Referral.objects.get(pk=redirect.new_id)
        second = attach_to_referral(
            by=pitstop.caseworker, referral=new, file=upload(b"plan", "plan.txt"), now=NOW
        )
    remove(pitstop.caseworker, new, second, "wrong_file")
    remove(nurse, referral, file)
    with acting(pitstop.organisation):
        assert not AttachmentPart.objects.exists()
        assert Event.objects.filter(kind="referral.attachment_removed").count() == 2
    with acting(herning.organisation):
        assert not Event.objects.filter(kind="referral.copy_removed").exists()


def test_where_the_copy_alone_is_taken_away_the_first_hears_of_it(
    nurse, herning, referral, file
) -> None:
    pitstop = make("pitstop")
    with acting(herning.organisation):
        redirect = redirect_referral(
            by=herning.caseworker,
            referral=referral,
            offer="pitstop:pitstop:room",
            consent="given",
            ground="",
            reason="Ro",
            now=NOW,
        )
    with acting(pitstop.organisation):
        new = Referral.objects.get(pk=redirect.new_id)
        copy = new.attachments.get()
    remove(pitstop.caseworker, new, copy)
    with acting(herning.organisation):
        assert AttachmentPart.objects.exists(), "the first is the municipality's to judge"
        (event,) = Event.objects.filter(kind="referral.copy_removed")
        assert event.facts["where"] == pitstop.organisation.name
