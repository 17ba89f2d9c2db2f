"""A way of looking at the worklist that somebody keeps by name."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def visible_to(self, actor: Actor) -> SavedFilterQuerySet:
        """One's own, and those shared in the organisation."""
        own = self.filter(controller=actor.organisation)
        return own.filter(Q(owner=actor.user) | Q(is_shared=True))


class SavedFilter(Controlled):
    """The address' choices under a name. Never words that were searched: they may be a name."""

    controller = controller_indexed_with_more()
    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    #: As in the address: "vis=afgoer&haster=tonight".
    query = models.CharField(max_length=300)
    is_shared = models.BooleanField(default=False)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                "controller",
                "owner",
                Lower("name"),
                name="filter_named_once",
                violation_error_message=_("You have a filter of that name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
