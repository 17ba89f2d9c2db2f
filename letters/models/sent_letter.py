"""A letter as it was sent."""

from __future__ import annotations

import base64
import json
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from citizens.crypto import fingerprint, seal, unseal
from citizens.models import Citizen
from citizens.written_to import Edition, Language
from core.db.composite_keys import CompositeForeignKey
from letters.document import Document
from organisations.actors import Actor
from organisations.models import WrittenOnce, controller_indexed_with_more
from organisations.roles import Permission
from placements.models import Decision, FollowUp, Stay
from referrals.models import Hearing, decisions_visible_to, hearings_visible_to


class SentLetterQuerySet(models.QuerySet["SentLetter"]):
    def visible_to(self, actor: Actor) -> SentLetterQuerySet:
        """Those on decisions and of hearings in sight, and on stays in sight to who sees
        citizens."""
        sight = Q(decision__in=decisions_visible_to(actor))
        sight |= Q(hearing__in=hearings_visible_to(actor))
        if actor.may(Permission.SEE_CITIZENS):
            sight |= Q(stay__in=Stay.objects.visible_to(actor))
        return self.filter(sight, controller=actor.organisation)


class SentLetter(WrittenOnce):
    """What left the house, to the letter: its text and its PDF, both sealed. Never changed, also
    where the decision it tells of stands no more."""

    class Way(models.TextChoices):
        HANDED_OVER = "handed_over", _("Handed over")
        DIGITAL_POST = "digital_post", _("Digital Post (e-Boks), from another system")
        POST = "post", _("By post")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controller = controller_indexed_with_more()
    #: What it tells of: a decision or a hearing, to the citizen; or a stay, to the acting
    #: municipality.
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sent_letters",
        db_index=False,
    )
    stay = models.ForeignKey(
        Stay, models.PROTECT, null=True, blank=True, related_name="sent_letters", db_index=False
    )
    hearing = models.ForeignKey(
        Hearing, models.PROTECT, null=True, blank=True, related_name="sent_letters", db_index=False
    )
    #: Of a hearing: the day until which the letter gives time to reply.
    reply_by = models.DateField(null=True, blank=True)
    #: The follow-up that was done by sending it.
    follow_up = models.ForeignKey(
        FollowUp, models.PROTECT, null=True, blank=True, related_name="sent_letters"
    )
    language = models.CharField(max_length=2)
    edition = models.CharField(max_length=10)
    way = models.CharField(max_length=14, choices=Way)
    sealed_text = models.BinaryField()
    sealed_pdf = models.BinaryField()
    #: Of the text, keyed: the same letter is kept once.
    digest = models.BinaryField(max_length=32)
    #: When it was written that it had not been sent after all; the rest stays as it was kept.
    taken_back_at = models.DateTimeField(null=True, blank=True)

    written_later = ("taken_back_at",)

    objects = SentLetterQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "decision"], name="letters_of_decision"),
            models.Index(fields=["controller", "stay"], name="letters_of_stay"),
            models.Index(fields=["controller", "hearing"], name="letters_of_hearing"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="letter_tells_of_one_thing",
                condition=Q(
                    decision__isnull=False, stay=None, follow_up=None, hearing=None, reply_by=None
                )
                | Q(decision=None, stay__isnull=False, hearing=None, reply_by=None)
                | Q(
                    decision=None,
                    stay=None,
                    follow_up=None,
                    hearing__isnull=False,
                    reply_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="letter_is_in_a_language_and_an_edition",
                condition=Q(
                    language__in=[each.value for each in Language],
                    edition__in=[each.value for each in Edition],
                ),
            ),
            models.UniqueConstraint(
                fields=["controller", "decision", "way", "digest"],
                name="letter_of_decision_kept_once",
                condition=Q(decision__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["controller", "stay", "way", "digest"],
                name="letter_of_stay_kept_once",
                condition=Q(stay__isnull=False, taken_back_at=None),
            ),
            models.UniqueConstraint(
                fields=["controller", "hearing", "way", "digest"],
                name="letter_of_hearing_kept_once",
                condition=Q(hearing__isnull=False),
            ),
            CompositeForeignKey(
                to="referrals.Hearing",
                fields=("hearing", "controller"),
                name="letter_tied_to_hearing",
            ),
            CompositeForeignKey(
                to="placements.Decision",
                fields=("decision", "controller"),
                name="letter_tied_to_decision",
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="letter_tied_to_stay"
            ),
            CompositeForeignKey(
                to="placements.FollowUp",
                fields=("follow_up", "controller"),
                name="letter_tied_to_follow_up",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.about.event_subjects

    @property
    def about(self) -> Decision | Stay | Hearing:
        about = self.decision or self.stay or self.hearing
        assert about is not None, "a letter tells of something"
        return about

    @property
    def citizen(self) -> Citizen:
        about = self.about
        return about.referral.citizen if isinstance(about, Hearing) else about.citizen

    def fill(self, document: Document, pdf: bytes) -> None:
        """Seal what was sent (unsaved). Its controller is known before."""
        text = canonical(document)
        self.language, self.edition = document.language, document.edition
        self.sealed_text = seal(text, bound_to=self._binding("sealed_text"))
        encoded = base64.b64encode(pdf).decode()
        self.sealed_pdf = seal(encoded, bound_to=self._binding("sealed_pdf"))
        self.digest = digest_of(document, controller_id=self.controller_id)

    @property
    def document(self) -> Document:
        """As it was sent."""
        text = unseal(self.sealed_text, bound_to=self._binding("sealed_text"))
        return Document.of(json.loads(text))

    @property
    def pdf(self) -> bytes:
        """The file that was sent, to the byte."""
        return base64.b64decode(unseal(self.sealed_pdf, bound_to=self._binding("sealed_pdf")))

    def _binding(self, field: str) -> str:
        return f"letters_sentletter|{self.pk}|{field}"


def canonical(document: Document) -> str:
    return json.dumps(document.plain(), ensure_ascii=False, sort_keys=True)


def digest_of(document: Document, *, controller_id: int) -> bytes:
    """By which the same letter is known again, and from which nothing of it can be read."""
    return fingerprint(canonical(document), use="letter", controller_id=controller_id)
