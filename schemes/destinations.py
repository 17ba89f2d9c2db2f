"""Where a citizen goes, in the words of the national count of homelessness.

Danmarks Statistik asks every § 110 house each quarter where a citizen was discharged to ("hvor
brugeren er udskrevet til": dst.dk, statistikdokumentation, Boformer), and publishes no list of the
answers: its codes are *verify* (docs/schemes.md). The situations that are counted as homelessness,
and those that are not, are published: VIVE's national counts since 2007 (L. Benjaminsen,
"Hjemløshed i Danmark"), as vidensportal.dk, "Definition", has them. Which of our words belongs to
which is our reading of that list.
"""

from __future__ import annotations

from typing import Final

from schemes.texts import _

SOURCE: Final = "VIVE, Hjemløshed i Danmark (vidensportal.dk, seen in November 2026)"

#: By the key of the destination (``Stay.Destination``).
IN_THE_NATIONAL_COUNT: Final[dict[str, str]] = {
    "own_home_with_support": _("Not counted: own home"),
    "own_home": _("Not counted: own home"),
    "shelter": _("Counted: acute or temporary accommodation such as a shelter"),
    "residential": _("Not counted: residential facility"),
    "hospital": _("Counted if discharged within a month without a home to go to: in hospital"),
    "relatives": _(
        "Counted if it is for a while and without a contract: with family, friends or acquaintances"
    ),
    "street": _("Counted: in the street, a stairway, a shed or the like"),
    "other": _("Depends on where"),
    "unknown": _("Not known"),
}
