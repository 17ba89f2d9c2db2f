"""`manage.py mails`: whether mail gets out; what waits, what fails and why, what was dropped."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Count, Max, Min, Q

from core.acting import acting
from notifications.models import Mail
from organisations.models import Organisation


class Command(BaseCommand):
    help = "Says for each organisation how many mails wait, fail and were dropped, and why."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for organisation in Organisation.objects.order_by("pk"):
            with acting(organisation), transaction.atomic():
                self._tell(organisation)

    def _tell(self, organisation: Organisation) -> None:
        mails = Mail.objects.order_by()
        totals = mails.aggregate(
            waiting=Count("pk", filter=Q(next_try_at__isnull=False)),
            oldest=Min("made_at", filter=Q(next_try_at__isnull=False)),
            sent=Count("pk", filter=Q(sent_at__isnull=False)),
            last=Max("sent_at"),
        )
        line = f"{organisation.key}: {totals['sent']} sent (last {totals['last'] or 'never'})"
        self.stdout.write(f"{line}, {totals['waiting']} waiting (since {totals['oldest'] or '-'})")
        troubles = (
            mails.exclude(last_error="")
            .filter(sent_at=None)
            .values("last_error", dropped=Q(dropped_at__isnull=False))
            .annotate(n=Count("pk"))
            .order_by("dropped", "last_error")
        )
        for trouble in troubles:
            what = "dropped" if trouble["dropped"] else "failing"
            self.stdout.write(f"  {trouble['n']} {what}: {trouble['last_error']}")
