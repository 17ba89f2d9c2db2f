"""The houses that have published a page, as everybody may read them.

Nobody is signed in here, so nothing is read as any organisation: the database tells what was
published and nothing else (``public_house_pages()``, docs/security/holes.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

import schemes
from organisations.models import Organisation
from schemes.base import NoVersion, Scheme, Track, Version

_COLUMNS: Final = (
    "organisation_id",
    "facility_id",
    "slug",
    "name",
    "scheme",
    "address",
    "phone",
    "text_da",
    "text_en",
)


@dataclass(frozen=True, kw_only=True)
class PublishedHouse:
    organisation: Organisation
    facility_id: int
    slug: str
    name: str
    scheme: Scheme
    address: str
    #: The house's, else its organisation's.
    phone: str
    text_da: str
    text_en: str = ""

    def version_on(self, day: date) -> Version | None:
        """None where its scheme has no rules in force."""
        try:
            return self.scheme.on(day)
        except NoVersion:
            return None

    def asked_here(self, day: date) -> list[Track]:
        """What a citizen may ask for alone, on this page."""
        version = self.version_on(day)
        return [track for track in version.tracks if track.asked_on_public_page] if version else []


def published_houses() -> list[PublishedHouse]:
    """All of them, by name."""
    return _read("ORDER BY name, slug", [])


def published_house(slug: str) -> PublishedHouse | None:
    return next(iter(_read("WHERE slug = %s", [slug])), None)


def _read(narrowed: str, values: list[str]) -> list[PublishedHouse]:
    with connection.cursor() as cursor:
        # All of it is constants of this file.
        columns = ", ".join(_COLUMNS)
        cursor.execute(f"SELECT {columns} FROM public_house_pages() {narrowed}", values)  # noqa: S608
        rows = [dict(zip(_COLUMNS, row, strict=True)) for row in cursor.fetchall()]
    organisations = Organisation.objects.in_bulk({row["organisation_id"] for row in rows})
    houses = []
    for row in rows:
        organisation = organisations[row.pop("organisation_id")]
        scheme = schemes.SCHEMES.get(row.pop("scheme"))
        if scheme is not None:
            row["phone"] = row["phone"] or organisation.phone
            houses.append(PublishedHouse(organisation=organisation, scheme=scheme, **row))
    return houses
