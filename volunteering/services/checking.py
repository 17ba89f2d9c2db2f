"""What is checked of every text that volunteers read: nothing in it points at a citizen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from citizens.identifiers import holds_cpr
from core.checks import Checks
from core.own_row import own_row
from organisations.actors import Actor
from organisations.models import Membership
from placements.models import Facility, Stay
from volunteering.models import Volunteer

_WORD: Final = re.compile(r"\w+")
#: A set of words that no text has.
_NOTHING_WRITTEN: Final = frozenset({""})
_NAMED: Final = gettext_lazy("Volunteers read this: leave names of people out of it.")
_MAY_BE_NAMED: Final = gettext_lazy(
    "Volunteers read this. Is a name in it? If nobody who lives in the house is meant, tick that."
)
#: Danish words that are first names too. Ours: it grows with what is written.
ORDINARY_WORDS: Final = frozenset(
    {
        "ask",
        "bjørn",
        "bo",
        "dag",
        "due",
        "else",
        "falk",
        "fryd",
        "gry",
        "hans",
        "jan",
        "jul",
        "juni",
        "kaj",
        "kim",
        "lind",
        "liv",
        "lone",
        "maj",
        "mark",
        "my",
        "mynte",
        "nor",
        "odd",
        "per",
        "rose",
        "sally",
        "signe",
        "sol",
        "solveig",
        "sommer",
        "sten",
        "storm",
        "tage",
        "tom",
        "tro",
        "ulv",
        "vind",
    }
)


def own_house(by: Actor, house: Facility) -> Facility:
    """The house, locked: two clicks at once queue. Raises :class:`NotAllowed`."""
    houses = Facility.objects.visible_to(by)
    return own_row(houses, house.pk, not_yours=_("The house is not one of yours."))


def check_without_citizens(
    checks: Checks, house: Facility, *, names_nobody: bool, **texts: str
) -> None:
    """No CPR number, and no name or alias of who is here or expected at the house: whole, or the
    first name alone, also with the s of the genitive.

    A first name that is an ordinary word, or a volunteer's or a colleague's too, may be meant
    otherwise: then whoever writes says so (``names_nobody``). What is said is the same whoever is
    in the house, and whoever of them is meant.
    """
    words = {field: _words(text) for field, text in texts.items() if text}
    if not words:
        return
    names = _names(house)
    others: frozenset[str] | None = None
    for field, text in texts.items():
        of_field = words.get(field, frozenset())
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)
            continue
        if any(name.whole <= of_field for name in names):
            checks.add("names_a_citizen", _NAMED, field=field)
            continue
        first = {name.first for name in names} & of_field
        if not first:
            continue
        if others is None:
            others = _named_otherwise(house)
        if first - ORDINARY_WORDS - others:
            checks.add("names_a_citizen", _NAMED, field=field)
        elif not names_nobody:
            checks.add("may_name_a_citizen", _MAY_BE_NAMED, field=field)


@dataclass(frozen=True)
class _Name:
    whole: frozenset[str]
    first: str


def _names(house: Facility) -> list[_Name]:
    """Names and aliases of those who are here or expected. Of a single word the first is all."""
    open_stays = Stay.objects.filter(
        controller=house.controller_id,
        facility=house,
        status__in=[Stay.Status.PLANNED, Stay.Status.HERE],
    )
    rows = open_stays.order_by().values_list("citizen__name", "citizen__alias")
    called = [_WORD.findall(name.casefold()) for pair in rows for name in pair]
    return [
        _Name(frozenset(words) if len(words) > 1 else _NOTHING_WRITTEN, words[0])
        for words in called
        if words
    ]


def _named_otherwise(house: Facility) -> frozenset[str]:
    """First names of the volunteers and the colleagues of the house."""
    volunteers = Volunteer.objects.active().filter(facility=house).values_list("name", flat=True)
    colleagues = Membership.objects.filter(
        organisation=house.controller_id, assignments__facility=house
    ).values_list("user__name", flat=True)
    names = volunteers.order_by().union(colleagues.order_by()).order_by()
    return frozenset(name.split()[0].casefold() for name in names if name.strip())


def _words(text: str) -> frozenset[str]:
    """Each as it stands, and without the s of a genitive: "Majas", "Maja's"."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(words) | {word.removesuffix("s") for word in words}
