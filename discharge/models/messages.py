"""What the two sides write to each other about the case."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from discharge.models.on_referral import Written, tied


class Message(Written):
    """It stands as it was written."""

    text = models.TextField()

    append_only = True

    class Meta(Written.Meta):
        ordering = ["pk"]
        constraints: ClassVar[list[Any]] = [tied("message")]

    def __str__(self) -> str:
        return f"message {self.pk}"


class MessageReceipt(Written):
    """``side`` has read all up to and with ``up_to``."""

    up_to = models.ForeignKey(Message, models.CASCADE, related_name="+", db_index=False)

    append_only = True

    class Meta(Written.Meta):
        constraints: ClassVar[list[Any]] = [
            tied("message_receipt"),
            models.UniqueConstraint(fields=["up_to", "side"], name="read_once_by_each_side"),
        ]

    def __str__(self) -> str:
        return f"read up to {self.up_to_id}"
