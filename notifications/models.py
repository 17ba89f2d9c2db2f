"""What people are told of: what happened, what is to be made, and the mails that say it."""

from __future__ import annotations

from datetime import date
from email.utils import parseaddr
from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from audit.models import Event
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from notifications.stages import LATEST_FOR_LEADER, Stage
from organisations.actors import Actor
from organisations.models import Controlled, TimeAway, User, controller_indexed_with_more
from placements.models import Facility, FollowUp, Stay


class News(Controlled):
    """Something happened that one person should know of; shown in Min dag until seen.

    Made from events by a worker, so (user, event) is unique: handed on twice is told once. It
    belongs to the reader's organisation, which may not read the event (a region's nurse is told
    of a municipality's decision): therefore it holds what its sentence needs, and never joins.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="news", db_index=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    referral_id = models.BigIntegerField(null=True)
    stay_id = models.BigIntegerField(null=True)
    #: What the sentence is about: a referral's reference or a place's name; never a citizen's.
    about = models.CharField(max_length=120, blank=True)
    #: How the scheme says it, as a source text; "" where the kind's own sentence says it.
    words = models.CharField(max_length=120, blank=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["user", "event"], name="one_news_per_user_and_event")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["user", "controller", "at"],
                condition=models.Q(seen_at=None),
                name="news_not_seen",
            )
        ]

    def __str__(self) -> str:
        return f"news of event {self.event_id}"


class Mail(Controlled):
    """One message to one person, of everything one sweep had for them.

    It holds no personal data of a citizen: what, where, by when, a link. The row is the truth about
    whether it was sent; the broker only says when to look.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    subject = models.CharField(max_length=160)
    text = models.TextField()
    made_at = models.DateTimeField()
    #: None once it was sent or dropped.
    next_try_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    #: Tried for too long, or no longer needed.
    dropped_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    #: The class of the last error, or why it was dropped; an error's text may hold an address.
    last_error = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="mails_waiting",
            )
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="mail_and_controller"),
            models.CheckConstraint(
                name="mail_waits_or_was_sent_or_dropped",
                condition=Q(next_try_at__isnull=False, sent_at=None, dropped_at=None)
                | Q(next_try_at=None, sent_at__isnull=False, dropped_at=None)
                | Q(next_try_at=None, sent_at=None, dropped_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"

    @property
    def message_id(self) -> str:
        """The same each time it is sent: a mail program shows a duplicate as one message."""
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
        return f"<{self.pk}.{self.made_at:%Y%m%d%H%M%S}.reminder@{domain}>"


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, actor: Actor) -> ReminderQuerySet:
        """One's own, of follow-ups one may still see."""
        return self.filter(
            controller=actor.organisation,
            user=actor.user,
            follow_up__in=FollowUp.objects.visible_to(actor),
        )

    def standing(self, on: date) -> ReminderQuerySet:
        """Of follow-ups that are still to do, on the date it spoke of; of a colleague's, while the
        colleague is away."""
        away = TimeAway.objects.on(on).filter(user=models.OuterRef("instead_of"))
        return self.filter(
            Q(instead_of=None) | models.Exists(away),
            follow_up__status=FollowUp.Status.OPEN,
            follow_up__due_on=F("due_on"),
            follow_up__stay__status__in=REMINDED_OF,
        )

    def unseen(self) -> ReminderQuerySet:
        return self.filter(seen_at=None)


#: Before moving in, an orientering by law counts from the decision; after leaving, what is open is
#: what the scheme wants even then. Of a stay that will not be, nothing is left to do.
REMINDED_OF = (Stay.Status.PLANNED, Stay.Status.HERE, Stay.Status.LEFT)


class Reminder(Controlled):
    """One person was told of one stage of one follow-up and its date; a moved one is told anew.

    Shown in Min dag until seen, done or moved. Made by the sweep alone, which is why nothing here
    is an event: this row is the record, and nobody else need hear of it (ADR-0008).
    """

    follow_up = models.ForeignKey(
        FollowUp, models.CASCADE, related_name="reminders", db_index=False
    )
    stage = models.PositiveSmallIntegerField(choices=Stage)
    #: The due date it spoke of.
    due_on = models.DateField()
    user = models.ForeignKey(User, models.CASCADE, related_name="reminders")
    #: Told as the leader that it is overdue, not as the one who makes it.
    as_leader = models.BooleanField(default=False)
    #: Told for this colleague, who is away.
    instead_of = models.ForeignKey(
        User, models.CASCADE, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    #: To be mailed, and in no mail yet: the person gets one a day, or the sweep is at it.
    waits_for_mail = models.BooleanField(default=False, db_default=False)
    mail = models.ForeignKey(Mail, models.PROTECT, null=True, related_name="reminders")

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["at", "due_on", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["user", "controller"],
                condition=Q(seen_at=None),
                name="reminders_not_seen",
            ),
            models.Index(
                fields=["controller"], condition=Q(waits_for_mail=True), name="reminders_not_mailed"
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="reminder_waits_or_is_in_a_mail",
                condition=Q(waits_for_mail=False) | Q(mail=None),
            ),
            models.UniqueConstraint(
                fields=["follow_up", "due_on", "user", "stage"], name="reminded_once"
            ),
            CompositeForeignKey(
                to="placements.FollowUp",
                fields=("follow_up", "controller"),
                name="reminder_tied_to_follow_up",
            ),
            CompositeForeignKey(
                to="notifications.Mail", fields=("mail", "controller"), name="reminder_tied_to_mail"
            ),
        ]

    def __str__(self) -> str:
        return f"{Stage(self.stage).name} of follow-up {self.follow_up_id} to {self.user_id}"


class MailWhen(models.TextChoices):
    """When reminders come by mail. In the app they always are."""

    AT_ONCE = "at_once", _("At once")
    DIGEST = "digest", _("Once a day, at 7.00 on working days")
    OVERDUE = "overdue", _("Only when something is overdue")


@tracked(without=["digest_on"])
class MailChoice(Controlled):
    """When a person wants the mails of an organisation; who has not chosen gets them at once."""

    controller = controller_indexed_with_more()
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    chosen = models.CharField(max_length=10, choices=MailWhen, default=MailWhen.AT_ONCE)
    #: The last day whose digest was made, also if there was nothing to put into it.
    digest_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["controller", "user"], name="mail_chosen_once"),
            models.CheckConstraint(
                name="digest_has_a_day", condition=~Q(chosen="digest") | Q(digest_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"mail to {self.user_id}: {self.chosen}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}


#: A house that has not chosen: the leader hears on the first working day.
LEADER_HEARS_AFTER: Final = 1


@tracked()
class Escalation(Controlled):
    """After how many working days a house's leader hears of what is overdue."""

    facility = models.OneToOneField(Facility, models.CASCADE, related_name="+")
    working_days = models.PositiveSmallIntegerField(default=LEADER_HEARS_AFTER)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="leader_hears_within_some_days",
                condition=Q(working_days__gte=1, working_days__lte=LATEST_FOR_LEADER),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="escalation_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"leader of {self.facility_id} hears after {self.working_days}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}
