"""Files that go with a referral: attached to a draft or to what was sent, read, moved along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, Final
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from audit.models import AccessLog
from audit.services import record
from citizens.crypto import fingerprint
from citizens.models import Citizen
from core.acting import acting
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, NotAllowed, Problem
from core.repeats import repeats
from core.uploads import MB
from organisations.actors import Actor
from organisations.roles import Permission
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import PART_BYTES, Attachment, AttachmentPart, Draft, Redirect, Referral
from referrals.rules import Verb
from referrals.services.file_kinds import clean_name, kind_of
from referrals.services.locking import NOT_YOURS, locked
from referrals.services.scanning import scan

#: Of those who have taken a file out; more of them than these nobody looks at.
_MOST_TAKEN: Final = 100


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


@transaction.atomic
def remove_attachment(
    *, by: Actor, referral: Referral, attachment_id: UUID, because: str, now: datetime
) -> Attachment:
    """Take a file away that should not have been sent, by either side. What it held and what it was
    called is gone, from here and from where the referral was sent on to; in backups it lies as long
    as they are kept. Twice is once.

    Raises :class:`Problem` at ``because``; :class:`Conflict` where it was taken away for another
    reason.
    """
    with locked(by, referral, Verb.REMOVE_FILE) as row:
        rules.apply(row, Verb.REMOVE_FILE)
        checks = Checks()
        why = checks.choice(
            "because",
            because,
            Attachment.RemovedBecause.values,
            missing=_("Choose why it should not be there."),
        )
        checks.raise_any()
        file = own_row(
            Attachment.objects.filter(referral=row),
            attachment_id,
            not_yours=_("The file is not one of this referral."),
        )
        if file.removed_at is not None:
            if repeats(file, removed_because=why):
                return file
            raise Conflict("already_removed", _("It has been taken away already."))
        _take_away(by, row, file, why, now)
        _tell_where_it_came_from(by, row, file, now)
        return file


def _take_away(by: Actor, row: Referral, file: Attachment, because: str, now: datetime) -> None:
    """From the (locked) referral, and from those that it went on as."""
    file.name, file.fingerprint = "", b""
    file.removed_at, file.removed_because = now, because
    file.removed_by, file.removed_by_name = by.user, by.name
    file.removed_by_place = by.place_of_work
    file.save()
    AttachmentPart.objects.filter(attachment=file).delete()
    record(
        row,
        ReferralEvent.ATTACHMENT_REMOVED,
        by=by,
        at=now,
        file=file.kind,
        because=_in_words(because),
    )
    redirect = Redirect.objects.filter(referral=row).first()
    if redirect is None:
        return
    with acting(redirect.receiver_id):
        copies = Attachment.objects.standing().filter(referral=redirect.new_id, copy_of=file.pk)
        for copy in copies.select_related("referral").select_for_update(of=("self",)):
            assert copy.referral is not None, "asked for by its referral"
            _take_away(by, copy.referral, copy, because, now)


def _tell_where_it_came_from(by: Actor, row: Referral, file: Attachment, now: datetime) -> None:
    """Whoever sent it on has the file still, and looks whether it should stay."""
    if file.copy_of is None or row.sent_on_by_id is None:
        return
    with acting(row.sent_on_by_id):
        first = Attachment.objects.standing().filter(pk=file.copy_of).select_related("referral")
        for original in first:
            assert original.referral is not None, "a copy is of what was sent"
            record(
                original.referral,
                ReferralEvent.COPY_REMOVED,
                by=by,
                at=now,
                file=file.kind,
                where=row.controller.name,
                because=_in_words(file.removed_because),
            )


def _in_words(because: str) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return str(Attachment.RemovedBecause(because).label)


@dataclass(frozen=True)
class Taken:
    """Somebody who has taken a file out, as the read log says it."""

    name: str
    organisation: str
    at: datetime


def taken_by(*, by: Actor, referral: Referral, attachment: Attachment) -> list[Taken]:
    """Who has taken it out on either side, the latest first: whoever takes it away sees who may
    have read what was not theirs to read. For one who has it in sight; read as the receiver, whose
    log it is."""
    if not Referral.objects.in_sight_of(by, referral):
        raise NotAllowed("not_yours", NOT_YOURS)
    with acting(referral.controller_id):
        whose = Citizen.objects.filter(
            Q(pk=referral.citizen_id) | Q(joined_into=referral.citizen_id)
        )
        rows = AccessLog.objects.filter(
            controller=referral.controller_id,
            citizen_id__in=whose.values("pk"),
            action=AccessLog.Action.EXPORT,
            what=str(attachment),
        ).select_related("user", "on_behalf_of")
        return [
            Taken(row.user.name if row.user else row.by_name, row.on_behalf_of.name, row.at)
            for row in rows.order_by("-at", "-pk")[:_MOST_TAKEN]
        ]


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
    for part in parts_of(attachment):
        file.write(part.content)
    if file.tell() != attachment.size:
        file.close()
        raise Conflict("file_incomplete", _("A part of the file is missing. Tell your operator."))
    file.seek(0)
    return file


def parts_of(attachment: Attachment) -> Iterator[AttachmentPart]:
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
        raise Problem("file_too_large", words % {"most": largest // MB}, field="file")
    kind = kind_of(file.name or "", content)
    return Checked(
        file=content,
        name=clean_name(file.name or "", kind),
        kind=kind,
        size=size,
        scan=scan(content),
        digest=digest_of(file),
    )


def digest_of(file: UploadedFile[bytes]) -> str:
    """SHA-256 of what was sent, read a piece at a time."""
    content: IO[bytes] = file.file  # type: ignore[assignment]  # what the upload was written to
    content.seek(0)
    digest = sha256()
    while piece := content.read(PART_BYTES):
        digest.update(piece)
    content.seek(0)
    return digest.hexdigest()


def _attach(by: Actor, attachment: Attachment, checked: Checked, now: datetime) -> Attachment:
    """Store it where its (locked) draft or referral has room. Returns the one that has the same
    content where there is one."""
    beside = Attachment.objects.standing().filter(
        draft=attachment.draft, referral=attachment.referral
    )
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
    write_parts(attachment, iter(lambda: checked.file.read(PART_BYTES), b""))
    return attachment


def write_parts(attachment: Attachment, pieces: Iterable[bytes]) -> None:
    """Store the (saved) attachment's content, a part at a time; a piece is :data:`PART_BYTES`, the
    last of them less."""
    for n, piece in enumerate(pieces):
        part = AttachmentPart(
            controller_id=attachment.controller_id,
            sender_id=attachment.sender_id,
            sender_unit_id=attachment.sender_unit_id,
            attachment=attachment,
            n=n,
        )
        part.seal(piece)
        part.save(force_insert=True)
