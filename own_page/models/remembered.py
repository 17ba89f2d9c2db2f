"""What an anonymous guest asked to be remembered, behind the code of a card only the guest has."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from organisations.models import Controlled, controller_indexed_with_more


class RememberedGuest(Controlled):
    """It names nobody: no citizen, no stay, no colleague, no day.

    What it says is sealed with a key made of the card's code, which is kept nowhere. So it is read
    with the card in the hand and in no other way, also by whoever has the database and every key of
    the product; a lost card is forgotten. It has no change history: when it goes, it is gone.
    """

    controller = controller_indexed_with_more()
    #: What the code finds it by.
    fingerprint = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    #: The first of the month in which the card was last used: a day would tell whose night it was.
    month = models.DateField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["controller", "fingerprint"], name="remembered_by_one_card"
            ),
            models.CheckConstraint(
                name="remembered_by_month_alone", condition=models.Q(month__day=1)
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "month"], name="remembered_by_month"),
        ]

    def __str__(self) -> str:
        return f"remembered guest {self.pk}"
