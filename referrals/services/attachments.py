"""Files that go with a referral: attached to a draft or to what was sent, read, moved along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, Final
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from citizens.crypto import fingerprint
from core.acting import acting
from core.own_row import own_row
from core.problems import Conflict, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import PART_BYTES, Attachment, AttachmentPart, Draft, Referral
from referrals.rules import Verb
from referrals.services.file_kinds import clean_name, kind_of
from referrals.services.locking import locked
from referrals.services.scanning import scan

_MIB: Final = 1024 * 1024


@dataclass(frozen=True)
class Checked:
    """A file that can be attached."""

    file: IO[bytes]
    name: str
    kind: Attachment.Kind
    size: int
    scan: Attachment.Scan
    digest: str


@transaction.atomic
def attach_to_draft(
    *, by: Actor, draft: Draft, file: UploadedFile[bytes], now: datetime
) -> Attachment:
    """Attach a file to one's own draft. The same file again is the one that is there.

    Raises :class:`Problem` at ``file``: too large, empty, not of a kind that is taken, refused by
    the virus scanner, or one too many.
    """
    by.must(Permission.REFER)
    checked = _check(file)
    row = own_row(Draft.objects.visible_to(by), draft.pk, not_yours=_("The draft is not yours."))
    attachment = Attachment(controller_id=row.controller_id, sender_id=row.controller_id, draft=row)
    kept = _attach(by, attachment, checked, now)
    row.save(update_fields=["updated_at"])
    return kept


@transaction.atomic
def attach_to_referral(
    *, by: Actor, referral: Referral, file: UploadedFile[bytes], now: datetime
) -> Attachment:
    """Attach a file to a referral that was sent, by either side; both read it, and it stands.

    Raises as :func:`attach_to_draft` does.
    """
    checked = _check(file)
    with locked(by, referral, Verb.ATTACH) as row:
        rules.apply(row, Verb.ATTACH)
        attachment = Attachment(
            controller_id=row.controller_id,
            sender_id=row.sender_id,
            sender_unit_id=row.sender_unit_id,
            referral=row,
        )
        kept = _attach(by, attachment, checked, now)
        if kept is attachment:
            record(row, ReferralEvent.ATTACHED, by=by, at=now, file=checked.kind.value)
        return kept


@transaction.atomic
def detach(*, by: Actor, draft: Draft, attachment_id: UUID) -> None:
    """Take a file away from one's own draft. Nobody else has seen it; twice is once."""
    row = own_row(Draft.objects.visible_to(by), draft.pk, not_yours=_("The draft is not yours."))
    Attachment.objects.filter(draft=row, pk=attachment_id).delete()


def send_along(draft: Draft, referral: Referral) -> None:
    """The (locked) draft's files become the referral's, in the transaction that sends it."""
    with acting(draft.controller_id, referral.controller_id):
        parts = AttachmentPart.objects.filter(attachment__draft=draft)
        theirs = {
            "controller_id": referral.controller_id,
            "sender_unit_id": referral.sender_unit_id,
        }
        parts.update(**theirs)  # while they are a draft's: afterwards they stand
        Attachment.objects.filter(draft=draft).update(draft=None, referral=referral, **theirs)


def content_of(attachment: Attachment) -> IO[bytes]:
    """The file put together, a part at a time, where it has no name and ends with whoever reads.

    Before anything is sent, so that a reader who is slow holds no session of the database, and
    what was altered is found out: raises ``InvalidTag``, or :class:`Conflict` where a part is
    missing.
    """
    file = TemporaryFile()  # noqa: SIM115  # the answer closes it
    for part in _parts(attachment):
        file.write(part.content)
    if file.tell() != attachment.size:
        file.close()
        raise Conflict("file_incomplete", _("A part of the file is missing. Tell your operator."))
    file.seek(0)
    return file


def _parts(attachment: Attachment) -> Iterator[AttachmentPart]:
    """One by one: each is 256 KB, and a cursor would fetch them together."""
    for n in range(-(-attachment.size // PART_BYTES)):
        yield from AttachmentPart.objects.filter(attachment=attachment, n=n)


def _check(file: UploadedFile[bytes]) -> Checked:
    size, largest = file.size or 0, settings.ATTACHMENT_LARGEST
    content: IO[bytes] = file.file  # type: ignore[assignment]  # what the upload was written to
    if size == 0:
        raise Problem("empty_file", _("The file is empty."), field="file")
    if size > largest:
        words = _("The file is larger than %(most)d MB. Make it smaller, or attach it in parts.")
        raise Problem("file_too_large", words % {"most": largest // _MIB}, field="file")
    kind = kind_of(file.name or "", content)
    return Checked(
        file=content,
        name=clean_name(file.name or "", kind),
        kind=kind,
        size=size,
        scan=scan(content),
        digest=_digest(content),
    )


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    digest = sha256()
    while piece := file.read(PART_BYTES):
        digest.update(piece)
    return digest.hexdigest()


def _attach(by: Actor, attachment: Attachment, checked: Checked, now: datetime) -> Attachment:
    """Store it where its (locked) draft or referral has room. Returns the one that has the same
    content where there is one."""
    beside = Attachment.objects.filter(draft=attachment.draft, referral=attachment.referral)
    attachment.fingerprint = fingerprint(
        checked.digest, use="attachment", controller_id=attachment.sender_id
    )
    if same := beside.filter(fingerprint=attachment.fingerprint).first():
        return same
    if beside.count() >= settings.ATTACHMENTS_MOST:
        words = _("There are %(most)d files already, and no room for more.")
        raise Problem("too_many_files", words % {"most": settings.ATTACHMENTS_MOST}, field="file")
    attachment.name, attachment.kind = checked.name, checked.kind
    attachment.size, attachment.scan = checked.size, checked.scan
    attachment.by, attachment.by_name = by.user, by.name
    attachment.by_place, attachment.at = by.place_of_work, now
    attachment.save(force_insert=True)
    checked.file.seek(0)
    n = 0
    while piece := checked.file.read(PART_BYTES):
        part = AttachmentPart(
            controller_id=attachment.controller_id,
            sender_id=attachment.sender_id,
            sender_unit_id=attachment.sender_unit_id,
            attachment=attachment,
            n=n,
        )
        part.seal(piece)
        part.save(force_insert=True)
        n += 1
    return attachment
