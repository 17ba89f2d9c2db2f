"""Three records, three purposes (ADR-0003): what happened, what changed, who looked.

``Event`` is readable facts in domain words: the timeline shows them and the outbox sends them.
What changed in each row is kept by pghistory's triggers. ``AccessLog`` says who read what and why.
No behaviour is driven from any of them.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from audit.purposes import Purpose
from organisations.models import Controlled, Organisation, User, controller_indexed_with_more


class Event(Controlled):
    """One thing that happened. The subject columns carry no foreign key: audit is below them."""

    controller = controller_indexed_with_more()
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: Who it was in words, as it stood then.
    by_name = models.CharField(max_length=160)
    citizen_id = models.BigIntegerField(null=True)
    referral_id = models.BigIntegerField(null=True)
    stay_id = models.BigIntegerField(null=True)
    place_id = models.BigIntegerField(null=True)
    #: Facts the wording needs (dates, reasons, kinds); never a name or a number of a citizen.
    facts = models.JSONField(default=dict)

    append_only = True

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "referral_id", "at"]),
            models.Index(fields=["controller", "stay_id", "at"]),
            models.Index(fields=["controller", "citizen_id", "at"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class Outbox(models.Model):
    """Events that somebody awaits and has not heard of. Ids only, so it needs no row-level
    security.

    Written in the transaction of the event. The relay hands on what is due; whoever awaits the
    event takes it off in the transaction in which it is heard (``audit.relay``).
    """

    event_id = models.BigIntegerField(unique=True)
    controller_key = models.BigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    #: When it is handed on: at once, and again where nobody has taken it off.
    due_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "outbox"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at", "event_id"], name="outbox_in_order")
        ]

    def __str__(self) -> str:
        return f"event {self.event_id}"


class AccessLog(Controlled):
    """One citizen who was shown to somebody: who looked, at what, why. Written in the reading's
    transaction; a page that shows many has a row for each, so that it can be said who saw whom."""

    class Action(models.TextChoices):
        VIEW = "view", _("Viewed")
        SEARCH = "search", _("Searched")
        REVEAL = "reveal", _("Revealed a CPR number")
        PRINT = "print", _("Printed")
        EXPORT = "export", _("Taken as a file")

    controller = controller_indexed_with_more()
    at = models.DateTimeField(auto_now_add=True)
    #: None where a partner's system read; ``by_name`` then says which.
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: Who it was in words, as it stood then.
    by_name = models.CharField(max_length=160, blank=True)
    on_behalf_of = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    action = models.CharField(max_length=20, choices=Action)
    #: What was looked at ("stay", "citizen", "board"), in the product's own words.
    what = models.CharField(max_length=60)
    purpose = models.CharField(max_length=20, choices=Purpose)
    #: None where nobody was shown: a search that found no one, an empty list.
    citizen_id = models.BigIntegerField(null=True)
    #: Of a number that was searched: keyed, so that the log shows whether it was the same one and
    #: never which.
    fingerprint = models.BinaryField(max_length=32, null=True)

    append_only = True

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "citizen_id", "at"]),
            models.Index(
                fields=["user", "at"],
                name="numbers_searched",
                condition=models.Q(fingerprint__isnull=False),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                # A text in the reader's language can't be searched for (SECURITY.md).
                name="purpose_of_reading_is_a_key",
                condition=models.Q(purpose__in=Purpose.values),
            ),
            models.CheckConstraint(
                name="reading_says_who",
                condition=models.Q(user__isnull=False) | ~models.Q(by_name=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.what}"
