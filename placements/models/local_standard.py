"""An organisation's published standard for what it offers (kvalitetsstandard)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from organisations.models import Organisation, WrittenOnce, controller_indexed_with_more


class LocalStandardQuerySet(models.QuerySet["LocalStandard"]):
    def of(self, controller: Organisation | int, scheme: str) -> LocalStandardQuerySet:
        return self.filter(controller=controller, scheme=scheme)

    def in_force_on(self, day: date) -> LocalStandard | None:
        """The latest to begin, then to be written; None where none has begun, or none is used."""
        latest = self.filter(starts_on__lte=day).order_by("-starts_on", "-pk").first()
        return latest if latest is not None and latest.title else None


class LocalStandard(WrittenOnce):
    """Which standard a scheme's decisions name, from a day on. A change is another row."""

    controller = controller_indexed_with_more()
    #: Key in ``schemes.SCHEMES``.
    scheme = models.CharField(max_length=40)
    #: "": none is named from that day on.
    title = models.CharField(max_length=160, blank=True)
    version = models.CharField(max_length=80, blank=True)
    #: Where it can be read.
    link = models.URLField(max_length=300, blank=True)
    starts_on = models.DateField()

    objects = LocalStandardQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "scheme", "starts_on"], name="local_standard_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}".strip()

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}

    @property
    def plain(self) -> dict[str, str]:
        """As a decision keeps it (``Decision.standard``)."""
        return {"title": self.title, "version": self.version, "link": self.link}
