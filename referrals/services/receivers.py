"""Which organisation receives referrals to which scheme."""

from __future__ import annotations

from collections import defaultdict

from django.db import connection

import schemes
from organisations.models import Organisation
from schemes.base import Scheme


def receivers() -> list[tuple[Organisation, Scheme]]:
    """Every organisation that runs a facility of a scheme, with the scheme.

    Facilities of others can't be read; that they run a scheme is told by the database, and never
    by the organisation's name. Organisations by identity, schemes in the order of registration.
    """
    keys_run: dict[int, set[str]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisation_id, scheme FROM referrals_receivers()")
        for organisation_id, key in cursor.fetchall():
            keys_run[organisation_id].add(key)
    return [
        (organisation, scheme)
        for organisation in Organisation.objects.filter(pk__in=keys_run).order_by("pk")
        for key, scheme in schemes.SCHEMES.items()
        if key in keys_run[organisation.pk]
    ]


def receivers_of(scheme: Scheme) -> list[Organisation]:
    """The organisations that run a facility of the scheme, by name; seldom more than one."""
    runs = [organisation for organisation, run in receivers() if run.key == scheme.key]
    return sorted(runs, key=lambda organisation: organisation.name)
