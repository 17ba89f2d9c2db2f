"""A file that goes with a referral, sealed in parts so that none is in memory as a whole.

In the database, so that its backup has them and web processes share nothing else. While the
referral is a draft they are its writer's; sent with it, they are the receiver's, and stand. What
should not have been sent is taken away by either side: its content and its name are gone, and that
it was there, who took it away, when and why stands.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, Final

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from citizens.crypto import seal_bytes, unseal_bytes
from core.db.composite_keys import CompositeForeignKey
from organisations.models import (
    Controlled,
    Organisation,
    Unit,
    User,
    controller_indexed_with_more,
)
from referrals.models.draft import Draft
from referrals.models.referral import Referral

#: Bytes of the file in each part.
PART_BYTES: Final = 256 * 1024


#: What changes when a file is taken away.
_REMOVING: Final = (
    "ARRAY['name', 'fingerprint', 'removed_at', 'removed_because', 'removed_by_id',"
    " 'removed_by_name', 'removed_by_place']"
)


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def standing(self) -> AttachmentQuerySet:
        """Those that can be read."""
        return self.filter(removed_at=None)


class Attachment(Controlled):
    """A file. ``sender`` is the referral's, whoever attached it, and reads it too."""

    class Kind(models.TextChoices):
        """What the content is, whatever the name said; nothing else is taken."""

        PDF = "pdf", "PDF"
        JPEG = "jpeg", "JPEG"
        PNG = "png", "PNG"
        DOCX = "docx", "Word (docx)"
        ODT = "odt", "OpenDocument (odt)"
        TXT = "txt", _("Plain text")

    class Scan(models.TextChoices):
        CLEAN = "clean", _("scanned, nothing found")
        NOT_SCANNED = "not_scanned", _("not scanned for viruses")

    class RemovedBecause(models.TextChoices):
        """Why it should not be there. No words of one's own: they would say it again."""

        OTHER_CITIZEN = "other_citizen", _("It is about another citizen")
        WRONG_FILE = "wrong_file", _("It is the wrong file, or an old one")
        TOO_MUCH = "too_much", _("It says more than is needed here")
        NO_CONSENT = "no_consent", _("The citizen does not want it to be shared")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = controller_indexed_with_more()
    draft = models.ForeignKey(
        Draft, models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    referral = models.ForeignKey(
        Referral, models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    #: As it was called, cleaned; its ending fits what it is. "" once it is taken away.
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    #: In bytes.
    size = models.PositiveIntegerField()
    #: Keyed, of the content: the same file twice is once.
    fingerprint = models.BinaryField(editable=False)
    scan = models.CharField(max_length=12, choices=Scan)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    #: "Region Midtjylland, E3".
    by_place = models.CharField(max_length=250)
    at = models.DateTimeField()
    #: The file it is a copy of, of a referral that was sent on; it lies at the one who did that.
    copy_of = models.UUIDField(null=True, blank=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.CharField(max_length=14, choices=RemovedBecause, blank=True)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    removed_by_name = models.CharField(max_length=120, blank=True)
    removed_by_place = models.CharField(max_length=250, blank=True)

    objects = AttachmentQuerySet.as_manager()
    also_read_by = ("sender",)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        triggers: ClassVar[list[Any]] = [
            pgtrigger.Trigger(
                name="sent_attachment_stands",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition('OLD."referral_id" IS NOT NULL'),
                func=f"""
                    IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL
                        AND NEW.removed_at IS NOT NULL
                        AND to_jsonb(NEW) - {_REMOVING} = to_jsonb(OLD) - {_REMOVING}
                    THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'An attachment that was sent: it stands, or is taken away.';
                """,
            )
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="attachment_and_controller"),
            models.UniqueConstraint(
                fields=["controller", "referral", "fingerprint"],
                condition=Q(removed_at=None),
                name="attached_once",
            ),
            models.UniqueConstraint(
                fields=["controller", "draft", "fingerprint"], name="attached_to_draft_once"
            ),
            models.CheckConstraint(
                name="attachment_of_a_draft_or_a_referral",
                condition=Q(draft=None, referral__isnull=False)
                | Q(draft__isnull=False, referral=None),
            ),
            models.CheckConstraint(
                name="removed_attachment_says_by_whom_and_why",
                condition=Q(removed_at=None, removed_because="", removed_by_name="")
                | Q(removed_at__isnull=False, name="", fingerprint=b"")
                & ~Q(removed_because="")
                & ~Q(removed_by_name=""),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="attachment_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        """As the read log names it, too."""
        return f"attachment {self.pk}"


class AttachmentPart(Controlled):
    """So many bytes of a file, sealed: bound to the file and to their place in it."""

    controller = controller_indexed_with_more()
    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="parts")
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    #: From 0.
    n = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    also_read_by = ("sender",)

    class Meta:
        ordering: ClassVar[list[str]] = ["n"]
        triggers: ClassVar[list[Any]] = [
            pgtrigger.Trigger(
                name="part_of_sent_attachment_stands",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM referrals_attachment
                        WHERE id = OLD.attachment_id AND referral_id IS NOT NULL
                            AND (removed_at IS NULL OR TG_OP = 'UPDATE')
                    ) THEN
                        RAISE EXCEPTION 'Part of an attachment that was sent: it stands.';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["controller", "attachment", "n"], name="attachment_part_once"
            ),
            CompositeForeignKey(
                to="referrals.Attachment",
                fields=("attachment", "controller"),
                name="part_tied_to_attachment",
            ),
        ]

    def __str__(self) -> str:
        return f"part {self.n} of {self.attachment_id}"

    @property
    def _binding(self) -> str:
        return f"referrals_attachmentpart|{self.attachment_id}|{self.n}"

    def seal(self, plain: bytes) -> None:
        self.sealed = seal_bytes(plain, bound_to=self._binding)

    @property
    def content(self) -> bytes:
        """Raises ``InvalidTag`` where it was altered or moved."""
        return unseal_bytes(self.sealed, bound_to=self._binding)
