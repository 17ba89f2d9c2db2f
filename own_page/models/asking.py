"""Three short questions: when they were put, by which channel, and what the citizen answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import (
    Controlled,
    LinkMail,
    WrittenOnce,
    controller_indexed_with_more,
)
from placements.models import Stay


class By(models.TextChoices):
    """How the citizen wants to be asked."""

    PAGE = "page", _("On my page")
    MAIL = "mail", _("A mail that says there is something on my page")
    TALK = "talk", _("Somebody asks me, in person or by phone")


@tracked()
class Channel(Controlled):
    """What the citizen chose. Without a choice somebody of the house asks."""

    controller = controller_indexed_with_more()
    stay = models.OneToOneField(Stay, models.PROTECT, related_name="+")
    by = models.CharField(max_length=4, choices=By)
    mail = models.EmailField(blank=True)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="mail_is_sent_to_an_address",
                condition=Q(by="mail") & ~Q(mail="") | ~Q(by="mail") & Q(mail=""),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="channel_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="channel_by_stay"),
        ]

    def __str__(self) -> str:
        return f"channel of stay {self.stay_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects


class AskingQuerySet(models.QuerySet["Asking"]):
    def visible_to(self, actor: Actor, facilities: Collection[int] | None = None) -> AskingQuerySet:
        return self.filter(stay__in=Stay.objects.visible_to(actor, facilities=facilities))

    def open_on(self, day: date) -> AskingQuerySet:
        """Still waited for: not answered, not stopped, not past its last day."""
        return self.filter(reply=None, stopped_at=None, ends_on__gt=day)


class Asking(Controlled):
    """That the questions were put, once for each moment. No reply until ``ends_on`` is a silence,
    and stays one."""

    class Moment(models.TextChoices):
        DAY_3 = "day_3", _("On the 3rd day")
        LEAVING = "leaving", _("At leaving")
        AFTER_30 = "after_30", _("30 days after")
        AFTER_90 = "after_90", _("90 days after")
        AFTER_180 = "after_180", _("180 days after")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    moment = models.CharField(max_length=10, choices=Moment)
    by = models.CharField(max_length=4, choices=By)
    asked_at = models.DateTimeField()
    #: On this day who has not answered is reminded, once; None when that is done.
    remind_on = models.DateField(null=True)
    #: The first day on which it is not answered any more.
    ends_on = models.DateField()
    #: The citizen has died, says no, or takes the consent back.
    stopped_at = models.DateTimeField(null=True)

    objects = AskingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["stay", "moment"], name="asked_once_for_each_moment"),
            models.UniqueConstraint(fields=["id", "controller"], name="asking_and_controller"),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="asking_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "remind_on"],
                condition=Q(remind_on__isnull=False),
                name="askings_to_remind",
            ),
        ]

    def __str__(self) -> str:
        return f"asking {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects


class Reply(WrittenOnce):
    """What the citizen answered, on a day; ``by`` the colleague who wrote it down, None where the
    citizen did. It is never changed."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")
        SKIPPED = "skipped", _("I would rather not say")

    asking = models.OneToOneField(Asking, models.PROTECT, related_name="reply")
    safe = models.CharField(max_length=7, choices=Answer)
    helped = models.CharField(max_length=7, choices=Answer)
    decides = models.CharField(max_length=7, choices=Answer)
    words = models.TextField(blank=True)

    class Meta(WrittenOnce.Meta):
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="own_page.Asking",
                fields=("asking", "controller"),
                name="reply_tied_to_asking",
            ),
        ]

    def __str__(self) -> str:
        return f"reply {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.asking.event_subjects


class AskingMail(Controlled, LinkMail):
    """A mail that says there is something on the page. Its link is the page's own address: who has
    it and neither card nor PIN sees nothing."""

    class Why(models.TextChoices):
        ASKED = "asked"
        REMINDED = "reminded"

    controller = controller_indexed_with_more()
    asking = models.ForeignKey(Asking, models.PROTECT, related_name="mails", db_index=False)
    why = models.CharField(max_length=10, choices=Why)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["asking", "why"], name="asking_mailed_once_for_each"),
            CompositeForeignKey(
                to="own_page.Asking",
                fields=("asking", "controller"),
                name="asking_mail_tied_to_asking",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="asking_mails_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"asking mail {self.pk}"
