"""A call or a visit that is no referral: who it was, what about, and what was said."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.actors import Actor
from organisations.models import WrittenOnce, controller_indexed_with_more
from placements.models.facility import Facility


class CallNoteQuerySet(models.QuerySet["CallNote"]):
    def visible_to(self, actor: Actor) -> CallNoteQuerySet:
        """Of the facilities in sight."""
        return self.filter(
            controller=actor.organisation, facility__in=Facility.objects.visible_to(actor)
        )


class WhyNobody(models.TextChoices):
    """Why nobody could help one who asked."""

    NO_ROOM = "no_room", _("No place was free")
    CLOSED = "closed", _("The facility was closed, or nobody was on duty")
    NOT_THE_GROUP = "not_the_group", _("The citizen is not in the target group")
    MUNICIPALITY = "municipality", _("The citizen belongs to another municipality")
    SAFETY = "safety", _("It was not safe for the citizen or the house")
    OTHER = "other", _("Something else")


class CallNote(WrittenOnce):
    """No citizen is registered by it: whoever only asks leaves no case behind."""

    class Caller(models.TextChoices):
        CITIZEN = "citizen", _("The citizen")
        RELATIVE = "relative", _("A relative or friend")
        PROFESSIONAL = "professional", _("A professional")
        OTHER = "other", _("Somebody else")

    class Way(models.TextChoices):
        PHONE = "phone", _("On the phone")
        DOOR = "door", _("At the door")

    class Outcome(models.TextChoices):
        TOLD_WHO_REFERS = "told_who_refers", _("Was told who can refer, or how to apply")
        REFERRAL = "referral", _("A referral is written")
        GUEST = "guest", _("Got the guest room")
        SENT_ON = "sent_on", _("Was helped on to somebody else")
        NOBODY = "nobody", _("Nobody could help")
        ADVICE = "advice", _("Got advice; nothing more was wanted")

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    caller = models.CharField(max_length=14, choices=Caller)
    way = models.CharField(max_length=6, choices=Way)
    #: From where: a ward, a street, a drop-in centre; "" where it was not said.
    calls_from = models.CharField(max_length=120, blank=True)
    about = models.TextField()
    answer = models.TextField(blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome)

    objects = CallNoteQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "facility", "-at"], name="call_note_by_time")
        ]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="call_note_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"call {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}
