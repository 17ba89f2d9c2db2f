"""The columns of each kind of file: what they are called, what they mean, which words they take.

They are told from the header, in any order. Their names are Danish whatever the language of the
page is: whoever calls these functions speaks the language of the files (``in_files_language``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import schemes
from core.plain_text import one_line
from core.problems import Text
from imports.models import Kind
from placements.models import Facility, PlaceNeed, Stay


def in_files_language() -> translation.override:
    """What stands in files, and what is said of their rows, is Danish."""
    return translation.override(settings.LANGUAGE_CODE)


def folded(text: str) -> str:
    """Words are the same however they are typed."""
    return one_line(text).casefold().rstrip(" *:.")


@dataclass(frozen=True)
class Column:
    key: str
    label: Text
    means: Text
    example: str | date
    needed: bool = False


_KEY: Final = gettext_lazy("The old system's own number for it. By it the same row is known again.")
_MUNICIPALITY: Final = gettext_lazy("The municipality's name, or its number with four digits.")

COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    Kind.PLACES: (
        Column(
            "house",
            gettext_lazy("House"),
            gettext_lazy("A house that is opened here already, by its name."),
            "Skovlyset",
            needed=True,
        ),
        Column(
            "name",
            gettext_lazy("Place"),
            gettext_lazy("What the place is called, for example “Home 1”."),
            "Bolig 1",
            needed=True,
        ),
        Column(
            "track",
            gettext_lazy("Kind of place"),
            gettext_lazy("May be left out where the house has only one kind."),
            "Fleksibel bolig",
        ),
        Column(
            "opens_on",
            gettext_lazy("Opens on"),
            gettext_lazy("The first day on which the place is there."),
            date(2020, 1, 1),
            needed=True,
        ),
        Column(
            "closes_on",
            gettext_lazy("Closes on"),
            gettext_lazy("The first day on which it is there no more; empty where it still is."),
            "",
        ),
        Column(
            "description",
            gettext_lazy("Description"),
            gettext_lazy("In a few words."),
            "Lejlighed med eget bad",
        ),
        Column(
            "equipment",
            gettext_lazy("Equipment"),
            gettext_lazy("What the place has, with a comma between."),
            "Eget bad",
        ),
        Column(
            "turnaround_days",
            gettext_lazy("Days to make it ready"),
            gettext_lazy("After each stay, while nobody can have it; empty for none."),
            "1",
        ),
    ),
    Kind.CITIZENS: (
        Column(
            "number",
            gettext_lazy("CPR number"),
            gettext_lazy("Ten digits. Without it there must be a key."),
            "010190-0000",
        ),
        Column("key", gettext_lazy("Key"), _KEY, "B-1001"),
        Column("name", gettext_lazy("Name"), gettext_lazy("First and last name."), "Maja Eksempel"),
        Column(
            "alias",
            gettext_lazy("Called"),
            gettext_lazy("What the citizen is called; alone where the citizen is anonymous."),
            "",
        ),
        Column(
            "anonymous",
            gettext_lazy("Anonymous"),
            gettext_lazy("Yes where the citizen gave no name: then only what they are called."),
            "nej",
        ),
        Column(
            "birth_date",
            gettext_lazy("Date of birth"),
            gettext_lazy("Not needed where there is a CPR number."),
            "",
        ),
        Column("home_municipality", gettext_lazy("Home municipality"), _MUNICIPALITY, "Herning"),
        Column("phone", gettext_lazy("Phone"), gettext_lazy("The citizen's own."), "00 00 00 01"),
        Column(
            "protected_address",
            gettext_lazy("Protected address"),
            gettext_lazy("Yes or no."),
            "nej",
        ),
        Column("died_on", gettext_lazy("Died on"), gettext_lazy("Where the citizen has died."), ""),
    ),
    Kind.STAYS: (
        Column(
            "number",
            gettext_lazy("CPR number"),
            gettext_lazy("Whose stay it was. Or the citizen's key."),
            "010190-0000",
        ),
        Column(
            "citizen_key",
            gettext_lazy("The citizen's key"),
            gettext_lazy("As it stood in the file of citizens."),
            "B-1001",
        ),
        Column("key", gettext_lazy("Key"), _KEY, "O-2001"),
        Column(
            "house",
            gettext_lazy("House"),
            gettext_lazy("A house that is opened here already, by its name."),
            "Skovlyset",
            needed=True,
        ),
        Column(
            "place",
            gettext_lazy("Place"),
            gettext_lazy("The place the citizen had; empty for outreach."),
            "Bolig 1",
        ),
        Column(
            "track",
            gettext_lazy("Kind of help"),
            gettext_lazy("Needed only where no place is named: outreach."),
            "",
        ),
        Column(
            "arrived",
            gettext_lazy("Arrived on"),
            gettext_lazy("The first night, day 1."),
            date(2024, 2, 1),
            needed=True,
        ),
        Column(
            "left",
            gettext_lazy("Left the house on"),
            gettext_lazy("The day of leaving; empty where the citizen is still here."),
            date(2024, 5, 1),
        ),
        Column(
            "ending",
            gettext_lazy("How it ended"),
            gettext_lazy("Needed where the citizen has left."),
            "Som planlagt",
        ),
        Column(
            "destination",
            gettext_lazy("Left for"),
            gettext_lazy("Needed where the citizen has left, and has not died."),
            "Egen bolig med støtte",
        ),
        Column(
            "note",
            gettext_lazy("Note on leaving"),
            gettext_lazy("Needed where the citizen was asked to leave: why."),
            "",
        ),
        Column(
            "planned_end",
            gettext_lazy("Planned end"),
            gettext_lazy(
                "Needed where the citizen is still here. Where the offer sets no end it is the "
                "next review, and may be left out."
            ),
            "",
        ),
        Column("home_municipality", gettext_lazy("Home municipality"), _MUNICIPALITY, ""),
        Column("acting_municipality", gettext_lazy("Acting municipality"), _MUNICIPALITY, ""),
        Column("paying_municipality", gettext_lazy("Paying municipality"), _MUNICIPALITY, ""),
    ),
}


def column_named(kind: str, key: str) -> str:
    """What a column is called; "" for the row as a whole."""
    return next((str(column.label) for column in COLUMNS[kind] if column.key == key), "")


def kinds_by_word(house: Facility, *, with_place: bool | None = None) -> Mapping[str, str]:
    """What the kinds of places and of help are called in any version of the house's rules, and
    their keys; ``with_place`` only those that take a place, or only the others."""
    return _kinds_by_word(house.scheme, with_place, translation.get_language())


@cache
def _kinds_by_word(scheme: str, with_place: bool | None, _language: str) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for version in reversed(schemes.get(scheme).versions):
        for track in version.tracks:
            if with_place is None or track.takes_place == with_place:
                words.setdefault(_(track.name), track.key)
    return words


def allowed_words(kind: str, houses: list[Facility]) -> Mapping[str, list[str]]:
    """By the key of a column the words it takes, for the template's explanation."""
    if kind == Kind.CITIZENS:
        return {each: [_("yes"), _("no")] for each in ("anonymous", "protected_address")}
    names = [house.name for house in houses]
    if kind == Kind.PLACES:
        tracks = {word for house in houses for word in kinds_by_word(house, with_place=True)}
        needs = [str(label) for label in PlaceNeed.labels]
        return {"house": names, "track": sorted(tracks), "equipment": needs}
    tracks = {word for house in houses for word in kinds_by_word(house, with_place=False)}
    return {
        "house": names,
        "track": sorted(tracks),
        "ending": [str(label) for label in Stay.Ending.labels],
        "destination": [str(label) for label in Stay.Destination.labels],
    }
