"""The card that opens the citizen's own page, who used it, and what the page shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from citizens.written_to import USUAL_LANGUAGE, Language
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay


class CardQuerySet(models.QuerySet["Card"]):
    def standing(self) -> CardQuerySet:
        """Not ended by anybody; whether its day has come is asked of each."""
        return self.filter(ended_at=None)


# What opens it is nobody's to read again.
@tracked(without=["fingerprint", "pin"])
class Card(Controlled):
    """A printed card. With it and its PIN the citizen opens the page of the stay.

    Of its code a keyed fingerprint is kept, and of the PIN a hash: neither can be printed again.
    """

    class Why(models.TextChoices):
        LOST = "lost", _("The card is lost")
        REPLACED = "replaced", _("The citizen has a new card")
        NOT_WANTED = "not_wanted", _("The citizen does not want the page")
        MISUSED = "misused", _("Somebody else has used the card")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    fingerprint = models.BinaryField(max_length=32)
    pin = models.CharField(max_length=128)
    #: What the page is written in.
    language = models.CharField(max_length=2, choices=Language, default=USUAL_LANGUAGE)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    #: The first day on which it opens nothing.
    ends_on = models.DateField()
    #: Wrong PINs before it count no more: the house has let go of the lock.
    unlocked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(max_length=12, choices=Why, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stay"], condition=Q(ended_at=None), name="one_card_of_a_stay_stands"
            ),
            models.UniqueConstraint(fields=["controller", "fingerprint"], name="own_card_opens"),
            models.UniqueConstraint(fields=["id", "controller"], name="own_card_and_controller"),
            models.CheckConstraint(
                name="own_card_that_ended_says_why",
                condition=Q(ended_at=None, ended_because="")
                | Q(ended_at__isnull=False) & ~Q(ended_because=""),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="own_card_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["stay", "given_at"], name="own_card_by_stay"),
        ]

    def __str__(self) -> str:
        return f"card {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def last_on(self) -> date:
        """The last day on which it opens the page."""
        return self.ends_on - timedelta(days=1)

    def is_open_on(self, day: date) -> bool:
        """Neither ended nor past its day."""
        return self.ended_at is None and day < self.ends_on


class CardSession(Controlled):
    """One opening of the page: ended by the citizen, by time, or with the card.

    A session of its own, and not the one colleagues sign in with: it opens this page and nothing
    else.
    """

    controller = controller_indexed_with_more()
    card = models.ForeignKey(Card, models.CASCADE, related_name="sessions")
    fingerprint = models.BinaryField(max_length=32)
    began_at = models.DateTimeField()
    used_at = models.DateTimeField()
    #: When another PIN was chosen in it.
    pin_changed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["controller", "fingerprint"], name="card_session_opens"
            ),
            CompositeForeignKey(
                to="own_page.Card", fields=("card", "controller"), name="card_session_tied_to_card"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "began_at"], name="card_session_by_age"),
        ]

    def __str__(self) -> str:
        return f"card session {self.pk}"


class WrongPin(Controlled):
    """A wrong PIN with a right card. From where is not kept: it would say where the citizen is."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="own_page.Card", fields=("card", "controller"), name="wrong_pin_tied_to_card"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["card", "at"], name="wrong_pin_by_card"),
        ]

    def __str__(self) -> str:
        return f"wrong PIN {self.pk}"


@tracked()
class Opening(Controlled):
    """That a section of the page is open to the citizen, from when until when. Without one it is
    closed."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: Key of a section (``own_page.sections``). No choices: a new one makes no migration.
    section = models.CharField(max_length=30)
    opened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stay", "section"],
                condition=Q(closed_at=None),
                name="section_is_opened_once",
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="opening_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="opening_by_stay"),
        ]

    def __str__(self) -> str:
        return f"{self.section} of stay {self.stay_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
