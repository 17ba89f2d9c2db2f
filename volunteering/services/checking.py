"""What is checked of every text that volunteers read: nothing in it points at a citizen."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import Checks
from core.own_row import own_row
from organisations.actors import Actor
from placements.models import Facility, Stay

_WORD: Final = re.compile(r"\w+")


def own_house(by: Actor, house: Facility) -> Facility:
    """The house, locked: two clicks at once queue. Raises :class:`NotAllowed`."""
    houses = Facility.objects.visible_to(by)
    return own_row(houses, house.pk, not_yours=_("The house is not one of yours."))


def check_without_citizens(checks: Checks, house: Facility, **texts: str) -> None:
    """No CPR number, and nobody's whole name or alias who is here or expected at the house."""
    words = {field: _words(text) for field, text in texts.items() if text}
    if not words:
        return
    open_stays = Stay.objects.filter(
        controller=house.controller_id,
        facility=house,
        status__in=[Stay.Status.PLANNED, Stay.Status.HERE],
    )
    names = open_stays.order_by().values_list("citizen__name", "citizen__alias")
    called = [_words(name) for pair in names for name in pair if name]
    for field, text in texts.items():
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)
        elif any(name and name <= words.get(field, set()) for name in called):
            checks.add(
                "names_a_citizen",
                _("A citizen of the house is named here. Volunteers read this: leave it out."),
                field=field,
            )


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
