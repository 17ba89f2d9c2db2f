"""Who may call the API, and what has been answered to a key."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from oauth2_provider.models import AbstractApplication

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, Organisation, Unit, controller_indexed_with_more


@tracked(without=["client_secret"])
class Client(AbstractApplication):
    """A partner's system. It acts for one organisation and nothing else (ADR-0007).

    A client is never changed into another: a new secret is a new client, and the old is revoked.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="clients")
    #: The ward or team it refers for; None: what it sends belongs to no unit.
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="clients")
    #: Values of ``interop.scopes.Scope``.
    scopes = ArrayField(models.CharField(max_length=40))
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="clients_bring_credentials_only",
                condition=Q(
                    authorization_grant_type="client-credentials",
                    client_type="confidential",
                    hash_client_secret=True,
                ),
            ),
            CompositeForeignKey(
                to="organisations.Unit",
                fields=("unit", "organisation"),
                name="client_tied_to_unit_s_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.client_id

    @property
    def controller_id(self) -> int:
        """Whose data it reads and writes."""
        return self.organisation_id

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}

    def is_usable(self, _request: object) -> bool:
        """Asked by the library before it gives a token."""
        return self.revoked_at is None


class KeptAnswer(Controlled):
    """What a client was answered to an ``Idempotency-Key``; ``controller`` is the client's own.

    Key and body are kept as fingerprints and the answer sealed: what they say about a citizen
    belongs to the one who received it, and is read here by nobody but the client that wrote it.
    """

    controller = controller_indexed_with_more()
    client = models.ForeignKey(Client, models.CASCADE, related_name="+", db_index=False)
    key = models.BinaryField()
    body = models.BinaryField()
    status = models.PositiveSmallIntegerField()
    location = models.CharField(max_length=200)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["client", "key"], name="one_answer_per_key")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "kept_at"], name="kept_answers_by_age")
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
