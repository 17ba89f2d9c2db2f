"""The locks of a stay's way out: who answers for each, what was answered, and the links sent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.models import (
    Controlled,
    LinkMail,
    User,
    WrittenOnce,
    controller_indexed_with_more,
)
from placements.models import Stay


@tracked()
class Lock(Controlled):
    """One of the conditions of a discharge by the municipality (§ 110(5)), for one stay, and who
    in the municipality answers for it. Made when something is first written of it."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: The condition's, in the stay's scheme.
    key = models.CharField(max_length=20)
    owner_name = LineField(max_length=120, blank=True)
    owner_mail = models.EmailField(blank=True)
    #: Four digits; "": the one that acts for the citizen.
    owner_municipality = models.CharField(max_length=4, blank=True)
    owner_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["stay", "key"], name="lock_of_stay"),
            models.UniqueConstraint(fields=["id", "controller"], name="lock_and_controller"),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="lock_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="lock_by_stay"),
        ]

    def __str__(self) -> str:
        return f"lock {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects


class LockLink(Controlled, LinkMail):
    """A question to the owner of a lock, by a mail with a link that takes no account.

    Of the link a keyed fingerprint is kept. It goes to whoever owned the lock when it was asked;
    another owner ends it.
    """

    controller = controller_indexed_with_more()
    lock = models.ForeignKey(Lock, models.PROTECT, related_name="links", db_index=False)
    name = LineField(max_length=120)
    mail = models.EmailField()
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: None until it is sent.
    fingerprint = models.BinaryField(max_length=32, null=True)
    ends_at = models.DateTimeField(null=True)
    #: Before its time: another owner, or asked anew.
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["lock"], condition=Q(ended_at=None), name="lock_is_asked_by_a_single_link"
            ),
            models.UniqueConstraint(fields=["controller", "fingerprint"], name="lock_link_opens"),
            models.UniqueConstraint(fields=["id", "controller"], name="lock_link_and_controller"),
            models.CheckConstraint(
                name="lock_link_that_was_sent_opens_for_a_time",
                condition=Q(sent_at=None) | Q(fingerprint__isnull=False, ends_at__isnull=False),
            ),
            CompositeForeignKey(
                to="way_out.Lock", fields=("lock", "controller"), name="lock_link_tied_to_lock"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["lock", "asked_at"], name="lock_link_by_lock"),
            models.Index(
                fields=["controller", "next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="lock_links_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"lock link {self.pk}"

    @property
    def is_waiting(self) -> bool:
        """To be sent yet."""
        return self.ended_at is None and self.next_try_at is not None

    @property
    def was_given_up(self) -> bool:
        """The mail could not be delivered."""
        return self.ended_at is None and self.next_try_at is None and self.sent_at is None

    def is_open_at(self, now: datetime) -> bool:
        """Whether it opens; that the stay has ended ends it too (``rules``)."""
        return (
            self.sent_at is not None
            and self.ended_at is None
            and self.ends_at is not None
            and now < self.ends_at
        )


class LockAnswer(WrittenOnce):
    """What somebody said of a lock, on a day. The latest counts; none is written over."""

    class State(models.TextChoices):
        HELD = "held", _("Yes")
        NOT_YET = "not_yet", _("Not yet")
        #: By link only: another is to be asked.
        NOT_MINE = "not_mine", _("Ask a colleague")

    lock = models.ForeignKey(Lock, models.PROTECT, related_name="answers", db_index=False)
    state = models.CharField(max_length=10, choices=State)
    #: From which day it holds.
    since_on = models.DateField(null=True, blank=True)
    #: When it is expected to; None where nobody knows.
    expected_on = models.DateField(null=True, blank=True)
    #: Who said it, and on which day it was said.
    who = LineField(max_length=120)
    heard_on = models.DateField()
    note = models.TextField(blank=True)
    colleague_name = LineField(max_length=120, blank=True)
    colleague_mail = models.EmailField(blank=True)
    #: The link it was answered by; None where a colleague wrote it down.
    link = models.ForeignKey(LockLink, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="lock_that_holds_says_since_when",
                condition=Q(state="held", since_on__isnull=False)
                | ~Q(state="held") & Q(since_on=None),
            ),
            models.CheckConstraint(
                name="lock_that_is_another_s_says_whose",
                condition=~Q(state="not_mine") | ~Q(colleague_name=""),
            ),
            CompositeForeignKey(
                to="way_out.Lock", fields=("lock", "controller"), name="lock_answer_tied_to_lock"
            ),
            CompositeForeignKey(
                to="way_out.LockLink",
                fields=("link", "controller"),
                name="lock_answer_tied_to_link",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["lock", "-at"], name="lock_answer_latest"),
        ]

    def __str__(self) -> str:
        return f"lock answer {self.pk}"

    @property
    def way_in_words(self) -> str:
        """How it came to be written; "" where the product wrote it."""
        if self.link_id is not None:
            return gettext("by link")
        return gettext("written by %(name)s") % {"name": self.by.name} if self.by else ""

    def holds_on(self, day: date) -> bool:
        return self.since_on is not None and self.since_on <= day
