"""The number that a referral is known by: HER-2026-0117."""

from __future__ import annotations

from django.db import connection

from organisations.models import Organisation


def next_reference(receiver: Organisation, year: int) -> str:
    """The next number, never given twice; a submission that fails leaves no gap (ADR-0017).

    Taken last, right before the referral is written: whoever takes the next waits until this
    transaction ends.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO referrals_referralcounter AS counter (controller_id, year, last)"
            " VALUES (%s, %s, 1)"
            " ON CONFLICT (controller_id, year) DO UPDATE SET last = counter.last + 1"
            " RETURNING last",
            [receiver.pk, year],
        )
        (number,) = cursor.fetchone()
    return f"{receiver.reference_prefix}-{year}-{number:04d}"
